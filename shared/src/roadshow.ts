import { z } from 'zod'
import { OrganisationCard } from './accounts.ts'
import { SPOKEN_LANGUAGES } from './agents.ts'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, listOf, Money, optional, PageQuery, paged, required } from './primitives.ts'
import { Agenda, ShownSession } from './programme.ts'
import { RoadshowMove, RoadshowMoveBody, RoadshowState } from './roadshow-life.ts'
import { DomainCode, FieldFilter, RegionCode } from './taxonomy.ts'

/** Closed lists; their labels are `seeds/taxonomy/<name>.csv` (`vocabularies.md` §19). */
export const ROADSHOW_KINDS = ['ROADSHOW', 'MATCH', 'BOUNTY_SHOW', 'TRAIN', 'TRAINX', 'INTL', 'EXPO', 'FIN', 'AUCTION'] as const
export const ROADSHOW_MODES = ['ONSITE', 'ONLINE', 'HYBRID'] as const
/** Places are counted apart, in the room and on the line. */
export const SEAT_MODES = ['ONSITE', 'ONLINE'] as const
export const SeatMode = z.enum(SEAT_MODES)
export type SeatMode = z.infer<typeof SeatMode>
export const seatModesOf = (mode: (typeof ROADSHOW_MODES)[number]): SeatMode[] =>
  mode === 'HYBRID' ? ['ONSITE', 'ONLINE'] : [mode]

/** All times are shown in, and days counted by, this zone. */
export const EVENT_ZONE = 'Asia/Shanghai'
const Capacity = z.number().int().min(0).max(20_000)
export const WebAddress = z.url({ protocol: /^https?$/ }).max(500)

export const Venue = z.object({
  name: required(80),
  address: required(160),
  room: optional(60),
  mapUrl: WebAddress.nullable().default(null),
})
export type Venue = z.output<typeof Venue>

const YUAN = 100
/** What a person pays, in 分 and whole yuan, to whom; the house takes no money. */
export const Fee = z.object({
  amount: Money.refine((fen) => fen >= YUAN && fen <= 10_000 * YUAN && fen % YUAN === 0, { message: 'fee_amount' }),
  payee: required(60),
})
export type Fee = z.output<typeof Fee>
export const yuanOf = ({ amount }: Fee) => amount / YUAN
/** As one fact of a notice, and read back; nothing said and free are two things. */
export const feeFact = (fee: Fee | null) => (fee ? `${yuanOf(fee)} ${fee.payee}` : 0)
export function readFee(fact: string | number | undefined): { yuan: string; payee: string } | 'free' | null {
  if (fact === undefined) return null
  const [, yuan, payee] = /^(\d+) (.+)$/s.exec(String(fact)) ?? []
  return yuan && payee ? { yuan, payee } : 'free'
}

export const RoadshowDraft = z.object({
  kind: z.enum(ROADSHOW_KINDS),
  mode: z.enum(ROADSHOW_MODES),
  title: required(80),
  intro: required(3000),
  /** The organisation that asks for it; null: the centre itself. */
  hostId: Id.nullable().default(null),
  coHosts: z.array(required(60)).max(10).default([]),
  region: RegionCode,
  fields: z.array(DomainCode).max(8).default([]),
  /** Spoken there. */
  language: z.enum(SPOKEN_LANGUAGES).default('ZH'),
  startsAt: Instant,
  endsAt: Instant,
  regOpensAt: Instant,
  regClosesAt: Instant,
  venue: Venue.nullable().default(null),
  /** Where to go online; told only to who has a place. */
  joinUrl: WebAddress.nullable().default(null),
  capacity: z.object({ ONSITE: Capacity.default(0), ONLINE: Capacity.default(0) }),
  /** Every sign-up is decided by the organiser. */
  approval: z.boolean().default(false),
  maxCompanions: z.number().int().min(0).max(9).default(2),
  audience: optional(200),
  /** Whom to ask, as it is to be published. */
  contact: optional(120),
  /** Pictures will be taken, and people are told so. */
  photoNotice: z.boolean().default(true),
  /** Null: free. */
  fee: Fee.nullable().default(null),
  /** Between these, projects can be submitted; null: there is no call for them. */
  callOpensAt: Instant.nullable().default(null),
  callClosesAt: Instant.nullable().default(null),
})
export type RoadshowDraft = z.output<typeof RoadshowDraft>

/** Places of one mode. `left` is what a newcomer could take now; 0 while others wait. */
export const Seats = z.object({
  mode: SeatMode,
  capacity: z.number().int(),
  left: z.number().int(),
  waiting: z.number().int(),
})
export type Seats = z.infer<typeof Seats>

export const RoadshowCard = z.object({
  id: Id,
  kind: z.enum(ROADSHOW_KINDS),
  mode: z.enum(ROADSHOW_MODES),
  title: z.string(),
  state: RoadshowState,
  region: z.string(),
  fields: z.array(z.string()),
  language: z.enum(SPOKEN_LANGUAGES),
  fee: Fee.nullable(),
  startsAt: Instant,
  endsAt: Instant,
  regOpensAt: Instant,
  regClosesAt: Instant,
  venue: Venue.nullable(),
  host: OrganisationCard.nullable(),
  approval: z.boolean(),
  seats: z.array(Seats),
  demo: z.boolean(),
})
export type RoadshowCard = z.infer<typeof RoadshowCard>

