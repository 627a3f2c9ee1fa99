import { CONSENT_PURPOSES, type ConsentPurpose, type ConsentState } from '@keqiao/shared/privacy'
import type { ConsentBook } from '../accounts/consent-book.ts'
import type { Clock } from '../platform/clock.ts'
import type { Reader } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { holderOf, type Trail } from '../platform/trail.ts'
import * as store from './store.ts'
import type { ConsentRow } from './tables.ts'

const isGiven = (row: ConsentRow | undefined) => row?.given === true && row.withdrawnAt === null

export function createConsentBook({ clock, trail, version }: { clock: Clock; trail: Trail; version: string }): ConsentBook {
  return {
    version,

    async note(tx, personId, purpose, given) {
      const last = await store.lastConsent(tx, personId, purpose)
      if (last && isGiven(last) === given && (!given || last.noticeVersion === version)) return
      const at = clock.now()
      if (given) {
        await store.addConsent(tx, { id: newId(), personId, purpose, noticeVersion: version, given, at })
        return trail.record(tx, holderOf(personId), 'consent.given', `person:${personId}`, { purpose, version })
      }
      if (!last) return store.addConsent(tx, { id: newId(), personId, purpose, noticeVersion: version, given, at })
      await store.withdrawConsents(tx, personId, purpose, at)
      await trail.record(tx, holderOf(personId), 'consent.withdrawn', `person:${personId}`, { purpose })
    },

    isLive: async (db, personId, purpose) => isGiven(await store.lastConsent(db, personId, purpose)),

    async statesOf(db: Reader, personId: string) {
      const rows = await store.consentsOf(db, personId)
      return CONSENT_PURPOSES.map((purpose) => stateOf(purpose, rows.filter((row) => row.purpose === purpose).at(-1)))
    },

    async dueFor(db, personId) {
      const last = await store.lastConsent(db, personId, 'account')
      return last?.noticeVersion === version ? null : version
    },
  }
}

function stateOf(purpose: ConsentPurpose, row: ConsentRow | undefined): ConsentState {
  if (!row) return { purpose, given: null, version: null, at: null }
  return { purpose, given: isGiven(row), version: row.noticeVersion, at: row.withdrawnAt ?? row.at }
}
