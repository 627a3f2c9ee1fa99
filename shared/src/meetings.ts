import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, Instant, optional, PageQuery, paged, required } from './primitives.ts'
import { SIGNUP_ROLES, TokenParams } from './signups.ts'
import { DECLINE_REASONS } from './taxonomy.ts'

/** An unanswered request ends after this, or when booking ends. */
export const ANSWER_HOURS = 48
/** Both sides say what came of it within this after the end. */
export const OUTCOME_HOURS = 24
/** So many absences end new requests at this event. */
export const MOST_ABSENCES = 2
export const MOST_INVITED = 5

export const MeetingSlot = z.object({ startsAt: Instant, endsAt: Instant })
export type MeetingSlot = z.infer<typeof MeetingSlot>

/** A table in the room, or a room on the line. */
export const MeetingPlace = z.object({
  name: required(20),
  link: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .default(null),
})
export type MeetingPlace = z.output<typeof MeetingPlace>

export const MEETING_STATES = ['pending', 'countered', 'accepted', 'declined', 'cancelled', 'expired', 'closed'] as const
export const MeetingState = z.enum(MEETING_STATES)
export type MeetingState = z.infer<typeof MeetingState>
/** Not yet decided, or going to be held. */
export const OPEN_MEETINGS: readonly MeetingState[] = ['pending', 'countered', 'accepted']

/** `vocabularies.md` §18; whoever was not there is named apart. */
export const MEETING_OUTCOMES = ['HELD', 'HELD_FOLLOW', 'NO_SHOW'] as const
export const MeetingOutcome = z.enum(MEETING_OUTCOMES)
export type MeetingOutcome = z.infer<typeof MeetingOutcome>

/** Why two people fit; worded by the web. Names only of what is public. */
export const FitReason = z.discriminatedUnion('code', [
  z.object({
    code: z.literal('match'),
    score: z.number().int(),
    need: z.string().nullable(),
    achievement: z.string().nullable(),
  }),
  z.object({ code: z.literal('interests'), fields: z.array(z.string()) }),
  z.object({ code: z.literal('roles'), roles: z.array(z.enum(SIGNUP_ROLES)) }),
])
export type FitReason = z.infer<typeof FitReason>

export const MeetingPerson = z.object({
  id: Id,
  name: z.string(),
  organisation: z.string(),
  title: z.string().nullable(),
  role: z.enum(SIGNUP_ROLES),
  aim: z.string().nullable(),
})
export type MeetingPerson = z.infer<typeof MeetingPerson>

export const MEETING_ANSWERS = ['open', 'yes', 'no'] as const
export const MEETING_MOVES = ['accept', 'decline', 'counter', 'move', 'cancel'] as const
export const MeetingMove = z.enum(MEETING_MOVES)
export type MeetingMove = z.infer<typeof MeetingMove>

export const MyMeeting = z.object({
  id: Id,
  state: MeetingState,
  /** By the organiser's plan; by this person; by another. */
  by: z.enum(['plan', 'me', 'other']),
  /** Whoever of the others asked. */
  askedBy: Id.nullable(),
  /** What this person answered. */
  answer: z.enum(MEETING_ANSWERS),
  others: z.array(MeetingPerson.extend({ answer: z.enum(MEETING_ANSWERS) })),
  reason: z.string().nullable(),
  slot: MeetingSlot.nullable(),
  place: MeetingPlace.nullable(),
  /** Asked instead: this slot. */
  counter: MeetingSlot.nullable(),
  expiresAt: Instant.nullable(),
  declined: z.object({ reason: z.enum(DECLINE_REASONS).nullable(), text: z.string().nullable() }).nullable(),
  outcome: z.object({ outcome: MeetingOutcome, nextStep: z.string().nullable(), dueOn: z.string().nullable() }).nullable(),
  outcomeUntil: Instant.nullable(),
  moves: z.array(MeetingMove),
  mayReport: z.boolean(),
  score: z.number().int().nullable(),
})
export type MyMeeting = z.infer<typeof MyMeeting>

