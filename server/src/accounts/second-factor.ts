import { APIError } from 'better-auth/api'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { Secret, TOTP } from 'otpauth'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import type { Auth } from './auth.ts'
import * as store from './store.ts'

export const ISSUER = '科桥 Keqiao'

/** A six-digit code every thirty seconds; the secret's text is the key, as better-auth has it. */
export const codesOf = (secret: string, label = '') =>
  new TOTP({ secret: Secret.fromUTF8(secret), issuer: ISSUER, ...(label && { label }) })

/** Whether this very session passed the second factor of a person who has one. */
export const passedSecondFactor = (found: {
  user: { twoFactorEnabled?: boolean | null | undefined }
  session: { secondFactorAt?: Date | null | undefined }
}): boolean => found.user.twoFactorEnabled === true && found.session.secondFactorAt != null

interface Context {
  path?: string
  body?: { code?: string }
  context: { secretConfig: Parameters<typeof symmetricDecrypt>[0]['key'] }
}

const VERIFIES = ['/two-factor/verify-totp', '/two-factor/verify-backup-code']
/** Its library copies the old session into the new one. */
const DROPS = '/two-factor/disable'

/** Runs before a session is stored: our clock on it, and the mark of a second factor only by a code just verified. */
export async function stampSession(use: { db: Database; clock: Clock }, session: { userId: string }, given: unknown) {
  const { path = '', ...context } = (given as Context | null) ?? {}
  const at = new Date(use.clock.millis())
  if (path === '/two-factor/verify-totp') await spendCode(use.db, session.userId, context as Context)
  if (VERIFIES.includes(path)) return { data: { ...session, openedAt: at, lastSeenAt: at, secondFactorAt: at } }
  if (path === DROPS) return { data: { ...session, openedAt: at, lastSeenAt: at, secondFactorAt: null } }
  return { data: { openedAt: at, lastSeenAt: at, ...session } }
}

async function spendCode(db: Database, personId: string, { body, context }: Context) {
  const factor = await store.secondFactorOf(db.read, personId)
  const secret = factor && (await symmetricDecrypt({ key: context.secretConfig, data: factor.secret }))
  if (!secret || !(await takeCode(db, personId, secret, body?.code ?? '')))
    throw APIError.from('UNAUTHORIZED', { code: 'CODE_USED', message: 'this code was used before' })
}

/** True once for each code (ASVS 6.5.1), and never for one older than the newest taken. */
export async function takeCode(db: Database, personId: string, secret: string, code: string): Promise<boolean> {
  const codes = codesOf(secret)
  const delta = codes.validate({ token: code, window: 1 })
  if (delta === null) return false
  return db.write((tx) => store.takeStep(tx, personId, codes.counter() + delta))
}

/** Sets up a person with a known secret: for demonstration accounts and tests. */
export async function enrolWith({ auth, db }: { auth: Auth; db: Database }, personId: string, secret: string) {
  if (await store.secondFactorOf(db.read, personId)) return
  const { secretConfig: key } = await auth.$context
  const kept = {
    secret: await symmetricEncrypt({ key, data: secret }),
    backupCodes: await symmetricEncrypt({ key, data: '[]' }),
  }
  await db.write((tx) => store.enrol(tx, { id: newId(), userId: personId, verified: true, ...kept }))
}
