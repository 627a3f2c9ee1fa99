import type { AgentDraft, AgentFile, AgentMove, agentsApi, DirectoryQuery } from '@keqiao/shared/agents'
import { AGENT_RULES } from '@keqiao/shared/agents'
import type { Received } from '@keqiao/shared/endpoint'
import type { Announcement } from '@keqiao/shared/notices'
import { blankToNull } from '@keqiao/shared/primitives'
import type { Announcer } from '../accounts/announcer.ts'
import { covers, regionScope } from '../accounts/scope.ts'
import type { Accounts } from '../accounts/service.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'
import type { Calendar } from '../taxonomy/calendar.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import * as work from './assignments/store.ts'
import { cardOf, checkedColumns, columnsOf, deskRowOf, fileOf, publicOf } from './record.ts'
import * as rules from './rules.ts'
import * as store from './store.ts'
import type { AgentRow } from './tables.ts'

export interface AgentUses {
  db: Database
  clock: Clock
  trail: Trail
  accounts: Accounts
  notices: Announcer
  taxonomies: Taxonomies
  calendar: Calendar
}
export type Agents = ReturnType<typeof createAgents>
type OwnMove = Received<typeof agentsApi.move>['body']
type Decision = Received<typeof agentsApi.decide>['body']

export const OPERATORS: ('OPERATOR' | 'REGION_OP')[] = ['OPERATOR', 'REGION_OP']
const termsOf = (q: string) => q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6)

