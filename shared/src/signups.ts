import { z } from 'zod'
import { AttachmentList } from './attachments.ts'
import { ContactText } from './contact.ts'
import { endpoint } from './endpoint.ts'
import { FACT_VALUES, Language } from './notices.ts'
import { Id, IdParams, Instant, optional, PageQuery, paged, required } from './primitives.ts'
import { RoadshowCard, SeatMode } from './roadshow.ts'
import { DomainCode } from './taxonomy.ts'

/** Closed lists; their labels are `seeds/taxonomy/<name>.csv` (`vocabularies.md` §19). */
export const SIGNUP_ROLES = ['PRESENTER', 'BUYER', 'INVESTOR', 'AGENT', 'EXPERT', 'AUDIENCE', 'MEDIA', 'STAFF'] as const
export const SIGNUP_SOURCES = ['web', 'group', 'walk_in', 'organiser', 'demo'] as const

/** `domain.md` C.4; `lapsed` is an offer that nobody took up. */
export const SIGNUP_STATES = [
  'pending',
  'confirmed',
  'waitlisted',
  'offered',
  'checked_in',
  'no_show',
  'rejected',
  'lapsed',
  'withdrawn',
] as const
export const SignupState = z.enum(SIGNUP_STATES)
export type SignupState = z.infer<typeof SignupState>
/** Have a place, or one kept for them: these are counted in `taken`. */
export const SEATED: readonly SignupState[] = ['confirmed', 'offered', 'checked_in', 'no_show']
/** Have a place now: they may come in, and meet. */
export const WITH_PLACE: readonly SignupState[] = ['confirmed', 'checked_in']
/** Still want to come. */
export const ACTIVE_SIGNUPS: readonly SignupState[] = ['pending', 'confirmed', 'waitlisted', 'offered', 'checked_in']

export const SIGNUP_MOVES = ['accept', 'decline', 'withdraw', 'rejoin', 'switch', 'confirm_date'] as const
export const SignupMove = z.enum(SIGNUP_MOVES)
export type SignupMove = z.infer<typeof SignupMove>

/** Why a place is offered to the next in line. */
export const OFFER_REASONS = FACT_VALUES.offerReason
export const OfferReason = z.enum(OFFER_REASONS)
export type OfferReason = z.infer<typeof OfferReason>

export const Companion = z.object({ name: required(40) })

const Details = z.object({
  name: required(40),
  organisation: required(80),
  title: optional(40),
  role: z.enum(SIGNUP_ROLES).default('AUDIENCE'),
  companions: z.array(Companion).max(9).default([]),
  acceptsOther: z.boolean().default(false),
  interests: z.array(DomainCode).max(8).default([]),
  wantToMeet: optional(200),
  /** Diet, access; deleted thirty days after the event. */
  assistance: optional(200),
  /** Beside a telephone number, for the ticket and reminders. */
  mail: z.email().max(190).nullable().default(null),
  /** The tick by which other participants may have the contact. */
  shareContact: z.boolean().default(false),
})

export const SignupDraft = Details.extend({
  contact: ContactText,
  mode: SeatMode,
  /** The tick under the notice about personal data; never ticked beforehand. */
  consent: z.literal(true),
  /** Made by the sender once per form: however often it is sent, it is one sign-up and one answer. */
  key: z.string().regex(/^[\w-]{16,64}$/),
  language: Language.default('zh'),
})
export type SignupDraft = z.output<typeof SignupDraft>

export const SignupChange = Details.extend({ revision: z.number().int() })
export type SignupChange = z.output<typeof SignupChange>

export const Signup = z.object({
  roadshow: RoadshowCard,
  state: SignupState,
  revision: z.number().int(),
  /** As wished, and as seated or offered. */
  mode: SeatMode,
  seatMode: SeatMode.nullable(),
  seats: z.number().int(),
  /** On the waiting list of the wished mode; 1 is next. */
  position: z.number().int().nullable(),
  offer: z.object({ mode: SeatMode, reason: OfferReason, expiresAt: Instant }).nullable(),
  ...Details.shape,
  /** Masked. */
  contact: z.string(),
  /** The date was changed, and whether this person still comes is not known. */
  asksDate: z.boolean(),
  moves: z.array(SignupMove),
  /** Of a place: what the QR holds. It checks in, and can do nothing else. */
  ticket: z.string().nullable(),
  /** Has a place online: the room opens by the same link (`live.ts`), which alone tells where it is. */
  online: z.boolean(),
  history: z.array(z.object({ at: Instant, state: SignupState, reason: z.string().nullable() })),
})
export type Signup = z.infer<typeof Signup>

export const SignedUp = z.object({ token: z.string(), signup: Signup })

