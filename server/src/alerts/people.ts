import type { ListingKind } from '@keqiao/shared/listings'
import { OPERATORS } from '../accounts/scope.ts'
import type { Accounts } from '../accounts/service.ts'
import * as history from '../listings/history.store.ts'
import type { Database } from '../platform/db/database.ts'
import { type NewsRow, settingsFor } from './rules.ts'
import * as store from './store.ts'

/** Who is told of what fits a listing, and how each wants to be told. */
export function createPeople({ db, accounts }: { db: Database; accounts: Accounts }) {
  return {
    /** The organisation's administrators, whoever submitted it, and who set it up so; members of today only. */
    async ownersOf(kind: ListingKind, { id, ownerId }: NewsRow) {
      if (!ownerId) return []
      const own = await store.watchesOn(db.read, kind, id)
      const submitted = (await history.transitionsOf(db.read, kind, id)).findLast(
        ({ move }) => move === 'submit' || move === 'create',
      )
      const asked = [...(await accounts.adminsOf(ownerId)), ...(submitted?.actorId ? [submitted.actorId] : []), ...own.keys()]
      const people = await accounts.membersAmong(ownerId, [...new Set(asked)])
      const general = await store.settingsOf(db.read, people)
      return people.map((personId) => ({ personId, ...settingsFor(own.get(personId), general.get(personId)) }))
    },

    /** Who follows a parked need: the operators nearest to it. */
    async followersOf({ ownerId, region }: NewsRow & { region: string | null }) {
      const owner = ownerId ? (await accounts.cards([ownerId])).get(ownerId) : undefined
      const at = owner?.region ?? region
      return accounts.officersOf(db.read, OPERATORS, at ? [at] : [])
    },
  }
}
export type People = ReturnType<typeof createPeople>
