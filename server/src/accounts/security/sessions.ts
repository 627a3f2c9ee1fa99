import { CENTRE_ROLES } from '@keqiao/shared/accounts'
import type { Security } from '@keqiao/shared/security'
import { Refusal } from '../../platform/refusal.ts'
import { holderOf } from '../../platform/trail.ts'
import { isOver, limitsOf } from '../policy.ts'
import { appointmentsOf, credentialOf } from '../store.ts'
import { deviceOf, maskAddress } from './devices.ts'
import * as store from './store.ts'
import type { From, Uses } from './uses.ts'

/** A person's own security: what is set, and where they are signed in. */
export function createSessions({ db, clock, policy, auth, limits, trail }: Uses) {
  const timesOf = (row: store.SessionRow) => ({
    openedAt: row.openedAt ?? row.createdAt,
    lastSeenAt: row.lastSeenAt ?? row.openedAt ?? row.createdAt,
    secondFactorAt: row.secondFactorAt,
  })

  return {
    async mine(personId: string, from: From): Promise<Security> {
      const person = await store.person(db.read, personId)
      if (!person) throw new Refusal('unauthenticated')
      const roles = await appointmentsOf(db.read, personId)
      const rows = (await store.sessionsOf(db.read, personId)).filter((row) => !isOver(policy, timesOf(row), clock.millis()))
      const here = limitsOf(policy, { secondFactorAt: from.session?.passed ? new Date(0) : null })
      const on = person.twoFactorEnabled
      return {
        email: person.email,
        emailVerified: person.emailVerified,
        passwordChangedAt: (await credentialOf(db.read, personId))?.changedAt.toISOString() ?? null,
        secondFactor: {
          on,
          needed: roles.some(({ role }) => CENTRE_ROLES.includes(role)),
          backupCodes: on ? (await auth.api.viewBackupCodes({ body: { userId: personId } })).backupCodes.length : 0,
        },
        sessions: rows
          .map((row) => ({
            id: row.id,
            ...deviceOf(row.userAgent),
            address: maskAddress(row.ipAddress),
            openedAt: timesOf(row).openedAt.toISOString(),
            lastSeenAt: timesOf(row).lastSeenAt.toISOString(),
            current: row.id === from.session?.id,
          }))
          .sort((a, b) => Number(b.current) - Number(a.current)),
        limits: { idleMinutes: here.idleMs / 60_000, hours: here.mostMs / 3_600_000 },
      }
    },

    /** A timer: sessions that are over go even if nobody comes back with them; so do counts and challenges. */
    async sweep(): Promise<number> {
      await limits.sweep()
      const ago = (millis: number) => new Date(clock.millis() - millis)
      return db.write(async (tx) => {
        const { idleMs, mostMs } = policy.session
        const challenges = await store.sweepChallenges(tx, ago(0))
        return challenges + (await store.sweepSessions(tx, { opened: ago(mostMs), seen: ago(idleMs) }))
      })
    },

    async endSession(personId: string, id: string) {
      const ended = await db.write(async (tx) => {
        const count = await store.endSessions(tx, personId, { only: id })
        if (count > 0) await trail.record(tx, holderOf(personId), 'session.closed', `person:${personId}`, { count })
        return count
      })
      if (ended === 0) throw new Refusal('not_found')
      return { done: true as const }
    },

    async endOtherSessions(personId: string, from: From) {
      const ended = await db.write(async (tx) => {
        const count = await store.endSessions(tx, personId, { but: from.session?.id ?? null })
        if (count > 0) await trail.record(tx, holderOf(personId), 'session.closed', `person:${personId}`, { count })
        return count
      })
      return { ended }
    },
  }
}
