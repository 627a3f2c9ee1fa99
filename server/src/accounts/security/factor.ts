import { CENTRE_ROLES } from '@keqiao/shared/accounts'
import { isAPIError } from 'better-auth/api'
import { generateRandomString, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { Refusal, wrongAt } from '../../platform/refusal.ts'
import { holderOf } from '../../platform/trail.ts'
import { codesOf } from '../second-factor.ts'
import { appointmentsOf, secondFactorOf } from '../store.ts'
import { ASKED_AGAIN } from './limits.ts'
import type { Proofs } from './proofs.ts'
import * as store from './store.ts'
import type { From, Given, Uses } from './uses.ts'

interface Person {
  id: string
  email: string
}
interface Started {
  uri: string
  secret: string
  backupCodes: string[]
}

/** Setting up, exchanging and dropping the code app of somebody signed in. */
export function createFactor(use: Uses & { proofs: Proofs }) {
  const { auth, db, notices, proofs, trail } = use
  const key = async () => (await auth.$context).secretConfig

  return {
    /** The first app, or a new one beside the present one until its first code. */
    async startFactor(person: Person, { password, code }: { password: string; code?: string | undefined }, from: From) {
      await proofs.password(person.id, password, 'password')
      const present = await secondFactorOf(db.read, person.id)
      if (!present?.verified) {
        const made = await auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers: from.headers })
        if (made.method !== 'totp') throw new Error('the library made no code app')
        return { uri: made.totpURI, secret: secretIn(made.totpURI), backupCodes: made.backupCodes } satisfies Started
      }
      if (!code) throw wrongAt('code', 'required')
      await proofs.code(person.id, code, from)
      const secret = generateRandomString(32)
      const backupCodes = Array.from({ length: 10 }, () => generateRandomString(10)).map(
        (one) => `${one.slice(0, 5)}-${one.slice(5)}`,
      )
      const next = {
        nextSecret: await symmetricEncrypt({ key: await key(), data: secret }),
        nextBackupCodes: await symmetricEncrypt({ key: await key(), data: JSON.stringify(backupCodes) }),
      }
      await db.write((tx) => store.keepNextFactor(tx, person.id, next))
      const uri = codesOf(secret, person.email).toString()
      return { uri, secret: secretIn(uri), backupCodes } satisfies Started
    },

    async confirmFactor(person: Person, { code }: { code: string }, from: From): Promise<Given<{ done: true }>> {
      await proofs.allow([{ limit: ASKED_AGAIN, key: ['first-code', person.id] }])
      const present = await secondFactorOf(db.read, person.id)
      if (!present) throw new Refusal('transition_refused')
      const cookies = present.verified ? await exchange(person, present, code) : await enrol(code, from)
      const current = present.verified ? from.session?.id : await sessionNow(cookies)
      await db.write(async (tx) => {
        await store.endSessions(tx, person.id, { but: current ?? null })
        await notices.add(tx, [person.id], { code: 'second_factor_on', facts: {}, subject: 'account' })
        await trail.record(tx, holderOf(person.id), 'second_factor.enrolled', `person:${person.id}`, {})
      })
      return { reply: { done: true }, cookies }
    },

    async renewBackupCodes(person: Person, { password, code }: { password: string; code: string }, from: From) {
      await proofs.password(person.id, password, 'password')
      await proofs.code(person.id, code, from)
      const { backupCodes } = await auth.api.generateBackupCodes({ body: { password }, headers: from.headers })
      await db.write((tx) => trail.record(tx, holderOf(person.id), 'second_factor.renewed', `person:${person.id}`, {}))
      return { backupCodes }
    },

    async dropFactor(
      person: Person,
      { password, code }: { password: string; code: string },
      from: From,
    ): Promise<Given<{ done: true }>> {
      const roles = await appointmentsOf(db.read, person.id)
      if (roles.some(({ role }) => CENTRE_ROLES.includes(role))) throw new Refusal('second_factor_needed')
      await proofs.password(person.id, password, 'password')
      await proofs.code(person.id, code, from)
      const { headers } = await auth.api.disableTwoFactor({ body: { password }, headers: from.headers, returnHeaders: true })
      const cookies = headers.getSetCookie()
      const current = await sessionNow(cookies)
      await db.write(async (tx) => {
        await store.endSessions(tx, person.id, { but: current })
        await notices.add(tx, [person.id], { code: 'second_factor_off', facts: {}, subject: 'account' })
        await trail.record(tx, holderOf(person.id), 'second_factor.dropped', `person:${person.id}`, {})
      })
      return { reply: { done: true }, cookies }
    },
  }

  async function enrol(code: string, from: From): Promise<string[]> {
    try {
      const { headers } = await auth.api.verifyTOTP({ body: { code }, headers: from.headers, returnHeaders: true })
      return headers.getSetCookie()
    } catch (fault) {
      throw isAPIError(fault) ? wrongAt('code', 'code_wrong') : fault
    }
  }

  async function exchange(person: Person, present: { nextSecret: string | null; nextBackupCodes: string | null }, code: string) {
    const { nextSecret, nextBackupCodes } = present
    if (!nextSecret || !nextBackupCodes) throw new Refusal('transition_refused')
    const codes = codesOf(await symmetricDecrypt({ key: await key(), data: nextSecret }))
    const delta = codes.validate({ token: code, window: 1 })
    if (delta === null) throw wrongAt('code', 'code_wrong')
    await db.write((tx) => store.replaceFactor(tx, person.id, nextSecret, nextBackupCodes, codes.counter() + delta))
    return []
  }

  /** The session that these fresh cookies stand for. */
  async function sessionNow(cookies: string[]): Promise<string | null> {
    const cookie = cookies.map((line) => line.split(';')[0]).join('; ')
    return (await auth.api.getSession({ headers: new Headers({ cookie }) }))?.session.id ?? null
  }
}

const secretIn = (uri: string) => new URL(uri).searchParams.get('secret') ?? ''
