import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ENCOUNTER_MOVES, EncounterState } from './lifecycle.ts'
import { FACT_VALUES } from './notices.ts'
import { Id, IdParams, Instant, Money, optional, PageQuery, paged, required } from './primitives.ts'

/** 走访、对接会、展厅、电话 */
export const ENCOUNTER_KINDS = ['VISIT', 'MATCH', 'SHOWROOM', 'PHONE'] as const
/** `vocabularies.md` §18; A is who seeks, B who offers. */
export const ENCOUNTER_OUTCOMES = ['HELD', 'HELD_FOLLOW', 'NO_SHOW_A', 'NO_SHOW_B', 'RESCHED', 'CANCELLED'] as const
export const EncounterOutcome = z.enum(ENCOUNTER_OUTCOMES)
export type EncounterOutcome = z.infer<typeof EncounterOutcome>

/** Who seeks and who offers. */
export const SIDES = ['demand', 'supply'] as const
export const Side = z.enum(SIDES)
export type Side = z.infer<typeof Side>
/** As what somebody wrote it down. */
export const RECORDED_AS = FACT_VALUES.as
export const RecordedAs = z.enum(RECORDED_AS)
export type RecordedAs = z.infer<typeof RecordedAs>

/** Days in which both sides confirm; after that it stands as one side's record. A mailed link works on for a month. */
export const ENCOUNTER_DAYS = { answer: 7, link: 30 } as const

const Day = z.iso.date()

export const EncounterPerson = z.object({ name: required(40), org: optional(80), side: z.enum([...SIDES, 'other']) })
export type EncounterPerson = z.output<typeof EncounterPerson>

/** A side that its listing does not name: an organisation of the library, or any other by name, asked to confirm by mail. */
export const EncounterSideDraft = z.object({
  organisationId: Id.nullable().default(null),
  name: optional(80),
  email: z.email().max(120).nullable().default(null),
})

export const EncounterDraft = z.object({
  /** The day it took place, in China. */
  on: Day,
  place: optional(80),
  kind: z.enum(ENCOUNTER_KINDS),
  needId: Id.nullable().default(null),
  achievementId: Id.nullable().default(null),
  demand: EncounterSideDraft.prefault({}),
  supply: EncounterSideDraft.prefault({}),
  people: z.array(EncounterPerson).min(1).max(20),
  content: required(2000),
  outcome: EncounterOutcome,
  /** What they spoke of, in 分. */
  intent: Money.nullable().default(null),
  nextStep: optional(300),
  nextWho: z
    .enum([...SIDES, 'recorder'])
    .nullable()
    .default(null),
  due: Day.nullable().default(null),
})
export type EncounterDraft = z.output<typeof EncounterDraft>

export const SIDE_STATES = ['asked', 'confirmed', 'contested', 'silent'] as const
/** A side as this viewer may know it: whose it is stays hidden where the need's disclosure hides it. */
export const EncounterSide = z.object({
  side: Side,
  organisation: z.object({ id: Id, name: z.string() }).nullable(),
  name: z.string().nullable(),
  hidden: z.boolean(),
  state: z.enum(SIDE_STATES),
  /** Wrote it themselves, confirmed here, or by the link in a mail. */
  way: z.enum(['recorder', 'workspace', 'link']).nullable(),
  answeredAt: Instant.nullable(),
  /** Masked; where the link went. */
  mailbox: z.string().nullable(),
  /** What does not fit, where it was contested. */
  text: z.string().nullable(),
  /** Belongs to whoever looks. */
  mine: z.boolean(),
})
export type EncounterSide = z.infer<typeof EncounterSide>

export const NOTE_KINDS = FACT_VALUES.note
export const EncounterNote = z.object({
  id: Id,
  kind: z.enum(NOTE_KINDS),
  as: RecordedAs,
  text: z.string(),
  at: Instant,
})
export type EncounterNote = z.infer<typeof EncounterNote>

/** What is to be done next: who, what, by when; null when nothing waits. */
export const EncounterTurn = z.object({
  what: z.enum(['confirm', 'mend', 'next_step']),
  who: z.array(z.enum([...SIDES, 'recorder'])),
  by: z.string(),
  /** It is the viewer's. */
  mine: z.boolean(),
})
export type EncounterTurn = z.infer<typeof EncounterTurn>

/** A listing it was about; without an id and a name where it is not open to whoever looks. */
const About = z.object({ id: Id.nullable(), name: z.string().nullable() }).nullable()

const head = {
  id: Id,
  state: EncounterState,
  revision: z.number().int(),
  on: Day,
  kind: z.enum(ENCOUNTER_KINDS),
  outcome: EncounterOutcome,
  need: About,
  achievement: About,
  sides: z.array(EncounterSide),
  recordedAs: RecordedAs,
  turn: EncounterTurn.nullable(),
}
export const EncounterCard = z.object({ ...head, updatedAt: Instant })
export type EncounterCard = z.infer<typeof EncounterCard>

