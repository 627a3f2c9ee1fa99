import type { Limit } from '../../platform/limits.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Wrong passwords from one address, whatever the account: a lecture hall shares one, so it is wide. */
export const FROM_ADDRESS: Limit = { most: 100, windowMs: 10 * MINUTE }
/** Wrong passwords for one account from devices that never signed in to it. Its own devices and a mailed link stay open. */
export const BY_STRANGERS: Limit = { most: 20, windowMs: 10 * MINUTE }
/** Mails asked for from one address, and mails to one mailbox; what is beyond the latter is dropped in silence. */
export const MAILS_ASKED: Limit = { most: 60, windowMs: 10 * MINUTE }
export const MAILS_TO_BOX: Limit = { most: 3, windowMs: HOUR }
/** Links opened from one address, most of them wrong. */
export const LINKS_TRIED: Limit = { most: 60, windowMs: 10 * MINUTE }
/** Password and code asked again of somebody signed in. */
export const ASKED_AGAIN: Limit = { free: 5, firstMs: 2000, mostMs: 15 * MINUTE, forgetMs: HOUR }
