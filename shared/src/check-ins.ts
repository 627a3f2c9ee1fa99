import { z } from 'zod'
import { ContactText } from './contact.ts'
import { endpoint } from './endpoint.ts'
import { Language } from './notices.ts'
import { Id, IdParams, Instant, optional, required } from './primitives.ts'
import { Venue } from './roadshow.ts'
import { RoadshowState } from './roadshow-life.ts'
import { SIGNUP_ROLES, SignupState } from './signups.ts'

/** How somebody came in: a ticket was read, found by name, at the entrance without a sign-up, watching, read without a network. */
export const CHECK_IN_WAYS = ['scan', 'search', 'walk_in', 'online', 'offline'] as const
export const CheckInWay = z.enum(CHECK_IN_WAYS)
export type CheckInWay = z.infer<typeof CheckInWay>

/** Why somebody is not let in. */
export const DOOR_REFUSALS = [
  'forged',
  'other_event',
  'withdrawn',
  'no_place',
  'place_online',
  'house_full',
  'not_today',
  'event_over',
  'event_off',
  'session_unknown',
  'companion_unknown',
  'undone',
] as const
export const DoorRefusal = z.enum(DOOR_REFUSALS)
export type DoorRefusal = z.infer<typeof DoorRefusal>

/** Seconds in which a mistake is taken back by whoever made it. */
export const UNDO_SECONDS = 10
export const BATCH_SIZE = 100
export const Nonce = z.string().regex(/^[\w-]{16,64}$/)

const MeetingAtDoor = z.object({ startsAt: Instant, endsAt: Instant, table: z.string(), isOnline: z.boolean() })
/** Where this guest is expected today. `link` and `others` are for organisers; who holds a helper's link hears when and where. */
export const GuestMeeting = MeetingAtDoor.extend({
  link: z.string().nullable(),
  others: z.array(z.object({ name: z.string(), organisation: z.string() })),
})
export type GuestMeeting = z.infer<typeof GuestMeeting>

/** Somebody at the door, as far as who stands there must know. */
export const Guest = z.object({
  signupId: Id,
  name: z.string(),
  organisation: z.string(),
  title: z.string().nullable(),
  role: z.enum(SIGNUP_ROLES),
  state: SignupState,
  inAt: Instant.nullable(),
  companions: z.array(z.object({ id: Id, name: z.string(), inAt: Instant.nullable() })),
  /** People of the delegation that was signed up together, and how many of them are here. */
  delegation: z.object({ people: z.number().int(), here: z.number().int() }).nullable(),
  badge: z.number().int().nullable(),
  meetings: z.array(GuestMeeting),
})
export type Guest = z.infer<typeof Guest>

const Entry = z.object({
  id: Id,
  at: Instant,
  /** The person at the door, or the name of the door's link. */
  by: z.string(),
  device: z.string().nullable(),
  how: CheckInWay,
})

/** `companion`: whose entry this was, where it was not the guest's own. */
export const DoorAnswer = z.discriminatedUnion('result', [
  z.object({ result: z.literal('ok'), nonce: Nonce, guest: Guest, companion: z.string().nullable(), entry: Entry }),
  z.object({ result: z.literal('already'), nonce: Nonce, guest: Guest, companion: z.string().nullable(), entry: Entry }),
  z.object({
    result: z.literal('refused'),
    nonce: Nonce,
    why: DoorRefusal,
    name: z.string().nullable(),
    state: SignupState.nullable(),
    /** Of a place online: whether as many seats are free in the house, for `admit`. */
    house: z.object({ signupId: Id, seats: z.number().int(), isFree: z.boolean() }).nullable(),
  }),
])
export type DoorAnswer = z.infer<typeof DoorAnswer>

export const CheckInDraft = z
  .object({
    ticket: z.string().max(200).nullable().default(null),
    signupId: Id.nullable().default(null),
    companionId: Id.nullable().default(null),
    sessionId: Id.nullable().default(null),
    nonce: Nonce,
    device: optional(40),
    /** Who has a place online is given one in the house, if one is free; never without a network. */
    admit: z.boolean().default(false),
    /** By the clock of the telephone; only what was read without a network is older than now. */
    at: Instant.nullable().default(null),
  })
  .refine(({ ticket, signupId }) => (ticket === null) !== (signupId === null), { path: ['ticket'], message: 'required' })
export type CheckInDraft = z.output<typeof CheckInDraft>

export const DoorQuery = z.object({ door: z.string().max(120).optional() })
/** An event as its door and its tickets show it. */
export const DoorEvent = z.object({
  id: Id,
  title: z.string(),
  state: RoadshowState,
  startsAt: Instant,
  endsAt: Instant,
  venue: Venue.nullable(),
})