/** For organisers. Contacts are masked. */
export const SignupRow = z.object({
  id: Id,
  name: z.string(),
  organisation: z.string(),
  title: z.string().nullable(),
  role: z.enum(SIGNUP_ROLES),
  contact: z.string(),
  mode: SeatMode,
  seatMode: SeatMode.nullable(),
  seats: z.number().int(),
  state: SignupState,
  revision: z.number().int(),
  source: z.enum(SIGNUP_SOURCES),
  /** Of a delegation that was signed up together. */
  groupId: Id.nullable(),
  at: Instant,
  offerExpiresAt: Instant.nullable(),
})
export type SignupRow = z.infer<typeof SignupRow>

export const SignupQuery = PageQuery.extend({
  state: SignupState.optional(),
  mode: SeatMode.optional(),
  /** Of one delegation. */
  group: Id.optional(),
  q: z.string().trim().max(40).default(''),
})
export type SignupQuery = z.output<typeof SignupQuery>

export const TokenParams = z.object({ token: z.string().min(20).max(120) })
export const MySignup = z.object({ token: z.string(), state: SignupState, mode: SeatMode, roadshow: RoadshowCard })

export const signupsApi = {
  signUp: endpoint({
    id: 'signups.signUp',
    method: 'POST',
    path: '/api/v1/roadshows/:id/signups',
    access: 'public',
    summary: '报名：无需账号；满额时进入候补；同一 key 重发得到同一回答',
    params: IdParams,
    body: SignupDraft,
    reply: SignedUp,
    status: 201,
  }),
  read: endpoint({
    id: 'signups.read',
    method: 'GET',
    path: '/api/v1/signups/:token',
    access: 'public',
    summary: '凭本人链接查看报名',
    params: TokenParams,
    reply: Signup,
  }),
  change: endpoint({
    id: 'signups.change',
    method: 'PUT',
    path: '/api/v1/signups/:token',
    access: 'public',
    summary: '凭本人链接修改报名',
    params: TokenParams,
    body: SignupChange,
    reply: Signup,
  }),
  move: endpoint({
    id: 'signups.move',
    method: 'POST',
    path: '/api/v1/signups/:token/moves',
    access: 'public',
    summary: '凭本人链接：接受或放弃候补名额、取消、重新排队、改线上线下、确认新时间',
    params: TokenParams,
    body: z.object({ move: SignupMove }),
    reply: Signup,
  }),
  materials: endpoint({
    id: 'signups.materials',
    method: 'GET',
    path: '/api/v1/signups/:token/materials',
    access: 'public',
    summary: '凭本人链接：活动资料；有位置的人也能下载不公开的',
    params: TokenParams,
    reply: AttachmentList,
  }),
  mine: endpoint({
    id: 'signups.mine',
    method: 'GET',
    path: '/api/v1/my/signups',
    access: 'signed_in',
    summary: '我的报名',
    query: PageQuery,
    reply: paged(MySignup),
  }),
  list: endpoint({
    id: 'signups.list',
    method: 'GET',
    path: '/api/v1/roadshows/:id/signups',
    access: 'signed_in',
    summary: '组织者：报名名单，联系方式打码',
    params: IdParams,
    query: SignupQuery,
    reply: paged(SignupRow),
  }),
  decide: endpoint({
    id: 'signups.decide',
    method: 'POST',
    path: '/api/v1/roadshow-signups/:id/decision',
    access: 'signed_in',
    summary: '组织者：确认、转候补或谢绝一份待审报名；两人同时决定时只有一个生效',
    params: IdParams,
    body: z.object({
      decision: z.enum(['confirm', 'waitlist', 'reject']),
      revision: z.number().int(),
      reason: optional(200),
    }),
    reply: SignupRow,
  }),
}

/** One of the event's materials, for whoever has this link. */
export const materialPath = (token: string, id: string) => `/api/v1/signups/${token}/materials/${id}`

/** The same as a calendar file. */
export const calendarPath = (token: string) => `/api/v1/signups/${token}/calendar`

/** What a QR says: an address that a telephone's own camera can open, ending in the ticket. */
/** A badge of a companion holds the ticket of the guest, and who of them it is. */
export const ticketUrl = (origin: string, ticket: string, companionId?: string) =>
  `${origin}/ticket/${ticket}${companionId ? `?companion=${companionId}` : ''}`
/** The ticket in what was scanned; also where it is nothing but the ticket. */
export const ticketIn = (scanned: string): { ticket: string; companionId: string | null } | null => {
  const [, ticket, companionId] = /(?:^|\/ticket\/)([\w-]{42})(?:\?companion=([\w-]{1,40}))?\s*$/.exec(scanned.trim()) ?? []
  return ticket ? { ticket, companionId: companionId ?? null } : null
}
