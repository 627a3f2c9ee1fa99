import type { AgentFile, AgentMove } from '@keqiao/shared/agents'
import type { Announcement } from '@keqiao/shared/notices'
import type { Announcer } from '../accounts/announcer.ts'
import type { ConsentBook } from '../accounts/consent-book.ts'
import { covers, OPERATORS } from '../accounts/scope.ts'
import type { Accounts } from '../accounts/service.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { SYSTEM, type Trail } from '../platform/trail.ts'
import type { Calendar } from '../taxonomy/calendar.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import * as work from './assignments/store.ts'
import { fileOf } from './record.ts'
import { holdsRole } from './rules.ts'
import * as store from './store.ts'
import type { AgentRow } from './tables.ts'

export interface AgentUses {
  db: Database
  clock: Clock
  trail: Trail
  accounts: Accounts
  notices: Announcer
  consents: ConsentBook
  taxonomies: Taxonomies
  calendar: Calendar
  /** A file of the certificate lies there; the files stand on another floor. */
  hasCertificate: (id: string) => Promise<boolean>
}

export const mustBe = (viewer: Viewer) => {
  if (!viewer.person) throw new Refusal('unauthenticated')
  return viewer.person
}

/** What every verb of the module needs: the whole file, who operates it, and saying what was changed. */
export function agentChanges({ db, clock, trail, accounts, notices, taxonomies, calendar, hasCertificate }: AgentUses) {
  const tell = (tx: Tx, row: AgentRow, notice: Omit<Announcement, 'subject'>) =>
    notices.add(tx, [row.id], { ...notice, subject: `agent:${row.id}` } as Announcement)

  return {
    tell,
    rowOf: async (id: string): Promise<AgentRow | undefined> => (await store.byId(db.read, id))?.row,

    /** An operator of one of its regions. */
    operates: (viewer: Viewer, row: AgentRow) => row.regions.some((region) => covers(viewer, OPERATORS, region, taxonomies)),

    async asFile(id: string): Promise<AgentFile> {
      const profile = await store.byId(db.read, id)
      if (!profile) throw new Refusal('not_found')
      const avoided = await store.avoidsOf(db.read, id)
      const open = await work.openCount(db.read, id)
      const around = { seenAt: await store.lastSeen(db.read, id), hasFile: await hasCertificate(id) }
      return fileOf(profile, { ...around, avoided, open, now: clock.now(), calendar })
    },

    /** Every change says who made which move from where to where, and keeps the role AGENT in step with the state. */
    async changed(
      tx: Tx,
      viewer: Viewer | null,
      { before, after, move }: { before: AgentRow | undefined; after: AgentRow | undefined; move: AgentMove | 'save' },
      facts: Record<string, unknown> = {},
    ): Promise<AgentRow> {
      if (!after) throw new Refusal('revision_conflict')
      const [had, has] = [before ? holdsRole(before.state) : false, holdsRole(after.state)]
      if (has && !had) await accounts.giveRole(tx, after.id, 'AGENT')
      if (had && !has) await accounts.takeRole(tx, after.id, 'AGENT')
      const from = before?.state ?? null
      await trail.record(tx, viewer ?? SYSTEM, `agent.${move}`, `agent:${after.id}`, { from, to: after.state, ...facts })
      return after
    },

    async callOperators(tx: Tx, row: AgentRow, name: string) {
      const people = await accounts.officersOf(tx, OPERATORS, row.regions)
      const others = people.filter((id) => id !== row.id)
      await notices.add(tx, others, { code: 'agent_applied', facts: { name }, subject: `agent:${row.id}` })
    },
  }
}
export type AgentChanges = ReturnType<typeof agentChanges>