/** The page that a mailed link opens holds the same, without what only an account gives. */
export const LinkedEncounter = z.object({
  ...head,
  place: z.string().nullable(),
  /** Null where the other side's people are hidden with it. */
  people: z.array(z.object({ name: z.string().nullable(), org: z.string().nullable(), side: EncounterPerson.shape.side })),
  content: z.string(),
  intent: Money.nullable(),
  nextStep: z.string().nullable(),
  nextWho: z.enum([...SIDES, 'recorder']).nullable(),
  due: Day.nullable(),
  recordedAt: Instant,
  answerDue: Instant,
  /** Since when nothing in it can be changed. */
  sealedAt: Instant.nullable(),
  notes: z.array(EncounterNote),
  /** The side that the link was sent to. */
  side: Side.nullable(),
})
export type LinkedEncounter = z.infer<typeof LinkedEncounter>
export const Encounter = LinkedEncounter.extend({
  moves: z.array(z.enum(ENCOUNTER_MOVES)),
  /** As its recorder edits it, while that is open. */
  draft: EncounterDraft.nullable(),
  /** Taken up in the pipeline of deals. */
  interest: z.boolean(),
})
export type Encounter = z.infer<typeof Encounter>

export const EncounterAnswer = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('confirm') }),
  z.object({ answer: z.literal('contest'), text: required(500) }),
])
export type EncounterAnswer = z.output<typeof EncounterAnswer>
const Token = z.string().min(1).max(100)

export const Candidate = z.object({ id: Id, name: z.string(), hint: z.string().nullable() })
export type Candidate = z.infer<typeof Candidate>

export const encountersApi = {
  list: endpoint({
    id: 'encounters.list',
    method: 'GET',
    path: '/api/v1/encounters',
    access: 'signed_in',
    summary: '线下对接记录：我记的、我单位的、我辖区的；等我处理的在前',
    query: PageQuery.extend({ state: EncounterState.optional() }),
    reply: paged(EncounterCard),
  }),
  record: endpoint({
    id: 'encounters.record',
    method: 'POST',
    path: '/api/v1/encounters',
    access: 'signed_in',
    summary: '记一次线下对接；双方随即收到确认的请求',
    body: EncounterDraft,
    reply: Encounter,
    status: 201,
  }),
  candidates: endpoint({
    id: 'encounters.candidates',
    method: 'GET',
    path: '/api/v1/encounters/candidates',
    access: 'signed_in',
    summary: '记录里可选的需求、成果、单位，按名称找',
    query: z.object({ kind: z.enum(['need', 'achievement', 'organisation']), q: z.string().trim().max(60).default('') }),
    reply: z.object({ items: z.array(Candidate) }),
  }),
  read: endpoint({
    id: 'encounters.read',
    method: 'GET',
    path: '/api/v1/encounters/:id',
    access: 'signed_in',
    summary: '一条线下对接记录',
    params: IdParams,
    reply: Encounter,
  }),
  edit: endpoint({
    id: 'encounters.edit',
    method: 'PUT',
    path: '/api/v1/encounters/:id',
    access: 'signed_in',
    summary: '记录人修改；已有的确认作废，重新请双方确认',
    params: IdParams,
    body: EncounterDraft.extend({ revision: z.number().int() }),
    reply: Encounter,
  }),
  answer: endpoint({
    id: 'encounters.answer',
    method: 'POST',
    path: '/api/v1/encounters/:id/answer',
    access: 'signed_in',
    summary: '一方确认，或指出不符之处',
    params: IdParams,
    body: z.object({ revision: z.number().int(), said: EncounterAnswer }),
    reply: Encounter,
  }),
  note: endpoint({
    id: 'encounters.note',
    method: 'POST',
    path: '/api/v1/encounters/:id/notes',
    access: 'signed_in',
    summary: '更正（记录本身不再改动），或写明已跟进、不再跟进',
    params: IdParams,
    body: z.object({ move: z.enum(['correct', 'follow', 'close']), text: required(500) }),
    reply: Encounter,
  }),
  linked: endpoint({
    id: 'encounters.linked',
    method: 'GET',
    path: '/api/v1/encounter-links',
    access: 'public',
    summary: '凭信里的链接看待确认的记录；无需登录',
    query: z.object({ token: Token }),
    reply: LinkedEncounter,
  }),
  answerLinked: endpoint({
    id: 'encounters.answerLinked',
    method: 'POST',
    path: '/api/v1/encounter-links',
    access: 'public',
    summary: '凭信里的链接确认，或指出不符之处；无需登录',
    body: z.object({ token: Token, said: EncounterAnswer }),
    reply: LinkedEncounter,
  }),
}
