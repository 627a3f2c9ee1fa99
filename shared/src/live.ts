import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, required } from './primitives.ts'
import { ShownSession } from './programme.ts'
import { TokenParams } from './signups.ts'

/** The page opens so long before the start, and stays so long after the end where the host does not end it. */
export const OPENS_BEFORE_MINUTES = 15
export const OVERRUN_MINUTES = 30
/** An open page says so often that it is there; whoever was silent for longer than the second is gone. */
export const BEAT_SECONDS = 60
export const GONE_AFTER_SECONDS = 150
/** Questions of one person: so many that wait for the host, so many at one event. */
export const MOST_WAITING = 3
export const MOST_ASKED = 20

/** `none`: there is nothing online, or not for this person. */
export const LIVE_PHASES = ['none', 'before', 'open', 'over'] as const
export const LivePhase = z.enum(LIVE_PHASES)
export type LivePhase = z.infer<typeof LivePhase>

export const QUESTION_STATES = ['waiting', 'shown', 'answered', 'hidden'] as const
export const QuestionState = z.enum(QUESTION_STATES)
export type QuestionState = z.infer<typeof QuestionState>
/** What everybody in the audience reads. */
export const HEARD_QUESTIONS: readonly QuestionState[] = ['shown', 'answered']
/** What the host may make of a question. */
export const QUESTION_MOVES: Readonly<Record<QuestionState, readonly QuestionState[]>> = {
  waiting: ['shown', 'hidden'],
  shown: ['answered', 'hidden'],
  answered: ['shown', 'hidden'],
  hidden: ['shown'],
}

export const Question = z.object({
  id: Id,
  /** In the order in which they were asked. */
  seq: z.number().int(),
  text: z.string(),
  state: QuestionState,
  votes: z.number().int(),
  /** Null: asked without a name, and this reader may not know it. */
  by: z.string().nullable(),
  anonymous: z.boolean(),
  presentationId: Id.nullable(),
  at: Instant,
})
export type Question = z.infer<typeof Question>

/** The order in which everybody sees them: most votes first, then as asked. */
export const inOrder = <Q extends Pick<Question, 'votes' | 'seq'>>(questions: readonly Q[]): Q[] =>
  questions.toSorted((a, b) => b.votes - a.votes || a.seq - b.seq)

/** What is different since `since`; from 0, everything. Applied in their order, all readers arrive at the same. */
export const LiveChanges = z.object({
  version: z.number().int(),
  phase: LivePhase,
  /** The presentation that is on now. */
  current: Id.nullable(),
  /** From the host to all. */
  message: z.object({ text: z.string(), at: Instant }).nullable(),
  questions: z.array(Question),
  /** No longer for this reader. */
  gone: z.array(Id),
})
export type LiveChanges = z.infer<typeof LiveChanges>

/** `stream`: plays in the page; `link`: opens elsewhere. */
export const JOIN_FORMS = ['stream', 'link'] as const
const LiveEvent = z.object({ id: Id, title: z.string(), startsAt: Instant, endsAt: Instant, agenda: z.array(ShownSession) })
const LiveRoom = z.object({
  event: LiveEvent,
  phase: LivePhase,
  /** By the server's clock, as is everything that counts. */
  now: Instant,
  opensAt: Instant,
  closesAt: Instant,
  /** Null until it is open, and to whom it is not. */
  join: z.object({ url: z.string(), form: z.enum(JOIN_FORMS) }).nullable(),
  changes: LiveChanges,
})
export const LivePage = LiveRoom.extend({
  name: z.string(),
  /** Being here is coming to the event; not so for who presents and has a place in the hall. */
  checksIn: z.boolean(),
  /** Questions of this person that were voted for, and asked. */
  voted: z.array(Id),
  mine: z.array(Id),
})
export type LivePage = z.infer<typeof LivePage>

export const HostPage = LiveRoom.extend({
  /** A host moderates; a presenter reads what the audience reads. */
  role: z.enum(['host', 'presenter']),
  watching: z.number().int(),
  /** Everybody who was there, and the minutes of all together. */
  came: z.number().int(),
  minutes: z.number().int(),
  endedAt: Instant.nullable(),
})
export type HostPage = z.infer<typeof HostPage>

