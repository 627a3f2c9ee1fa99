import type { Announcement, Language } from '@keqiao/shared/notices'
import type { Tx } from '../platform/db/database.ts'

/** Telling people things, in the transaction that made them so. What is told holds no contact data and nothing hidden from them. */
export interface Announcer {
  /** Inbox and, as each person chose, mail. The same person named twice is told once. */
  add(tx: Tx, personIds: readonly string[], notice: Announcement): Promise<void>
  /** To an address without an account, or one still to be proven. */
  addMail(tx: Tx, address: string, notice: Announcement, language?: Language): Promise<void>
}