export function createAgents({ db, clock, trail, accounts, notices, taxonomies, calendar }: AgentUses) {
  const mustBe = (viewer: Viewer) => {
    if (!viewer.person) throw new Refusal('unauthenticated')
    return viewer.person.id
  }
  const operates = (viewer: Viewer, row: AgentRow) => row.regions.some((region) => covers(viewer, OPERATORS, region, taxonomies))

  async function asFile(id: string): Promise<AgentFile> {
    const profile = await store.byId(db.read, id)
    if (!profile) throw new Refusal('not_found')
    const avoided = await store.avoidsOf(db.read, id)
    return fileOf(profile, { avoided, open: await work.openCount(db.read, id), now: clock.now(), calendar })
  }

  /** Every change says who made which move from where to where, and keeps the role AGENT in step with the state. */
  async function changed(
    tx: Tx,
    viewer: Viewer,
    { before, after, move }: { before: AgentRow | undefined; after: AgentRow | undefined; move: AgentMove | 'save' },
    facts: Record<string, unknown> = {},
  ): Promise<AgentRow> {
    if (!after) throw new Refusal('revision_conflict')
    const [had, has] = [before ? rules.holdsRole(before.state) : false, rules.holdsRole(after.state)]
    if (has && !had) await accounts.giveRole(tx, after.id, 'AGENT')
    if (had && !has) await accounts.takeRole(tx, after.id, 'AGENT')
    const from = before?.state ?? null
    await trail.record(tx, viewer, `agent.${move}`, `agent:${after.id}`, { from, to: after.state, ...facts })
    return after
  }

  const tell = (tx: Tx, row: AgentRow, notice: Omit<Announcement, 'subject'>) =>
    notices.add(tx, [row.id], { ...notice, subject: `agent:${row.id}` } as Announcement)

  async function callOperators(tx: Tx, row: AgentRow, name: string) {
    const people = await accounts.officersOf(tx, OPERATORS, row.regions)
    await notices.add(
      tx,
      people.filter((id) => id !== row.id),
      { code: 'agent_applied', facts: { name }, subject: `agent:${row.id}` },
    )
  }

  async function checked(viewer: Viewer, given: AgentDraft): Promise<AgentDraft> {
    const draft = blankToNull(given)
    const agencies = viewer.organisations.filter(({ kind, state }) => kind === 'TTO' && state === 'active').map(({ id }) => id)
    const known = new Set((await accounts.cards(draft.avoid)).keys())
    const issues = rules.inputIssues(draft, { now: clock.now(), agencies, known, taxonomies })
    if (issues.length > 0) throw new Refusal('invalid_input', {}, issues)
    return draft
  }

  async function keepLists(tx: Tx, id: string, draft: AgentDraft) {
    await store.setCodes(tx, id, draft)
    await store.setAvoids(tx, id, draft.avoid)
  }

  return {
    async directory({ q, field, region, service, page, size }: DirectoryQuery) {
      const down = (list: 'field' | 'region', codes: string[]) =>
        codes.flatMap((code) => [code, ...taxonomies.descendants(list, code)])
      // Who serves the whole province serves its cities too.
      const up = region.flatMap((code) => taxonomies.ancestors('region', code))
      const filters = {
        field: field.length > 0 ? down('field', field) : null,
        region: region.length > 0 ? [...new Set([...down('region', region), ...up])] : null,
        service: service.length > 0 ? service : null,
      }
      const { found, total } = await store.directory(db.read, termsOf(q), filters, { page, size })
      return { items: found.map((profile) => cardOf(profile, clock.now())), total, page, size }
    },

    /** Only active agents have a page; who is not there and who is not active are the same. */
    async read(viewer: Viewer, id: string) {
      const profile = await store.byId(db.read, id)
      if (profile?.row.state !== 'active') throw new Refusal('not_found')
      const mine = viewer.person?.id === id
      const own = viewer.organisations.map((organisation) => organisation.id)
      const isParty = mine || operates(viewer, profile.row) || (await work.worksFor(db.read, id, own))
      return publicOf(profile, await work.openCount(db.read, id), clock.now(), { mine, isMember: viewer.isMember, isParty })
    },

    async mine(viewer: Viewer) {
      const id = mustBe(viewer)
      return { agent: (await store.byId(db.read, id)) ? await asFile(id) : null }
    },

    async apply(
      viewer: Viewer,
      given: AgentDraft,
      revision: number | null,
      options: { demo?: boolean } = {},
    ): Promise<AgentFile> {
      const id = mustBe(viewer)
      const before = (await store.byId(db.read, id))?.row
      const state = rules.stateAfter(before ?? null, 'apply', 'SELF')
      const draft = await checked(viewer, given)
      const now = clock.now()
      await db.write(async (tx) => {
        const values = {
          ...columnsOf(draft, now, before, taxonomies),
          ...checkedColumns(rules.checkedOf(draft), before),
          state,
          stateAt: now,
          waitingSince: now,
          faults: [],
          pending: null,
          suspended: null,
        }
        const after = before
          ? await store.update(tx, id, revision ?? 0, values)
          : await store.insert(tx, { ...values, id, createdAt: now, demo: options.demo ?? false })
        const row = await changed(tx, viewer, { before, after, move: 'apply' })
        await keepLists(tx, id, draft)
        await callOperators(tx, row, viewer.person?.name ?? '')
      })
      return asFile(id)
    },

    /** A change of what was checked waits for an operator, and the checked one stays in force meanwhile. */
    async save(viewer: Viewer, given: AgentDraft, revision: number): Promise<AgentFile> {
      const id = mustBe(viewer)
      const before = (await store.byId(db.read, id))?.row
      if (!before) throw new Refusal('not_found')
      const draft = await checked(viewer, given)
      const now = clock.now()
      const sent = rules.checkedOf(draft)
      const waits = rules.wasChecked(before.state) && !rules.sameChecked(sent, rules.checkedOfRow(before))
      await db.write(async (tx) => {
        const values = rules.wasChecked(before.state)
          ? {
              pending: waits ? sent : null,
              waitingSince: waits ? (before.waitingSince ?? now) : null,
              faults: waits ? [] : before.faults,
            }
          : checkedColumns(sent, before)
        const after = await store.update(tx, id, revision, { ...columnsOf(draft, now, before, taxonomies), ...values })
        const row = await changed(tx, viewer, { before, after, move: 'save' }, { waits })
        await keepLists(tx, id, draft)
        if (waits && !before.pending) await callOperators(tx, row, viewer.person?.name ?? '')
      })
      return asFile(id)
    },

    async move(viewer: Viewer, body: OwnMove): Promise<AgentFile> {
      const id = mustBe(viewer)
      const before = (await store.byId(db.read, id))?.row
      const state = rules.stateAfter(before ?? null, body.move, 'SELF')
      if (!before) throw new Refusal('not_found')
      // The text that was read is not the one that holds now.
      if (body.move === 'accept' && body.rulesVersion !== AGENT_RULES) throw new Refusal('revision_conflict')
      const now = clock.now()
      await db.write(async (tx) => {
        if (body.move === 'withdraw') {
          await store.touch(tx, id)
          const open = await work.openCount(tx, id)
          if (open > 0) throw new Refusal('agent_has_work', { open })
        }
        const after = await store.update(tx, id, body.revision, {
          state,
          stateAt: state === before.state ? before.stateAt : now,
          updatedAt: now,
          lastActionAt: now,
          ...(body.move === 'accept' && { rulesVersion: AGENT_RULES, rulesAcceptedAt: now }),
          ...(body.move === 'withdraw' && { pending: null, waitingSince: null, faults: [] }),
        })
        await changed(tx, viewer, { before, after, move: body.move })
      })
      return asFile(id)
    },

    async desk(viewer: Viewer, query: Received<typeof agentsApi.desk>['query']) {
      const { waiting, state, q, page, size } = query
      const regions = regionScope(viewer, OPERATORS, taxonomies)
      const { found, total } = await store.desk(db.read, { waiting, state, terms: termsOf(q), regions }, { page, size })
      const open = await work.openCounts(
        db.read,
        found.map(({ row }) => row.id),
      )
      return { items: found.map((profile) => deskRowOf(profile, open.get(profile.row.id) ?? 0, calendar)), total, page, size }
    },

    async file(viewer: Viewer, id: string): Promise<AgentFile> {
      const row = (await store.byId(db.read, id))?.row
      if (!row || !operates(viewer, row)) throw new Refusal('not_found')
      return asFile(id)
    },

    async decide(viewer: Viewer, id: string, decision: Decision): Promise<AgentFile> {
      const before = (await store.byId(db.read, id))?.row
      if (!before || !operates(viewer, before)) throw new Refusal('not_found')
      // Nobody decides about their own profile.
      if (viewer.person?.id === id) throw new Refusal('forbidden', { needs: 'another_operator' })
      const state = rules.stateAfter(before, decision.move, 'OPERATOR')
      const now = clock.now()
      await db.write(async (tx) => {
        const values = { state, stateAt: state === before.state ? before.stateAt : now, updatedAt: now }
        const after = await store.update(tx, id, decision.revision, { ...values, ...effectOf(before, decision) })
        const reasons =
          decision.move === 'return'
            ? { reasons: decision.faults.map(({ field, reason }) => `${field}:${reason}`) }
            : decision.move === 'suspend'
              ? { reason: decision.reason }
              : {}
        const row = await changed(tx, viewer, { before, after, move: decision.move }, reasons)
        await tell(tx, row, noticeOf(decision))
      })
      return asFile(id)
    },

    /** For other modules: whether this person may be given new work, and whether this subject is theirs to work on. */
    async isActive(personId: string): Promise<boolean> {
      return (await store.byId(db.read, personId))?.row.state === 'active'
    },
    async isAssigned(viewer: Viewer, subject: string): Promise<boolean> {
      if (!viewer.person) return false
      const open = await work.openOf(db.read, subject)
      return open?.agentId === viewer.person.id
    },
    /** Subjects this person is entrusted with, a dormant agent's running work included. */
    assignedSubjects: async (viewer: Viewer): Promise<string[]> =>
      viewer.person ? work.subjectsOf(db.read, viewer.person.id) : [],
    /** The agent who works on this subject, or is asked to. */
    async agentOf(subject: string): Promise<{ agentId: string; state: 'offered' | 'accepted' } | null> {
      const row = await work.openOf(db.read, subject)
      return row ? { agentId: row.agentId, state: row.state as 'offered' | 'accepted' } : null
    },
  }
}

/** What a decision changes beside the state. */
function effectOf(before: AgentRow, decision: Decision): Partial<AgentRow> {
  switch (decision.move) {
    case 'approve':
      return { ...(before.pending && checkedColumns(before.pending, before)), pending: null, waitingSince: null, faults: [] }
    case 'return':
      return { pending: null, waitingSince: null, faults: decision.faults }
    case 'suspend':
      return { suspended: { reason: decision.reason, text: decision.text, from: before.state } }
    case 'restore':
      return { suspended: null, lastActionAt: before.lastActionAt }
  }
}

function noticeOf(decision: Decision): Omit<Announcement, 'subject'> {
  switch (decision.move) {
    case 'approve':
      return { code: 'agent_decided', facts: { decision: 'approved' } }
    case 'return':
      return { code: 'agent_returned', facts: { count: decision.faults.length } }
    case 'suspend':
      return { code: 'agent_suspended', facts: {} }
    case 'restore':
      return { code: 'agent_restored', facts: {} }
  }
}
