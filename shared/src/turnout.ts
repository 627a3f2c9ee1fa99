import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ListingKind } from './listings.ts'
import { Id, IdParams, Instant, optional } from './primitives.ts'
import { SeatMode } from './roadshow.ts'
import { RoadshowState } from './roadshow-life.ts'
import { SIGNUP_ROLES, SignupState, TokenParams } from './signups.ts'

/** What somebody at an event wants of a project they saw. */
export const INTENTS = ['WANTS', 'CURIOUS', 'NONE'] as const
export const Intent = z.enum(INTENTS)
export type Intent = z.infer<typeof Intent>

/** Asked so many days after the end: where does it stand? */
export const FOLLOW_UP_DAYS = [30, 90, 180] as const
/** A closed list, worded by the web. */
export const FOLLOW_UP_OUTCOMES = ['SIGNED', 'AGREED', 'TRYING', 'TALKING', 'PAUSED', 'ENDED', 'NO_CONTACT'] as const
export const FollowUpOutcome = z.enum(FOLLOW_UP_OUTCOMES)
export type FollowUpOutcome = z.infer<typeof FollowUpOutcome>

const Count = z.number().int()

/** Sign-ups, one for each person who signed up; by the mode of their place, else of their wish. */
export const ModeNumbers = z.object({
  mode: SeatMode,
  capacity: Count,
  taken: Count,
  signedUp: Count,
  pending: Count,
  confirmed: Count,
  waiting: Count,
  offered: Count,
  came: Count,
  noShow: Count,
  gone: Count,
})
export type ModeNumbers = z.infer<typeof ModeNumbers>

/** People at each step. `signed` is null while nobody can say: deals are kept elsewhere. */
export const Funnel = z.object({ signedUp: Count, came: Count, met: Count, intended: Count, signed: Count.nullable() })
export type Funnel = z.infer<typeof Funnel>

export const TurnoutNumbers = z.object({
  state: RoadshowState,
  /** When it was counted. */
  at: Instant,
  modes: z.array(ModeNumbers),
  funnel: Funnel,
  /** Days of Shanghai on which people signed up. */
  byDay: z.array(z.object({ day: z.string(), count: Count })),
  byRole: z.array(z.object({ role: z.enum(SIGNUP_ROLES), count: Count })),
  /** Of the organisations of those with an account; null: not known. */
  byRegion: z.array(z.object({ region: z.string().nullable(), count: Count })),
  /** Every ten minutes from the first arrival to the last. */
  arrivals: z.array(z.object({ at: Instant, count: Count })),
})
export type TurnoutNumbers = z.infer<typeof TurnoutNumbers>

export const Mark = z.object({ score: z.number().int().min(1).max(5).nullable(), intent: Intent.nullable(), text: optional(300) })
export type Mark = z.output<typeof Mark>

/** A project on the programme, and what this person said of it. */
export const Marked = z.object({
  id: Id,
  kind: ListingKind,
  /** Null where its name is kept back from whoever asks. */
  name: z.string().nullable(),
  speaker: z.string(),
  session: z.string().nullable(),
  mark: Mark,
})
export type Marked = z.infer<typeof Marked>
/** `before`: it has not begun; `no_place`: only those with a place say; `over`: archived. */
export const Marking = z.object({
  state: z.enum(['before', 'open', 'over', 'no_place']),
  items: z.array(Marked),
})
export type Marking = z.infer<typeof Marking>

/** What was said of a project. Who said it, as far as the reader may know. */
export const Intention = z.object({
  /** For organisers: the interest that it became, `presentation:<id>:<sign-up>`. */
  source: z.string().nullable(),
  presentation: z.object({ id: Id, kind: ListingKind, listingId: Id, name: z.string().nullable(), speaker: z.string() }),
  mark: Mark,
  who: z.object({ name: z.string(), organisation: z.string(), title: z.string().nullable() }).nullable(),
  /** Asked for one by one, by organisers. */
  signupId: Id.nullable(),
  at: Instant,
})
export type Intention = z.infer<typeof Intention>
export const Intentions = z.object({
  items: z.array(Intention),
  /** Of each project: how often and how well it was scored. */
  scores: z.array(
    z.object({ presentationId: Id, name: z.string().nullable(), speaker: z.string(), count: Count, mean: z.number() }),
  ),
})
export type Intentions = z.infer<typeof Intentions>

