import { type AgentDraft, type AgentMove, type AgentState, CHECKED_FIELDS, type LoadStop } from '@keqiao/shared/agents'
import type { Issue } from '@keqiao/shared/problem'
import { Refusal } from '../platform/refusal.ts'
import { addDays, dayOf, daysBetween } from '../taxonomy/calendar.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import type { AgentRow, Checked } from './tables.ts'

/** Days without any action after which an active agent falls asleep; days before expiry on which one is reminded. */
export const DORMANT_DAYS = 90
export const REMINDERS = [30, 7, 0] as const
/** Working days: an operator's look at a profile, and the agent's answer to an offer. */
export const CHECK_DAYS = 3
export const ANSWER_DAYS = 5

export const MOVERS = ['SELF', 'OPERATOR', 'SYSTEM'] as const
export type Mover = (typeof MOVERS)[number]

/** `from: null` is nobody yet; `to: null` the state before, or the one that was left by the suspension. */
export interface Transition {
  from: AgentState | null
  move: AgentMove
  to: AgentState | null
  by: Mover
  /** Only while a changed certificate waits. */
  asks?: 'pending'
}

const t = (from: AgentState | null, move: AgentMove, to: AgentState | null, by: Mover, asks?: 'pending'): Transition => ({
  from,
  move,
  to,
  by,
  ...(asks && { asks }),
})
const CHECKED: AgentState[] = ['qualified', 'active', 'dormant', 'suspended']

/** `domain.md` C.7. */
export const LIFE: readonly Transition[] = [
  ...([null, 'returned', 'withdrawn'] as const).map((from) => t(from, 'apply', 'applied', 'SELF')),
  t('applied', 'approve', 'qualified', 'OPERATOR'),
  t('applied', 'return', 'returned', 'OPERATOR'),
  ...CHECKED.flatMap((state) => [
    t(state, 'approve', null, 'OPERATOR', 'pending'),
    t(state, 'return', null, 'OPERATOR', 'pending'),
  ]),
  t('qualified', 'accept', 'active', 'SELF'),
  t('active', 'accept', 'active', 'SELF'),
  t('active', 'rest', 'dormant', 'SYSTEM'),
  t('dormant', 'wake', 'active', 'SELF'),
  ...(['qualified', 'active', 'dormant'] as const).map((from) => t(from, 'suspend', 'suspended', 'OPERATOR')),
  t('suspended', 'restore', null, 'OPERATOR'),
  ...(['applied', 'returned', 'qualified', 'active', 'dormant'] as const).map((from) => t(from, 'withdraw', 'withdrawn', 'SELF')),
]

type Standing = Pick<AgentRow, 'state' | 'pending' | 'suspended'>

/** The state after this move by this mover; whoever may not make it learns which moves stand open to them. */
export function stateAfter(row: Standing | null, move: AgentMove, by: Mover): AgentState {
  const open = LIFE.filter((one) => one.from === (row?.state ?? null) && one.by === by && (!one.asks || row?.pending))
  const found = open.find((one) => one.move === move)
  if (!found) throw new Refusal('transition_refused', { state: row?.state ?? null, move, allowed: open.map((one) => one.move) })
  return found.to ?? (move === 'restore' ? row?.suspended?.from : row?.state) ?? 'qualified'
}

/** States in which the person holds the role AGENT: a dormant agent keeps its running work, not the reading of new needs. */
export const holdsRole = (state: AgentState) => state === 'active'

/** Running work, and the reading that goes with it, stays with a dormant agent and leaves a suspended one. */
export const keepsWork = (state: AgentState | undefined) => state === 'active' || state === 'dormant'

export const isExpired = (expires: string | null, today: string) => expires !== null && expires < today

/** Why this agent gets no new work, the first reason that holds. */
export function stopOf(
  row: Pick<AgentRow, 'state' | 'certificateExpires' | 'maxLoad'>,
  open: number,
  today: string,
): LoadStop | null {
  if (row.state !== 'active') return 'not_active'
  if (isExpired(row.certificateExpires, today)) return 'certificate_expired'
  return open >= row.maxLoad ? 'full' : null
}

/** The reminder that is due and was not sent yet: the latest only, if a server slept through the others. */
export function reminderDue(expires: string, reminded: number | null, today: string): number | null {
  const left = daysBetween(today, expires)
  const stage = REMINDERS.findLast((days) => left <= days)
  return stage !== undefined && left >= 0 && (reminded === null || reminded > stage) ? stage : null
}
export const remindedUntil = (today: string) => addDays(today, REMINDERS[0])

export const checkedOf = ({ kind, level, title, certificate }: AgentDraft): Checked => ({ kind, level, title, certificate })
export const checkedOfRow = (row: AgentRow): Checked => ({
  kind: row.kind,
  level: row.level,
  title: row.title,
  certificate: {
    number: row.certificateNumber,
    issuer: row.certificateIssuer,
    issued: row.certificateIssued,
    expires: row.certificateExpires,
  },
})
export const sameChecked = (a: Checked, b: Checked) =>
  CHECKED_FIELDS.every((field) => JSON.stringify(a[field]) === JSON.stringify(b[field]))

/** Checked once; a change of what was checked waits for an operator beside it. */
export const wasChecked = (state: AgentState) => CHECKED.includes(state)

/** What is wrong in a draft, each at its path. `agencies` are the person's own organisations of kind TTO. */
export function inputIssues(
  draft: AgentDraft,
  { now, agencies, known, taxonomies }: { now: string; agencies: string[]; known: Set<string>; taxonomies: Taxonomies },
): Issue[] {
  const today = dayOf(now)
  const { issued, expires } = draft.certificate
  const unknown = (path: string, list: 'region' | 'field', codes: string[]) =>
    codes.flatMap((code, i) =>
      taxonomies.has(list, code) ? [] : [{ path: `${path}.${i}`, code: 'unknown_code', facts: { list, code } }],
    )
  const issue = (path: string, code: string, facts = {}) => [{ path, code, facts }]
  return [
    ...unknown('regions', 'region', draft.regions),
    ...unknown('fields', 'field', draft.fields),
    ...(issued > today ? issue('certificate.issued', 'in_the_future') : []),
    ...(expires !== null && expires < issued ? issue('certificate.expires', 'before_issued') : []),
    ...(expires !== null && expires >= issued && expires < today ? issue('certificate.expires', 'already_expired') : []),
    ...(draft.agencyId !== null && !agencies.includes(draft.agencyId) ? issue('agencyId', 'not_your_agency') : []),
    ...draft.avoid.flatMap((id, i) => (known.has(id) ? [] : issue(`avoid.${i}`, 'unknown_organisation'))),
  ]
}

/** The words of a plain search, all of which must be there. */
export const termsOf = (q: string) => q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6)