export const MeetingEvent = z.object({ id: Id, title: z.string(), startsAt: Instant, venue: z.string().nullable() })
export const MyMeetings = z.object({
  event: MeetingEvent,
  /** Null: this event has no meetings, or not yet. */
  book: z
    .object({
      bookOpensAt: Instant,
      bookClosesAt: Instant,
      slots: z.array(MeetingSlot),
      slotMinutes: z.number().int(),
      mostEach: z.number().int(),
      places: z.number().int(),
    })
    .nullable(),
  state: z.enum(['none', 'no_place', 'before', 'open', 'closed', 'over']),
  me: z.object({ takesPart: z.boolean(), aim: z.string().nullable(), away: z.array(Instant) }),
  absences: z.number().int(),
  mayAsk: z.boolean(),
  meetings: z.array(MyMeeting),
})
export type MyMeetings = z.infer<typeof MyMeetings>

export const TakePart = z.object({ takesPart: z.boolean(), aim: optional(120), away: z.array(Instant).max(200).default([]) })
export type TakePart = z.output<typeof TakePart>

export const Fitting = MeetingPerson.extend({
  score: z.number().int(),
  reasons: z.array(FitReason),
  /** An open or agreed meeting with this person. */
  meeting: z.enum(['pending', 'countered', 'accepted']).nullable(),
  commonSlots: z.number().int(),
})
export type Fitting = z.infer<typeof Fitting>
export const FittingQuery = PageQuery.extend({ q: z.string().trim().max(40).default('') })
export type FittingQuery = z.output<typeof FittingQuery>

export const MeetingRequest = z.object({
  to: z.array(Id).min(1).max(MOST_INVITED),
  reason: required(200),
})
export type MeetingRequest = z.output<typeof MeetingRequest>

export const MeetingAnswer = z.object({
  move: MeetingMove,
  /** For `counter` and `move`: the slot wished. */
  startsAt: Instant.nullable().default(null),
  reason: z.enum(DECLINE_REASONS).nullable().default(null),
  text: optional(200),
})
export type MeetingAnswer = z.output<typeof MeetingAnswer>

export const MeetingReport = z
  .object({
    outcome: MeetingOutcome,
    /** Of a no-show: who was not there. */
    absent: z.array(Id).max(MOST_INVITED).default([]),
    nextStep: optional(200),
    dueOn: z.iso.date().nullable().default(null),
  })
  .refine(({ outcome, absent }) => outcome !== 'NO_SHOW' || absent.length > 0, { path: ['absent'], message: 'absent_unknown' })
export type MeetingReport = z.output<typeof MeetingReport>

const MeetingParams = TokenParams.extend({ id: Id })

export const meetingsApi = {
  mine: endpoint({
    id: 'meetings.mine',
    method: 'GET',
    path: '/api/v1/signups/:token/meetings',
    access: 'public',
    summary: '凭本人报名链接：我的一对一洽谈、时段与去留',
    params: TokenParams,
    reply: MyMeetings,
  }),
  takePart: endpoint({
    id: 'meetings.takePart',
    method: 'PUT',
    path: '/api/v1/signups/:token/meetings',
    access: 'public',
    summary: '凭本人报名链接：参加洽谈、想见什么人、哪些时段不在',
    params: TokenParams,
    body: TakePart,
    reply: MyMeetings,
  }),
  people: endpoint({
    id: 'meetings.people',
    method: 'GET',
    path: '/api/v1/signups/:token/meetings/people',
    access: 'public',
    summary: '凭本人报名链接：可以约的人，最合适的在前，附理由',
    params: TokenParams,
    query: FittingQuery,
    reply: paged(Fitting),
  }),
  ask: endpoint({
    id: 'meetings.ask',
    method: 'POST',
    path: '/api/v1/signups/:token/meetings',
    access: 'public',
    summary: '凭本人报名链接：约一人或多人洽谈，一句话说明为什么',
    params: TokenParams,
    body: MeetingRequest,
    reply: MyMeetings,
    status: 201,
  }),
  answer: endpoint({
    id: 'meetings.answer',
    method: 'POST',
    path: '/api/v1/signups/:token/meetings/:id/moves',
    access: 'public',
    summary: '凭本人报名链接：接受、谢绝并说明原因、另提时间、改时间、取消',
    params: MeetingParams,
    body: MeetingAnswer,
    reply: MyMeetings,
  }),
  report: endpoint({
    id: 'meetings.report',
    method: 'POST',
    path: '/api/v1/signups/:token/meetings/:id/outcome',
    access: 'public',
    summary: '凭本人报名链接：结束后 24 小时内说明结果与下一步',
    params: MeetingParams,
    body: MeetingReport,
    reply: MyMeetings,
  }),
}