export const FollowUpAnswer = z.object({
  source: z
    .string()
    .max(90)
    .regex(/^(presentation:[0-9a-f-]{36}:[0-9a-f-]{36}|meeting:[0-9a-f-]{36})$/),
  outcome: FollowUpOutcome,
  text: optional(300),
})
export type FollowUpAnswer = z.output<typeof FollowUpAnswer>

export const FollowUp = z.object({
  id: Id,
  days: Count,
  dueAt: Instant,
  doneAt: Instant.nullable(),
  items: z.array(
    z.object({
      source: z.string(),
      kind: z.enum(['presentation', 'meeting']),
      /** What was shown; null of a meeting, or where its name is kept back. */
      about: z.string().nullable(),
      people: z.array(z.object({ name: z.string(), organisation: z.string() })),
      intent: Intent.nullable(),
      answer: z.object({ outcome: FollowUpOutcome, text: z.string().nullable(), at: Instant }).nullable(),
      /** What was answered the time before. */
      before: FollowUpOutcome.nullable(),
    }),
  ),
})
export type FollowUp = z.infer<typeof FollowUp>

export const AttendanceQuery = z.object({
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  /** Why the contact data is needed; without it there is none in the file. It goes on the trail. */
  reason: z.string().trim().max(200).default(''),
  state: SignupState.optional(),
})
export type AttendanceQuery = z.output<typeof AttendanceQuery>

export const turnoutPaths = { attendance: (id: string) => `/api/v1/roadshows/${id}/attendance` }

export const turnoutApi = {
  numbers: endpoint({
    id: 'turnout.numbers',
    method: 'GET',
    path: '/api/v1/roadshows/:id/turnout',
    access: 'signed_in',
    summary: '组织者：报名、确认、候补、到场与五级转化的实时人数',
    params: IdParams,
    reply: TurnoutNumbers,
  }),
  marking: endpoint({
    id: 'turnout.marking',
    method: 'GET',
    path: '/api/v1/signups/:token/presentations',
    access: 'public',
    summary: '凭本人链接：路演项目与我的打分、意向',
    params: TokenParams,
    reply: Marking,
  }),
  mark: endpoint({
    id: 'turnout.mark',
    method: 'PUT',
    path: '/api/v1/signups/:token/presentations/:id',
    access: 'public',
    summary: '凭本人链接：给一个路演项目打分，说有没有意向',
    params: TokenParams.extend({ id: Id }),
    body: Mark,
    reply: Marking,
  }),
  intentions: endpoint({
    id: 'turnout.intentions',
    method: 'GET',
    path: '/api/v1/roadshows/:id/intentions',
    access: 'signed_in',
    summary: '现场意向：组织者看全部，其他人只看本单位项目的；未同意公开联系方式的人不显示是谁',
    params: IdParams,
    reply: Intentions,
  }),
  followUps: endpoint({
    id: 'turnout.followUps',
    method: 'GET',
    path: '/api/v1/roadshows/:id/follow-ups',
    access: 'signed_in',
    summary: '组织者：会后 30、90、180 天的跟进',
    params: IdParams,
    reply: z.object({ items: z.array(FollowUp) }),
  }),
  answer: endpoint({
    id: 'turnout.answer',
    method: 'PUT',
    path: '/api/v1/follow-ups/:id/answers',
    access: 'signed_in',
    summary: '组织者：一条意向或洽谈现在怎样了',
    params: IdParams,
    body: FollowUpAnswer,
    reply: z.object({ items: z.array(FollowUp) }),
  }),
  settle: endpoint({
    id: 'turnout.settle',
    method: 'POST',
    path: '/api/v1/follow-ups/:id/moves',
    access: 'signed_in',
    summary: '组织者：这次跟进已完成，或重新打开',
    params: IdParams,
    body: z.object({ move: z.enum(['done', 'undone']) }),
    reply: z.object({ items: z.array(FollowUp) }),
  }),
}
