import { type Assignment, type AssignmentState, type assignmentsApi, OPEN_ASSIGNMENTS } from '@keqiao/shared/assignments'
import type { Received } from '@keqiao/shared/endpoint'
import type { PageQuery } from '@keqiao/shared/primitives'
import type { TrailAction } from '@keqiao/shared/trail'
import { covers, OPERATORS, regionScope } from '../../accounts/scope.ts'
import type { Viewer } from '../../accounts/viewer.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { dayOf } from '../../taxonomy/calendar.ts'
import { type AgentUses, mustBe } from '../changes.ts'
import { ANSWER_DAYS, keepsWork, stopOf } from '../rules.ts'
import * as agents from '../store.ts'
import type { Assignable, AssignmentSubject } from '../subject.ts'
import type { AssignmentRow } from '../tables.ts'
import * as store from './store.ts'

export type Assignments = ReturnType<typeof createAssignments>
type Answer = Received<typeof assignmentsApi.answer>['body']

const ANSWERS = { accept: 'accepted', decline: 'declined', finish: 'done' } as const
/** From where an agent's answer leads where. */
const OWN: Record<keyof typeof ANSWERS, AssignmentState[]> = {
  accept: ['offered'],
  decline: ['offered', 'accepted'],
  finish: ['accepted'],
}

const partsOf = (subject: string) => subject.split(':') as [kind: string, id: string]

