import { LIFE as AGENT_LIFE } from '@keqiao/server/agents/rules'
import { movesOf } from '@keqiao/server/organisations/rules'
import { ORGANISATION_STATES } from '@keqiao/shared/accounts'
import { AGENT_MOVES, AGENT_STATES } from '@keqiao/shared/agents'
import { ENCOUNTER_STATES } from '@keqiao/shared/lifecycle'
import { ORGANISATION_MOVES } from '@keqiao/shared/organisations'
import { inventedCode } from '../support/organisations.ts'
import type { Asking } from './ask.ts'
import type { At, Sent } from './request.ts'
import type { Relation, Role } from './roles.ts'

type Value = string | number | null
/** Brings the record into the state, by columns. */
type States = Record<string, Record<string, Value>>
export interface Step {
  /** The row of the table that asks it. */
  row: string
  as: Role
  relation: Relation
  /** The states from which it is made. */
  from: readonly string[]
  /** What the body says beside what the row sends. */
  body?: object
}
export interface Life {
  /** Table and column by which the record of the request is found; by its id unless said. */
  table: string
  key?: string
  states: States
  steps: Step[]
}

const CODE = inventedCode()
const simply = (states: readonly string[], column = 'state'): States =>
  Object.fromEntries(states.map((one) => [one, { [column]: one }]))
const PAST = '2026-01-01T00:00:00.000Z'
const LATER = '2027-01-01T00:00:00.000Z'
const SENT = {
  open: { accepted_at: null, revoked_at: null, expires_at: LATER },
  accepted: { accepted_at: PAST, revoked_at: null, expires_at: LATER },
  revoked: { accepted_at: null, revoked_at: PAST, expires_at: LATER },
  expired: { accepted_at: null, revoked_at: null, expires_at: PAST },
}
const row = (name: string, as: Role, relation: Relation, from: readonly string[], body?: object): Step => ({
  ...{ row: name, as, relation, from },
  ...(body && { body }),
})

const checkedAgent = { pending: null, suspended: null, revision: 1 }
const AGENT_BODY: Record<string, object> = {
  return: { faults: [{ field: 'intro', reason: 'UNCLEAR', text: '说不清' }] },
  suspend: { reason: 'OTHER', text: '核查' },
}
const agentSteps = (by: 'SELF' | 'OPERATOR') =>
  AGENT_MOVES.flatMap((move): Step[] => {
    const from = AGENT_LIFE.filter((one) => one.by === by && one.move === move && !one.asks).flatMap((one) => one.from ?? [])
    if (by === 'OPERATOR')
      return [row('POST /api/v1/operator/agents/:id/moves', 'REGION_OP', 'other', from, { move, ...AGENT_BODY[move] })]
    if (move === 'apply') return [row('POST /api/v1/agent', 'AGENT', 'none', from)]
    return [row('POST /api/v1/agent/moves', 'AGENT', 'none', from, { move })]
  })

