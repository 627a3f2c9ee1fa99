import { z } from 'zod'
import { AchievementCard } from './achievements.ts'
import { endpoint } from './endpoint.ts'
import { ListingKind } from './listings.ts'
import { NeedCard } from './needs.ts'
import { Id, IdParams, Instant, PageQuery, paged, required } from './primitives.ts'
import type { FacetName } from './search.ts'
import { FieldFilter, ORGANISATION_KINDS, PRICE_BANDS, RegionCode, TRANSFER_MODES } from './taxonomy.ts'

/** Points of a match, the one place that says what is worth telling; they follow what a score means. */
export const ALERT_POINTS = { usual: 60, parked: 60 } as const
export const THRESHOLDS = [50, 60, 70, 80, 90] as const
export const Threshold = z.literal([...THRESHOLDS])
export type Threshold = z.infer<typeof Threshold>

/** At once, at the next 08:00 of Shanghai, or at that of the next Monday. */
export const FREQUENCIES = ['at_once', 'daily', 'weekly'] as const
export const Frequency = z.enum(FREQUENCIES)
export type Frequency = z.infer<typeof Frequency>

/** Of whom nothing else is known: an owner hears at once of whatever fits well. */
export const USUAL_SETTINGS: AlertSettings = { threshold: ALERT_POINTS.usual, frequency: 'at_once', muted: false }
export const MOST_SEARCHES = 50

/** For all own listings that have no settings of their own. */
export const AlertSettings = z.object({ threshold: Threshold, frequency: Frequency, muted: z.boolean() })
export type AlertSettings = z.infer<typeof AlertSettings>

const some = <T extends z.ZodType>(item: T) => z.array(item).max(50).default([])
/** What a saved search asks: the words and filters of the search page. Its order and page do not matter. */
export const SearchAsked = z.object({
  q: z.string().trim().max(2000).default(''),
  kind: ListingKind,
  filters: z.object({
    field: some(FieldFilter),
    region: some(RegionCode),
    trl: some(z.string().regex(/^[1-9]$/)),
    mode: some(z.enum(TRANSFER_MODES)),
    price: some(z.enum(PRICE_BANDS)),
    year: some(z.string().regex(/^(19|20)\d{2}$/)),
    organisationKind: some(z.enum(ORGANISATION_KINDS)),
  } satisfies Record<FacetName, unknown>),
})
export type SearchAsked = z.output<typeof SearchAsked>

export const SavedSearch = z.object({
  id: Id,
  name: z.string(),
  asked: SearchAsked,
  frequency: Frequency,
  muted: z.boolean(),
  createdAt: Instant,
  /** Hits that came since it was last looked at. */
  fresh: z.number().int(),
})
export type SavedSearch = z.infer<typeof SavedSearch>

/** What an own listing is told of: by its own settings or, when those are null, by the person's. */
export const Watch = z.object({
  kind: ListingKind,
  id: Id,
  name: z.string(),
  own: AlertSettings.nullable(),
  /** Administrators, whoever submitted it, and who wants to be. */
  told: z.boolean(),
  fresh: z.number().int(),
})
export type Watch = z.infer<typeof Watch>

/** What a listing was found for; `score` is null for a search, which has no points: what the search page would list counts. */
export const FoundFor = z.object({ source: z.string(), name: z.string(), score: z.number().int().nullable() })
export type FoundFor = z.infer<typeof FoundFor>

/** A listing that was found, once, whatever it was found for. */
export const AlertHit = z.object({
  card: z.discriminatedUnion('kind', [AchievementCard, NeedCard]),
  for: z.array(FoundFor),
  at: Instant,
  isNew: z.boolean(),
})
export type AlertHit = z.infer<typeof AlertHit>

const SOURCE = /^(?:search|need|achievement):[0-9a-f-]{36}$/
/** What is told of: a saved search, or an own listing. */
export const AlertSource = z.string().regex(SOURCE)
/** One batch that a notice told of, or everything of one source. */
export const HitsQuery = PageQuery.extend({
  source: AlertSource.optional(),
  batch: Id.optional(),
})

