import { isAPIError } from 'better-auth/api'
import { symmetricDecrypt } from 'better-auth/crypto'
import type { Limit } from '../../platform/limits.ts'
import { Refusal, wrongAt } from '../../platform/refusal.ts'
import { takeCode } from '../second-factor.ts'
import { credentialOf, secondFactorOf } from '../store.ts'
import { ASKED_AGAIN } from './limits.ts'
import { type About, passwordFaults } from './passwords.ts'
import * as store from './store.ts'
import type { From, Uses } from './uses.ts'

export const tooOften = (waitMs: number) => new Refusal('rate_limited', { seconds: Math.ceil(waitMs / 1000) })

/** What somebody must show again although signed in, and what a new password must be. */
export function createProofs({ auth, db, limits, policy }: Uses) {
  const hasher = async () => (await auth.$context).password

  async function allow(asked: { limit: Limit; key: string[] }[]) {
    const waitMs = await limits.take(asked)
    if (waitMs > 0) throw tooOften(waitMs)
  }

  return {
    allow,

    hash: async (password: string) => (await hasher()).hash(password),

    /** The present password, at this field of the form. */
    async password(personId: string, password: string, path: string) {
      const key = ['password', personId]
      await allow([{ limit: ASKED_AGAIN, key }])
      const hash = (await credentialOf(db.read, personId))?.hash
      if (!hash || !(await (await hasher()).verify({ hash, password }))) throw wrongAt(path, 'password_wrong')
      await limits.forget(key)
    },

    /** A code of the app, or one of the backup codes, which is then spent. */
    async code(personId: string, code: string, from: From) {
      const key = ['code', personId]
      await allow([{ limit: ASKED_AGAIN, key }])
      const factor = await secondFactorOf(db.read, personId)
      if (!factor?.verified) throw new Refusal('transition_refused')
      const secret = await symmetricDecrypt({ key: (await auth.$context).secretConfig, data: factor.secret })
      const right = /^\d{6}$/.test(code) ? await takeCode(db, personId, secret, code) : await spendBackupCode(code, from)
      if (!right) throw wrongAt('code', 'code_wrong')
      await limits.forget(key)
    },

    /** Refuses what the policy refuses, at the field `password`. */
    async newPassword(password: string, about: About & { id: string | null }) {
      const faults = passwordFaults(password, policy, about)
      if (faults.length === 0 && policy.remembered > 0 && about.id) {
        const { verify } = await hasher()
        for (const hash of await store.formerPasswords(db.read, about.id, policy.remembered))
          if (await verify({ hash, password }))
            throw wrongAt('password', 'password_used_before', { remembered: policy.remembered })
      }
      if (faults.length > 0)
        throw new Refusal(
          'invalid_input',
          {},
          faults.map((fault) => ({ path: 'password', ...fault })),
        )
    },
  }

  async function spendBackupCode(code: string, { headers }: From): Promise<boolean> {
    try {
      await auth.api.verifyBackupCode({ body: { code, disableSession: true }, headers })
      return true
    } catch (fault) {
      if (isAPIError(fault)) return false
      throw fault
    }
  }
}
export type Proofs = ReturnType<typeof createProofs>