/** Every other life that a record leads: its states, and from which of them each step over HTTP is made. */
export const OTHER_LIVES: Record<string, Life> = {
  organisation: {
    table: 'organisations',
    states: Object.fromEntries(ORGANISATION_STATES.map((state) => [state, { state, revision: 0, uscc: CODE }])),
    steps: ORGANISATION_MOVES.flatMap((move) => {
      const by = (actor: 'admin' | 'operator') => ORGANISATION_STATES.filter((state) => movesOf(state, actor).includes(move))
      const more = { move, how: 'ON_SITE', text: '见说明', returned: [{ path: 'name', text: '不符' }] }
      return [
        row('POST /api/v1/organisations/:id/move', 'ENT_ADMIN', 'own', by('admin'), { move }),
        row('POST /api/v1/operator/organisations/:id/decide', 'REGION_OP', 'other', by('operator'), more),
      ]
    }),
  },
  'change of an organisation': {
    ...{ table: 'organisation_changes', key: 'organisation_id' },
    states: simply(['pending', 'confirmed', 'refused', 'withdrawn']),
    steps: [
      row('POST /api/v1/operator/organisations/:id/change', 'REGION_OP', 'other', ['pending']),
      row('DELETE /api/v1/organisations/:id/change', 'ENT_ADMIN', 'own', ['pending']),
    ],
  },
  'claim of an organisation': {
    ...{ table: 'organisation_claims', key: 'organisation_id' },
    states: simply(['pending', 'confirmed', 'refused']),
    steps: [row('POST /api/v1/operator/organisations/:id/claims', 'REGION_OP', 'other', ['pending'])],
  },
  invitation: {
    table: 'invitations',
    states: SENT,
    steps: [
      row('POST /api/v1/invitations/sent/:id/resend', 'ENT_ADMIN', 'own', ['open', 'expired']),
      row('DELETE /api/v1/invitations/sent/:id', 'ENT_ADMIN', 'own', ['open', 'expired']),
      row('POST /api/v1/my/invitations/:id/accept', 'SIGNED_IN', 'own', ['open']),
    ],
  },
  agent: {
    table: 'agents',
    states: Object.fromEntries(
      AGENT_STATES.map((state) => [
        state,
        { ...checkedAgent, state, ...(state === 'suspended' && { suspended: '{"from":"active"}' }) },
      ]),
    ),
    steps: [...agentSteps('SELF'), ...agentSteps('OPERATOR')],
  },
  assignment: {
    table: 'assignments',
    states: simply(['offered', 'accepted', 'declined', 'lapsed', 'done']),
    steps: [
      row('POST /api/v1/agent/assignments/:id', 'AGENT', 'own', ['offered'], { answer: 'accept' }),
      row('POST /api/v1/agent/assignments/:id', 'AGENT', 'own', ['offered', 'accepted'], { answer: 'decline', reason: 'OTHER' }),
      row('POST /api/v1/agent/assignments/:id', 'AGENT', 'own', ['accepted'], { answer: 'finish' }),
      row('POST /api/v1/operator/assignments/:id/release', 'REGION_OP', 'other', ['offered', 'accepted']),
    ],
  },
  'request for access': {
    table: 'access_requests',
    states: simply(['asked', 'granted', 'refused', 'withdrawn', 'lapsed']),
    steps: [
      row('POST /api/v1/access-requests/:id/answer', 'ENT_ADMIN', 'own', ['asked']),
      row('POST /api/v1/access-requests/:id/answer', 'ENT_ADMIN', 'own', ['asked'], { answer: 'refuse', text: '不便' }),
      row('POST /api/v1/access-requests/:id/withdraw', 'AGENT', 'own', ['asked']),
    ],
  },
  'record of a meeting': {
    table: 'encounters',
    states: simply(ENCOUNTER_STATES),
    steps: [
      row('PUT /api/v1/encounters/:id', 'ENT_ADMIN', 'own', ['recorded']),
      row('POST /api/v1/encounters/:id/answer', 'ENT_ADMIN', 'own', ['recorded', 'one_sided']),
      row('POST /api/v1/encounters/:id/answer', 'ENT_ADMIN', 'own', ['recorded'], {
        said: { answer: 'contest', text: '那天没有谈价格' },
      }),
      row('POST /api/v1/encounters/:id/notes', 'ENT_ADMIN', 'own', ['confirmed', 'one_sided', 'followed', 'closed_no_action']),
      row('POST /api/v1/encounters/:id/notes', 'ENT_ADMIN', 'own', ['confirmed', 'one_sided'], { move: 'follow' }),
      row('POST /api/v1/encounters/:id/notes', 'ENT_ADMIN', 'own', ['confirmed', 'one_sided', 'followed'], { move: 'close' }),
    ],
  },
  grant: {
    table: 'grants',
    states: {
      live: { withdrawn_at: null, until: null },
      over: { withdrawn_at: null, until: PAST },
      withdrawn: { withdrawn_at: PAST },
    },
    steps: [row('POST /api/v1/grants/:id/withdraw', 'ENT_ADMIN', 'own', ['live', 'over'])],
  },
  'invitation to read': {
    table: 'access_invitations',
    states: SENT,
    steps: [row('POST /api/v1/access-invitations/:id/revoke', 'ENT_ADMIN', 'own', ['open', 'expired'])],
  },
  import: {
    table: 'imports',
    states: simply(['received', 'checking', 'checked', 'loading']),
    steps: [
      row('POST /api/v1/imports/:id/confirm', 'ENT_ADMIN', 'own', ['checked']),
      row('POST /api/v1/imports/:id/cancel', 'ENT_ADMIN', 'own', ['received', 'checking', 'checked', 'loading']),
    ],
  },
  'import that is over': {
    table: 'imports',
    states: Object.fromEntries(['done', 'failed', 'cancelled'].map((state) => [state, { state, finished_at: PAST }])),
    steps: [
      row('POST /api/v1/imports/:id/confirm', 'ENT_ADMIN', 'own', []),
      row('POST /api/v1/imports/:id/cancel', 'ENT_ADMIN', 'own', []),
    ],
  },
  'pair of likely duplicates': {
    table: 'duplicate_candidates',
    states: simply(['open', 'merged', 'distinct']),
    steps: [row('POST /api/v1/review/duplicates/:id', 'REVIEWER_CITY', 'other', ['open'])],
  },
  'claim of a record': {
    table: 'claims',
    states: simply(['asked', 'approved', 'refused']),
    steps: [
      row('POST /api/v1/review/claims/:id', 'REVIEWER_CITY', 'other', ['asked']),
      row('POST /api/v1/review/claims/:id', 'REVIEWER_CITY', 'other', ['asked'], { verdict: 'approve' }),
    ],
  },
  'approval of an import': {
    table: 'batch_approvals',
    states: simply(['held', 'working', 'done', 'undone']),
    steps: [row('DELETE /api/v1/review/approvals/:id', 'REVIEWER_CITY', 'own', ['held'])],
  },
  'copy of personal data': {
    table: 'personal_exports',
    states: { ...simply(['asked', 'ready', 'expired', 'failed']), 'ready, too old': { state: 'ready', expires_at: PAST } },
    steps: [row('GET /api/v1/my/exports/:id/file', 'ENT_ADMIN', 'own', ['ready'])],
  },
  erasure: {
    ...{ table: 'erasures', key: 'person_id' },
    states: simply(['waiting', 'withdrawn', 'refused', 'done']),
    steps: [row('DELETE /api/v1/my/erasure', 'ENT_ADMIN', 'none', ['waiting'])],
  },
}

/** Where the record of this request lies. */
const placeOf = ({ key = 'id' }: Life, { sent, at }: { sent: Sent; at: At }) =>
  key === 'person_id' || !sent.params ? at.who.id : (sent.params.id ?? at.who.id)

/** Asks for this step while the record is in this state. */
export async function askIn(asking: Asking, life: Life, step: Step, state: string) {
  const { at, sent } = await asking.build(step.row, step.as, step.relation)
  const columns = Object.entries(life.states[state] ?? {})
  const set = columns.map(([name]) => `${name} = ?`).join(', ')
  const brought = [`update ${life.table} set ${set} where ${life.key ?? 'id'} = ?`, ...columns.map(([, value]) => value)] as const
  const arrange = [...(sent.arrange ?? []), [...brought, placeOf(life, { sent, at })] as const] as Sent['arrange']
  const body = sent.body && { body: { ...sent.body, ...step.body } }
  return asking.send(step.row, at, { ...sent, ...body, ...(arrange && { arrange }) })
}