export const AlertLink = z.object({ what: z.enum(['search', 'need', 'achievement']), muted: z.boolean() })
const Token = z.string().min(1).max(200)

export const alertsApi = {
  settings: endpoint({
    id: 'alerts.settings',
    method: 'GET',
    path: '/api/v1/my/alerts',
    access: 'signed_in',
    summary: '我的提醒设置：多少分起、何时告知',
    reply: AlertSettings,
  }),
  choose: endpoint({
    id: 'alerts.choose',
    method: 'PUT',
    path: '/api/v1/my/alerts',
    access: 'signed_in',
    summary: '保存我的提醒设置，适用于没有单独设置的成果与需求',
    body: AlertSettings,
    reply: AlertSettings,
  }),
  hits: endpoint({
    id: 'alerts.hits',
    method: 'GET',
    path: '/api/v1/my/alerts/hits',
    access: 'signed_in',
    summary: '一条订阅或一次提醒的结果，按现在的权限重读',
    query: HitsQuery,
    reply: paged(AlertHit),
  }),
  look: endpoint({
    id: 'alerts.look',
    method: 'POST',
    path: '/api/v1/my/alerts/looks',
    access: 'signed_in',
    summary: '把一条订阅或一次提醒的结果标为看过',
    body: z.union([z.strictObject({ source: AlertSource }), z.strictObject({ batch: Id })]),
    reply: z.object({ count: z.number().int() }),
  }),
  watches: endpoint({
    id: 'alerts.watches',
    method: 'GET',
    path: '/api/v1/my/watches',
    access: 'signed_in',
    summary: '我的成果与需求各自怎样提醒',
    query: PageQuery.extend({ kind: ListingKind.default('need') }),
    reply: paged(Watch),
  }),
  watch: endpoint({
    id: 'alerts.watch',
    method: 'PUT',
    path: '/api/v1/my/watches',
    access: 'signed_in',
    summary: '单独设置一条成果或需求的提醒；不带设置则随总设置',
    body: z.object({ kind: ListingKind, id: Id, own: AlertSettings.nullable() }),
    reply: Watch,
  }),
  searches: endpoint({
    id: 'alerts.searches',
    method: 'GET',
    path: '/api/v1/my/searches',
    access: 'signed_in',
    summary: '我保存的搜索，各有几条新结果',
    reply: z.object({ items: z.array(SavedSearch) }),
  }),
  save: endpoint({
    id: 'alerts.save',
    method: 'POST',
    path: '/api/v1/my/searches',
    access: 'signed_in',
    summary: '保存一个搜索，以后有新结果就告知',
    body: z.object({ name: required(60), asked: SearchAsked, frequency: Frequency.default('at_once') }),
    reply: SavedSearch,
    status: 201,
  }),
  change: endpoint({
    id: 'alerts.change',
    method: 'PUT',
    path: '/api/v1/my/searches/:id',
    access: 'signed_in',
    summary: '改一个保存的搜索：名称、何时告知、静音',
    params: IdParams,
    body: z.object({ name: required(60), frequency: Frequency, muted: z.boolean() }),
    reply: SavedSearch,
  }),
  remove: endpoint({
    id: 'alerts.remove',
    method: 'DELETE',
    path: '/api/v1/my/searches/:id',
    access: 'signed_in',
    summary: '删除一个保存的搜索',
    params: IdParams,
    reply: z.object({ items: z.array(SavedSearch) }),
  }),
  linked: endpoint({
    id: 'alerts.linked',
    method: 'GET',
    path: '/api/v1/alert-links',
    access: 'public',
    summary: '静音链接针对哪一种订阅；无需登录',
    query: z.object({ token: Token }),
    reply: AlertLink,
  }),
  mute: endpoint({
    id: 'alerts.mute',
    method: 'POST',
    path: '/api/v1/alert-links',
    access: 'public',
    summary: '凭邮件里的链接静音一条订阅，或恢复；无需登录，立即生效',
    body: z.object({ token: Token, muted: z.boolean() }),
    reply: AlertLink,
  }),
}