export const QuestionDraft = z.object({
  text: required(200),
  anonymous: z.boolean().default(false),
  /** Made once per question: however often it is sent, it is one. */
  key: z.string().regex(/^[\w-]{16,64}$/),
})
export type QuestionDraft = z.output<typeof QuestionDraft>

export const LiveStep = z.discriminatedUnion('step', [
  z.object({ step: z.literal('present'), presentationId: Id.nullable() }),
  z.object({ step: z.literal('say'), message: required(140).nullable() }),
  z.object({ step: z.literal('end') }),
  z.object({ step: z.literal('resume') }),
])
export type LiveStep = z.output<typeof LiveStep>

const Since = z.object({ since: z.coerce.number().int().min(0).default(0) })
const Here = z.object({ phase: LivePhase, version: z.number().int() })

export const liveApi = {
  page: endpoint({
    id: 'live.page',
    method: 'GET',
    path: '/api/v1/live/:token',
    access: 'public',
    summary: '凭本人报名链接：线上会场；开放之前只说何时开放',
    params: TokenParams,
    reply: LivePage,
  }),
  present: endpoint({
    id: 'live.present',
    method: 'POST',
    path: '/api/v1/live/:token/presence',
    access: 'public',
    summary: '凭本人报名链接：我在线上会场；第一次即线上签到',
    params: TokenParams,
    reply: Here,
  }),
  ask: endpoint({
    id: 'live.ask',
    method: 'POST',
    path: '/api/v1/live/:token/questions',
    access: 'public',
    summary: '凭本人报名链接：提问，先由主持人看过；同一 key 重发只算一次',
    params: TokenParams,
    body: QuestionDraft,
    reply: Question,
    status: 201,
  }),
  vote: endpoint({
    id: 'live.vote',
    method: 'PUT',
    path: '/api/v1/live/:token/questions/:id/vote',
    access: 'public',
    summary: '凭本人报名链接：赞同一个提问；每人一次',
    params: TokenParams.extend({ id: Id }),
    reply: Question,
  }),
  changes: endpoint({
    id: 'live.changes',
    method: 'GET',
    path: '/api/v1/live/:token/questions',
    access: 'public',
    summary: '凭本人报名链接：since 之后会场的变化；事件流中断时用',
    params: TokenParams,
    query: Since,
    reply: LiveChanges,
  }),
  host: endpoint({
    id: 'live.host',
    method: 'GET',
    path: '/api/v1/roadshows/:id/live',
    access: 'signed_in',
    summary: '组织者与主讲方：线上会场、提问、在线人数',
    params: IdParams,
    reply: HostPage,
  }),
  hostChanges: endpoint({
    id: 'live.hostChanges',
    method: 'GET',
    path: '/api/v1/roadshows/:id/live/questions',
    access: 'signed_in',
    summary: '组织者与主讲方：since 之后会场的变化',
    params: IdParams,
    query: Since,
    reply: LiveChanges,
  }),
  step: endpoint({
    id: 'live.step',
    method: 'POST',
    path: '/api/v1/roadshows/:id/live/steps',
    access: 'signed_in',
    summary: '组织者：切换当前项目、对全场说一句、结束或恢复线上会场',
    params: IdParams,
    body: LiveStep,
    reply: LiveChanges,
  }),
  moderate: endpoint({
    id: 'live.moderate',
    method: 'PUT',
    path: '/api/v1/roadshows/:id/live/questions/:question',
    access: 'signed_in',
    summary: '组织者：公开、标为已答或隐藏一个提问',
    params: IdParams.extend({ question: Id }),
    body: z.object({ state: QuestionState }),
    reply: Question,
  }),
}

/** The same changes as they happen, as server-sent events; ends when the room is over. */
export const liveStreamPath = (token: string) => `/api/v1/live/${token}/questions/stream`
export const hostStreamPath = (id: string) => `/api/v1/roadshows/${id}/live/questions/stream`
