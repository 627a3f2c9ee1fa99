import type { NoticeCode } from '@keqiao/shared/notices'
import type { OrganisationMove } from '@keqiao/shared/organisations'
import type { Announcer } from '../accounts/announcer.ts'
import { OPERATORS } from '../accounts/scope.ts'
import type { Accounts } from '../accounts/service.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Reader, Tx } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { SYSTEM, type Trail } from '../platform/trail.ts'
import type { Calendar } from '../taxonomy/calendar.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import * as people from './people/store.ts'
import { type Actor, stateAfter } from './rules.ts'
import * as store from './store.ts'

/** What an organisation owns, which lies above: shown while it is active, hidden otherwise, found by what the organisation is now. */
export interface OwnedListings {
  ownerChanged(tx: Tx, organisationId: string, isActive: boolean): Promise<void>
}

export interface Uses {
  db: Database
  clock: Clock
  listings: OwnedListings
  trail: Trail
  accounts: Accounts
  notices: Announcer
  taxonomies: Taxonomies
  calendar: Calendar
  /** Whether its licence was handed in. */
  hasLicence(organisationId: string): Promise<boolean>
}

export type Life = ReturnType<typeof createLife>
/** Those that say no more than which organisation. */
type OrganisationCode = Exclude<Extract<NoticeCode, `organisation_${string}`>, `${string}_decided`>

const TELLS: Record<OrganisationMove, { code: OrganisationCode; whom: 'operators' | 'admins' } | null> = {
  resubmit: { code: 'organisation_applied', whom: 'operators' },
  withdraw: null,
  approve: { code: 'organisation_verified', whom: 'admins' },
  return: { code: 'organisation_refused', whom: 'admins' },
  suspend: { code: 'organisation_suspended', whom: 'admins' },
  reopen: { code: 'organisation_reopened', whom: 'admins' },
  close: { code: 'organisation_closed', whom: 'admins' },
  unman: { code: 'organisation_unmanned', whom: 'operators' },
}

/** What every move of an organisation does, whoever makes it. */
export function createLife({ clock, listings, trail, accounts, notices }: Uses) {
  async function adminsOf(db: Reader, organisationId: string): Promise<string[]> {
    const rows = await people.membersOf(db, organisationId)
    return rows.filter(({ role }) => role === 'admin').map(({ personId }) => personId)
  }

  async function tell(
    tx: Tx,
    whom: 'operators' | 'admins',
    row: Pick<store.OrganisationRow, 'id' | 'name' | 'region'>,
    code: OrganisationCode,
  ) {
    const told = whom === 'operators' ? await accounts.officersOf(tx, OPERATORS, [row.region]) : await adminsOf(tx, row.id)
    const notice = { code, facts: { organisation: row.name }, subject: `organisation:${row.id}` }
    await notices.add(tx, told, whom === 'operators' ? { ...notice, link: `/operator?tab=organisations&id=${row.id}` } : notice)
  }

  return {
    adminsOf,
    tell,

    /** Moves a locked row on, tells who must know, and marks its listings and its page as dirty. */
    async move(
      tx: Tx,
      by: { viewer: Viewer | null; as: Actor },
      row: store.OrganisationRow,
      move: OrganisationMove,
      more: Parameters<typeof store.update>[3] = {},
    ): Promise<store.OrganisationRow> {
      const state = stateAfter(row.state, move, by.as)
      const blank = { stateText: null, returned: null }
      // What is handed in anew must be verified anew.
      const unverified = state === 'applied' && { verifiedHow: null, verifiedAt: null, verifiedRegion: null, verifiedBy: null }
      const values = { ...blank, ...unverified, ...more, state, stateAt: clock.now() }
      const after = await store.update(tx, row.id, row.revision, values)
      if (!after) throw new Refusal('revision_conflict')
      const facts = { move, from: row.state, to: state }
      await trail.record(tx, by.viewer ?? SYSTEM, 'organisation.moved', `organisation:${row.id}`, facts)
      if (row.state === 'active' || state === 'active') await listings.ownerChanged(tx, row.id, state === 'active')
      const told = TELLS[move]
      if (told) await tell(tx, told.whom, after, told.code)
      return after
    },
  }
}