export function createAssignments(uses: AgentUses & { subjects: AssignmentSubject[] }) {
  const { db, clock, trail, accounts, notices, taxonomies, calendar, subjects } = uses

  async function assignable(viewer: Viewer, subject: string): Promise<Assignable> {
    const [kind, id] = partsOf(subject)
    const found = await subjects.find((one) => one.kind === kind)?.find(viewer, [id])
    const one = found?.get(id)
    if (!one) throw new Refusal('not_found')
    return one
  }

  /** One place of the agent's is taken in the write that touches the agent: two for the last place are told apart. */
  async function take(
    tx: Tx,
    agentId: string,
    given: { subject: string; about: Assignable; by: string | null },
  ): Promise<AssignmentRow> {
    const { subject, about, by } = given
    const agent = await agents.touch(tx, agentId)
    const now = clock.now()
    // Whether somebody has a profile at all is for the operators of its regions.
    if (!agent) throw new Refusal('agent_unavailable', { stop: 'not_active' })
    const stop = stopOf(agent, await store.openCount(tx, agentId), dayOf(now))
    if (stop) throw new Refusal('agent_unavailable', { stop })
    if (about.organisationId && (await agents.avoids(tx, agentId, about.organisationId)))
      throw new Refusal('agent_unavailable', { stop: 'avoids' })
    const row = await store.insert(tx, {
      id: newId(),
      agentId,
      subject,
      organisationId: about.organisationId,
      region: about.region,
      state: by ? 'offered' : 'accepted',
      by,
      at: now,
      due: by ? calendar.workingDays(now, ANSWER_DAYS) : null,
    })
    if (!row) throw new Refusal('already_assigned')
    return row
  }

  /** With the name of each subject that this viewer may read. */
  async function shown(viewer: Viewer, rows: { row: AssignmentRow; name: string }[]): Promise<Assignment[]> {
    const names = new Map<string, string>()
    for (const subject of subjects) {
      const ids = rows.map(({ row }) => partsOf(row.subject)).flatMap(([kind, id]) => (kind === subject.kind ? [id] : []))
      for (const [id, { name }] of await subject.find(viewer, ids)) names.set(`${subject.kind}:${id}`, name)
    }
    return rows.map(({ row, name }) => ({
      id: row.id,
      agentId: row.agentId,
      agentName: name,
      subject: row.subject,
      name: names.get(row.subject) ?? null,
      state: row.state,
      reason: row.reason as Assignment['reason'],
      text: row.text,
      due: row.due,
      at: row.at,
      endedAt: row.endedAt,
    }))
  }

  async function asAssignment(viewer: Viewer, row: AssignmentRow): Promise<Assignment> {
    const name = (await agents.byId(db.read, row.agentId))?.name ?? ''
    return (await shown(viewer, [{ row, name }]))[0] as Assignment
  }

  const record = (tx: Tx, viewer: Viewer, action: TrailAction, row: AssignmentRow, facts = {}) =>
    trail.record(tx, viewer, action, row.subject, { assignment: row.id, agent: row.agentId, ...facts })

  return {
    /** An operator of the subject's region offers it to an active agent. */
    async assign(viewer: Viewer, { agentId, subject }: { agentId: string; subject: string }): Promise<Assignment> {
      const about = await assignable(viewer, subject)
      if (!covers(viewer, OPERATORS, about.region, taxonomies)) throw new Refusal('not_found')
      if (!about.assignable) throw new Refusal('transition_refused', { move: 'assign' })
      const row = await db.write(async (tx) => {
        const made = await take(tx, agentId, { subject, about, by: viewer.person?.id ?? null })
        await record(tx, viewer, 'assignment.offered', made)
        await notices.add(tx, [agentId], { code: 'assignment_offered', facts: { dueAt: made.due ?? made.at }, subject })
        return made
      })
      return asAssignment(viewer, row)
    },

    async claim(viewer: Viewer, subject: string): Promise<Assignment> {
      const about = await assignable(viewer, subject)
      if (!viewer.person || !about.claimable) throw new Refusal('transition_refused', { move: 'claim' })
      const { id, name } = viewer.person
      const row = await db.write(async (tx) => {
        const made = await take(tx, id, { subject, about, by: null })
        await agents.acted(tx, id, clock.now())
        await record(tx, viewer, 'assignment.claimed', made)
        const told = await accounts.officersOf(tx, OPERATORS, about.region ? [about.region] : [])
        await notices.add(tx, told, { code: 'assignment_answered', facts: { by: name, answer: 'accepted' }, subject })
        return made
      })
      return asAssignment(viewer, row)
    },

    async answer(viewer: Viewer, id: string, body: Answer): Promise<Assignment> {
      const before = await store.byId(db.read, id)
      if (!before || before.agentId !== viewer.person?.id) throw new Refusal('not_found')
      if (!OWN[body.answer].includes(before.state))
        throw new Refusal('transition_refused', { state: before.state, move: body.answer })
      const state = ANSWERS[body.answer]
      const now = clock.now()
      const row = await db.write(async (tx) => {
        const agent = await agents.touch(tx, before.agentId)
        if (!keepsWork(agent?.state)) throw new Refusal('agent_unavailable', { stop: 'not_active' })
        const moved = await store.move(tx, before, state, {
          ...(body.answer === 'decline' && { reason: body.reason, text: body.text }),
          ...(body.answer !== 'accept' && { endedAt: now }),
        })
        if (!moved) throw new Refusal('transition_refused', { move: body.answer })
        await agents.acted(tx, before.agentId, now)
        await record(tx, viewer, `assignment.${state}`, moved, { reason: moved.reason })
        const facts = { by: viewer.person?.name ?? '', answer: state }
        if (moved.by) await notices.add(tx, [moved.by], { code: 'assignment_answered', facts, subject: moved.subject })
        return moved
      })
      return asAssignment(viewer, row)
    },

    /** The operator takes it back, so that somebody else can be asked. */
    async release(viewer: Viewer, id: string, text: string | null): Promise<Assignment> {
      const before = await store.byId(db.read, id)
      if (!before || !covers(viewer, OPERATORS, before.region, taxonomies)) throw new Refusal('not_found')
      if (!OPEN_ASSIGNMENTS.includes(before.state))
        throw new Refusal('transition_refused', { state: before.state, move: 'release' })
      const row = await db.write(async (tx) => {
        const moved = await store.move(tx, before, 'lapsed', { text, endedAt: clock.now() })
        if (!moved) throw new Refusal('transition_refused', { move: 'release' })
        await record(tx, viewer, 'assignment.released', moved)
        await notices.add(tx, [moved.agentId], { code: 'assignment_released', facts: {}, subject: moved.subject })
        return moved
      })
      return asAssignment(viewer, row)
    },

    async mine(viewer: Viewer, { subject, ...page }: PageQuery & { subject?: string | undefined }) {
      const { rows, total } = await store.ofAgent(db.read, mustBe(viewer).id, subject, page)
      return { items: await shown(viewer, rows), total, ...page }
    },

    async given(viewer: Viewer, { state, subject, ...page }: Received<typeof assignmentsApi.given>['query']) {
      const regions = regionScope(viewer, OPERATORS, taxonomies)
      const { rows, total } = await store.given(db.read, { state, subject, regions }, page)
      return { items: await shown(viewer, rows), total, ...page }
    },
  }
}