export const Door = z.object({
  event: DoorEvent,
  /** Why nobody may come in now; null while the door is open. */
  closed: DoorRefusal.nullable(),
  sessions: z.array(z.object({ id: Id, title: z.string(), startsAt: Instant, here: z.number().int() })),
  /** People with a place here, companions included, and how many came. */
  expected: z.number().int(),
  here: z.number().int(),
  online: z.number().int(),
  last: z.array(Entry.extend({ name: z.string(), organisation: z.string(), session: z.string().nullable() })),
  /** Who holds the door: an organiser, or a helper by the name of the link. */
  organises: z.boolean(),
  helper: z.string().nullable(),
})
export type Door = z.infer<typeof Door>

export const FoundGuest = Guest.omit({ delegation: true, meetings: true }).extend({ contact: z.string() })
export type FoundGuest = z.infer<typeof FoundGuest>

/** What a telephone needs for a day without a network: hashes of the tickets, names, who is in, and which table is theirs when. No contacts. */
export const Pack = z.object({
  event: DoorEvent,
  sessions: z.array(z.object({ id: Id, title: z.string(), startsAt: Instant })),
  at: Instant,
  guests: z.array(
    z.object({
      hash: z.string(),
      name: z.string(),
      organisation: z.string(),
      refused: DoorRefusal.nullable(),
      inAt: Instant.nullable(),
      meetings: z.array(MeetingAtDoor),
    }),
  ),
})
export type Pack = z.infer<typeof Pack>
/** What is hashed (SHA-256, base64url) so that a pack holds no ticket. */
export const packText = (roadshowId: string, ticket: string) => `${roadshowId} ${ticket}`

export const WalkIn = z.object({
  name: required(40),
  organisation: required(80),
  contact: ContactText,
  consent: z.literal(true),
  nonce: Nonce,
  device: optional(40),
  language: Language.default('zh'),
})
export type WalkIn = z.output<typeof WalkIn>
export const WalkedIn = z.discriminatedUnion('result', [
  z.object({ result: z.literal('in'), answer: DoorAnswer }),
  /** No seat is free: on the waiting list, at this place. */
  z.object({ result: z.literal('full'), position: z.number().int() }),
])
export type WalkedIn = z.infer<typeof WalkedIn>

const door = { access: 'public', params: IdParams, query: DoorQuery } as const

export const checkInsApi = {
  door: endpoint({
    ...door,
    id: 'checkIns.door',
    method: 'GET',
    path: '/api/v1/roadshows/:id/door',
    summary: '签到台：活动、应到实到、最近签到（组织者，或凭签到链接）',
    reply: Door,
  }),
  enter: endpoint({
    ...door,
    id: 'checkIns.enter',
    method: 'POST',
    path: '/api/v1/roadshows/:id/check-ins',
    summary:
      '签到一人：通过（含当天洽谈的时间与桌号）、已签到或不放行；admit 把线上名额换成空着的线下座位；同一 nonce 重发得到同一回答',
    body: CheckInDraft,
    reply: DoorAnswer,
  }),
  batch: endpoint({
    ...door,
    id: 'checkIns.batch',
    method: 'POST',
    path: '/api/v1/roadshows/:id/check-ins/batch',
    summary: '上传断网时的签到：按 nonce 去重，次序与次数不限；签到链接在活动结束后四十八小时内仍可上传',
    body: z.object({ scans: z.array(CheckInDraft).min(1).max(BATCH_SIZE) }),
    reply: z.object({ answers: z.array(DoorAnswer) }),
  }),
  undo: endpoint({
    ...door,
    id: 'checkIns.undo',
    method: 'POST',
    path: '/api/v1/roadshows/:id/check-ins/:entry/undo',
    params: IdParams.extend({ entry: Id }),
    summary: '撤回一次签到：签到链接只能撤自己十秒内的；组织者当天任何时候',
    reply: z.object({ guest: Guest }),
  }),
  find: endpoint({
    ...door,
    id: 'checkIns.find',
    method: 'GET',
    path: '/api/v1/roadshows/:id/door/people',
    query: DoorQuery.extend({ q: z.string().trim().min(1).max(40) }),
    summary: '签到台：按姓名、单位或手机后四位查找，联系方式打码',
    reply: z.object({ items: z.array(FoundGuest) }),
  }),
  walkIn: endpoint({
    ...door,
    id: 'checkIns.walkIn',
    method: 'POST',
    path: '/api/v1/roadshows/:id/walk-ins',
    summary: '现场报名并签到；满额时说明候补位置',
    body: WalkIn,
    reply: WalkedIn,
  }),
  pack: endpoint({
    ...door,
    id: 'checkIns.pack',
    method: 'GET',
    path: '/api/v1/roadshows/:id/door/pack',
    summary: '断网签到包：票的散列、姓名、状态、当天洽谈的时间与桌号，不含联系方式；仅活动当天',
    reply: Pack,
  }),
}
