import type { SignIn } from '@keqiao/shared/security'
import { isAPIError } from 'better-auth/api'
import { foldAddress } from '../../platform/links.ts'
import { Refusal, wrongAt } from '../../platform/refusal.ts'
import { holderOf, STRANGER } from '../../platform/trail.ts'
import type { createKnownDevices } from './known-device.ts'
import { BY_STRANGERS, FROM_ADDRESS } from './limits.ts'
import type { Proofs } from './proofs.ts'
import * as store from './store.ts'
import type { From, Given, Uses } from './uses.ts'

type KnownDevices = ReturnType<typeof createKnownDevices>

/** Where wrong passwords for an account are counted: apart for its own devices, so that strangers cannot use up their tries. */
export const wrongPasswordKey = (account: string, place: string) => ['sign-in', account, place]

const codeOf = (fault: unknown) => (isAPIError(fault) ? String(fault.body?.code ?? '') : null)

export function createSignIn(use: Uses & { proofs: Proofs; devices: KnownDevices }) {
  const { auth, db, limits, policy, proofs, devices, trail } = use

  return {
    async signIn({ email, password }: SignIn, from: From): Promise<Given<{ next: 'in' | 'code' }>> {
      const account = foldAddress(email)
      const own = devices.knows(from.headers, account)
      const here = wrongPasswordKey(account, own ? 'own' : from.address)
      const address = ['sign-in', 'address', from.address]
      const strangers = ['sign-in', 'strangers', account]
      await proofs.allow([
        { limit: FROM_ADDRESS, key: address },
        ...(own ? [] : [{ limit: BY_STRANGERS, key: strangers }]),
        { limit: policy.wrongPassword, key: here },
      ])
      try {
        const { headers, response } = await auth.api.signInEmail({
          body: { email: account, password },
          headers: from.headers,
          returnHeaders: true,
        })
        await limits.giveBack(address)
        if (!own) await limits.giveBack(strangers)
        await limits.forget(here)
        const next = 'twoFactorRedirect' in response ? 'code' : 'in'
        if ('user' in response && next === 'in') await noteOpened(response.user.id, 'password')
        return { reply: { next }, cookies: [...headers.getSetCookie(), devices.cookie(from.headers, account)] }
      } catch (fault) {
        if (codeOf(fault) === null) throw fault
        await noteRefused(account)
        throw new Refusal('credentials_wrong')
      }
    },

    async passCode({ code, kind }: { code: string; kind: 'app' | 'backup' }, from: From): Promise<Given<{ next: 'in' }>> {
      const asked = { body: { code: code.replaceAll(/\s/g, '') }, headers: from.headers, returnHeaders: true as const }
      try {
        const { headers, response } = kind === 'app' ? await auth.api.verifyTOTP(asked) : await auth.api.verifyBackupCode(asked)
        await noteOpened(response.user.id, 'second_factor')
        return { reply: { next: 'in' }, cookies: headers.getSetCookie() }
      } catch (fault) {
        if (codeOf(fault) !== null)
          await db.write((tx) => trail.record(tx, STRANGER, 'session.refused', 'session', { step: 'second_factor' }))
        throw refusalOf(codeOf(fault), fault)
      }
    },

    async signOut(personId: string | null, from: From): Promise<Given<{ done: true }>> {
      if (personId) await db.write((tx) => trail.record(tx, holderOf(personId), 'session.closed', `person:${personId}`))
      const { headers } = await auth.api.signOut({ headers: from.headers, returnHeaders: true })
      return { reply: { done: true }, cookies: headers.getSetCookie() }
    },
  }

  async function noteOpened(id: string, step: 'password' | 'second_factor') {
    await db.write((tx) => trail.record(tx, holderOf(id), 'session.opened', `person:${id}`, { step }))
  }

  /** Known and unknown addresses cost the same: one look, one line. */
  async function noteRefused(account: string) {
    await db.write(async (tx) => {
      const known = await store.personByEmail(tx, account)
      await trail.record(tx, STRANGER, 'session.refused', known ? `person:${known.id}` : 'session', { step: 'password' })
    })
  }
}

/** Of the second step: wrong stands at the field; a challenge that is over leads back to the first. */
function refusalOf(code: string | null, fault: unknown): unknown {
  if (code === null) return fault
  if (code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE') return wrongAt('code', 'code_wrong')
  if (code === 'CODE_USED') return new Refusal('challenge_over', { because: 'used' })
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return new Refusal('rate_limited', { seconds: 900 })
  return new Refusal('challenge_over', { because: 'ended' })
}
