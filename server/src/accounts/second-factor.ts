import { APIError } from 'better-auth/api'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { Secret, TOTP } from 'otpauth'
import type { Database } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import type { Auth } from './auth.ts'
import * as store from './store.ts'

/** A six-digit code every thirty seconds; the secret's text is the key, as better-auth has it. */
export const codesOf = (secret: string) => new TOTP({ secret: Secret.fromUTF8(secret) })

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

/** Runs before a session is stored: only a code just verified marks it, and each code once (ASVS 6.5.1). */
export async function markSession(db: Database, session: { userId: string }, given: unknown) {
  const context = given as Context | null
  if (!context?.path) return
  if (context.path === '/two-factor/verify-totp') await spendCode(db, session.userId, context)
  const passed = ['/two-factor/verify-totp', '/two-factor/verify-backup-code'].includes(context.path)
  return { data: { ...session, secondFactorAt: passed ? new Date() : null } }
}

async function spendCode(db: Database, personId: string, { body, context }: Context) {
  const factor = await store.secondFactorOf(db.read, personId)
  const codes = factor && codesOf(await symmetricDecrypt({ key: context.secretConfig, data: factor.secret }))
  const delta = codes?.validate({ token: body?.code ?? '', window: 1 })
  const step = codes && delta != null ? codes.counter() + delta : null
  if (step === null || !(await db.write((tx) => store.takeStep(tx, personId, step))))
    throw APIError.from('UNAUTHORIZED', { code: 'CODE_USED', message: 'this code was used before' })
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
