import { z } from 'zod'
import { AchievementCard } from './achievements.ts'
import { endpoint } from './endpoint.ts'
import { ListingKind } from './listings.ts'
import { NeedCard } from './needs.ts'
import { listOf, PageQuery } from './primitives.ts'
import { FieldFilter, ORGANISATION_KINDS, PRICE_BANDS, RegionCode, TRANSFER_MODES } from './taxonomy.ts'

export { FACETS, type FacetName } from './facets.ts'

export const Card = z.discriminatedUnion('kind', [AchievementCard, NeedCard])
export type Card = z.infer<typeof Card>

/** A stretch of text; `hit` marks what answers the query. */
export const Segment = z.object({ text: z.string(), hit: z.boolean() })
export type Segment = z.infer<typeof Segment>

/** Every filter takes several values, joined by "or"; different filters are joined by "and". */
export const SearchFilters = z.object({
  field: listOf(FieldFilter),
  region: listOf(RegionCode),
  trl: listOf(z.string().regex(/^[1-9]$/)),
  mode: listOf(z.enum(TRANSFER_MODES)),
  price: listOf(z.enum(PRICE_BANDS)),
  year: listOf(z.string().regex(/^(19|20)\d{2}$/)),
  organisationKind: listOf(z.enum(ORGANISATION_KINDS)),
})
export type SearchFilters = z.output<typeof SearchFilters>

export const SearchQuery = PageQuery.extend({
  q: z.string().trim().max(2000).default(''),
  kind: ListingKind.default('achievement'),
  sort: z.enum(['relevance', 'date']).default('relevance'),
  /** `typed` takes the words as they stand: nothing put right, no number read as a measure. */
  as: z.enum(['meant', 'typed']).default('meant'),
  ...SearchFilters.shape,
})
export type SearchQuery = z.output<typeof SearchQuery>

export const SearchHit = z.object({
  card: Card,
  /** Share of the query's word weight found, and cosine, each 0–1: what the order rests on. */
  words: z.number(),
  meaning: z.number(),
  title: z.array(Segment),
  text: z.array(Segment),
  /** Its own indicators fulfil every measure that the query asks for. */
  fulfils: z.boolean(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const Facets = z.record(z.string(), z.array(z.object({ code: z.string(), count: z.number().int() })))
export type Facets = z.infer<typeof Facets>

/** What was made of the words that were typed. */
export const Understood = z.object({
  /** What was searched for instead of what was typed; null where it was taken as it stands. */
  searched: z.string().nullable(),
  /** What may have been meant besides. */
  offers: z.array(z.string()),
  /** Words that were looked for beside those of the query, which mean the same. */
  also: z.array(z.object({ said: z.string(), also: z.array(z.string()) })),
  /** Measures that were read, as lines; what fulfils them stands first. */
  measures: z.array(z.string()),
  fulfilled: z.number().int(),
})
export type Understood = z.infer<typeof Understood>

export const SearchReply = z.object({
  items: z.array(SearchHit),
  total: z.number().int(),
  /** Too many to be looked up one by one: the index's word, which may lag behind. */
  about: z.boolean(),
  page: z.number().int(),
  size: z.number().int(),
  facets: Facets,
  understood: Understood,
  /** What the library still has to learn: listings waiting to be indexed. */
  waiting: z.number().int(),
  /** The search server is away or behind; another index has answered. */
  standIn: z.boolean(),
})
export type SearchReply = z.infer<typeof SearchReply>

export const searchApi = {
  search: endpoint({
    id: 'search.search',
    method: 'GET',
    path: '/api/v1/search',
    access: 'public',
    summary: '检索成果或需求：全文、语义、筛选、分面',
    query: SearchQuery,
    reply: SearchReply,
  }),
  suggest: endpoint({
    id: 'search.suggest',
    method: 'GET',
    path: '/api/v1/suggest',
    access: 'public',
    summary: '边输入边提示：名称与关键词',
    query: z.object({ q: z.string().trim().max(60), kind: ListingKind.default('achievement') }),
    reply: z.object({ items: z.array(z.object({ text: z.string(), count: z.number().int() })) }),
  }),
  suggestField: endpoint({
    id: 'search.suggestField',
    method: 'POST',
    path: '/api/v1/suggest-field',
    access: 'public',
    summary: '按文字推荐技术领域（本机语义近邻）',
    body: z.object({ text: z.string().trim().min(1).max(4000) }),
    reply: z.object({ fields: z.array(z.object({ code: z.string(), similarity: z.number() })) }),
  }),
}