export const Roadshow = RoadshowCard.extend({
  intro: z.string(),
  coHosts: z.array(z.string()),
  audience: z.string().nullable(),
  contact: z.string().nullable(),
  maxCompanions: z.number().int(),
  photoNotice: z.boolean(),
  agenda: z.array(ShownSession),
  /** Why it was postponed or cancelled, and when it was to be. */
  reason: z.string().nullable(),
  postponedFrom: Instant.nullable(),
  callOpensAt: Instant.nullable(),
  callClosesAt: Instant.nullable(),
  /** Projects can be submitted now. */
  callIsOpen: z.boolean(),
  /** May organise it. */
  organises: z.boolean(),
  /** The reader's own place, when signed in. */
  mySignup: z.object({ token: z.string(), state: z.string() }).nullable(),
})
export type Roadshow = z.infer<typeof Roadshow>

/** What its organisers see beside. */
export const RoadshowFile = Roadshow.extend({
  draft: RoadshowDraft,
  revision: z.number().int(),
  moves: z.array(RoadshowMove),
  waitingSince: Instant.nullable(),
  /** Why it was sent back. */
  returned: z.string().nullable(),
  /** Presentations of which nobody has confirmed yet that nothing secret is shown. */
  unticked: z.array(Id),
  /** Seats by mode as they are counted, and people by state. */
  taken: z.partialRecord(SeatMode, z.number().int()),
  people: z.record(z.string(), z.number().int()),
  /** Of those whose date was changed: how many were asked, and how many said that they still come. */
  dates: z.object({ asked: z.number().int(), confirmed: z.number().int() }),
})
export type RoadshowFile = z.infer<typeof RoadshowFile>

export const RoadshowQuery = PageQuery.extend({
  when: z.enum(['upcoming', 'past', 'all']).default('upcoming'),
  /** Of a calendar's page. */
  from: Instant.optional(),
  to: Instant.optional(),
  field: listOf(FieldFilter),
  region: listOf(RegionCode),
  kind: listOf(z.enum(ROADSHOW_KINDS)),
  seat: SeatMode.optional(),
  free: z.enum(['true', 'false']).default('false'),
  /** Only those to which projects can be submitted now. */
  call: z.enum(['true', 'false']).default('false'),
})
export type RoadshowQuery = z.output<typeof RoadshowQuery>

export const roadshowApi = {
  list: endpoint({
    id: 'roadshow.list',
    method: 'GET',
    path: '/api/v1/roadshows',
    access: 'public',
    summary: '路演与对接活动：按时间、领域、线上线下、有无余位筛选',
    query: RoadshowQuery,
    reply: paged(RoadshowCard),
  }),
  read: endpoint({
    id: 'roadshow.read',
    method: 'GET',
    path: '/api/v1/roadshows/:id',
    access: 'public',
    summary: '一场活动：时间、地点、议程、余位',
    params: IdParams,
    reply: Roadshow,
  }),
  organised: endpoint({
    id: 'roadshow.organised',
    method: 'GET',
    path: '/api/v1/my/roadshows',
    access: 'signed_in',
    summary: '我能组织的活动：本单位的，运营人员看本地区的；待批准的在前',
    query: PageQuery,
    reply: paged(RoadshowCard.extend({ waitingSince: Instant.nullable() })),
  }),
  file: endpoint({
    id: 'roadshow.file',
    method: 'GET',
    path: '/api/v1/roadshows/:id/file',
    access: 'signed_in',
    summary: '活动的组织者视图：草稿、可走的步骤、人数',
    params: IdParams,
    reply: RoadshowFile,
  }),
  create: endpoint({
    id: 'roadshow.create',
    method: 'POST',
    path: '/api/v1/roadshows',
    access: 'signed_in',
    summary: '新建活动草稿：运营人员，或以本单位名义',
    body: RoadshowDraft,
    reply: RoadshowFile,
    status: 201,
  }),
  save: endpoint({
    id: 'roadshow.save',
    method: 'PUT',
    path: '/api/v1/roadshows/:id',
    access: 'signed_in',
    summary: '修改活动；时间地点有变时通知已报名的人',
    params: IdParams,
    body: z.object({ revision: z.number().int(), draft: RoadshowDraft }),
    reply: RoadshowFile,
  }),
  saveAgenda: endpoint({
    id: 'roadshow.saveAgenda',
    method: 'PUT',
    path: '/api/v1/roadshows/:id/agenda',
    access: 'signed_in',
    summary: '保存议程：场次、顺序、路演项目',
    params: IdParams,
    body: z.object({ revision: z.number().int(), agenda: Agenda }),
    reply: RoadshowFile,
  }),
  move: endpoint({
    id: 'roadshow.move',
    method: 'POST',
    path: '/api/v1/roadshows/:id/moves',
    access: 'signed_in',
    summary: '活动走下一步：提交、批准、发布、开放与截止报名、开始、结束、延期、取消',
    params: IdParams,
    body: RoadshowMoveBody,
    reply: RoadshowFile,
  }),
  resize: endpoint({
    id: 'roadshow.resize',
    method: 'PUT',
    path: '/api/v1/roadshows/:id/seats',
    access: 'signed_in',
    summary: '调整某种名额；调低不会取消任何人',
    params: IdParams,
    body: z.object({ mode: SeatMode, capacity: Capacity }),
    reply: RoadshowFile,
  }),
}
