import { z } from 'zod'
import { OrganisationCard } from './accounts.ts'
import { AchievementCard } from './achievements.ts'
import { endpoint } from './endpoint.ts'
import { Indicator, VERDICTS, WantedIndicator } from './indicators.ts'
import { NeedCard, NeedSuggestion } from './needs.ts'
import { Id, IdParams, Instant, optional, PageQuery } from './primitives.ts'
import { Segment } from './search.ts'
import { DECLINE_REASONS, FieldFilter, RegionCode } from './taxonomy.ts'

export const SIGNALS = [
  'meaning',
  'words',
  'problem',
  'object',
  'keywords',
  'field',
  'industry',
  'indicators',
  'maturity',
  'mode',
  'price',
  'region',
  'time',
] as const
export type SignalCode = (typeof SIGNALS)[number]

/** One signal's part in a score. `value` 0–1, null when either side is silent (unknown is not zero); `share` sums to 1 over known signals. */
export const SignalShare = z.object({
  code: z.enum(SIGNALS),
  weight: z.number(),
  value: z.number().nullable(),
  share: z.number(),
})
export type SignalShare = z.infer<typeof SignalShare>

/** Why the score may not exceed `limit` (`domain.md` B.3). */
export const CAPS = ['indicator_conflict', 'neither_object_nor_problem', 'field_only', 'object_without_problem'] as const

/** Most a score may be when something decisive speaks against it (`domain.md` B.3). */
export const CAP_LIMITS: Record<(typeof CAPS)[number], number> = {
  indicator_conflict: 35,
  neither_object_nor_problem: 40,
  field_only: 45,
  object_without_problem: 65,
}
export const MATCH_KINDS = ['direct', 'component', 'transfer', 'field_only', 'low', 'to_verify'] as const
export type MatchKind = (typeof MATCH_KINDS)[number]

/** Reasons are facts; the web words them. Positions are in `need`/`achievement` text segments. */
export const Reason = z.discriminatedUnion('code', [
  z.object({
    code: z.literal('sentence_pair'),
    need: z.array(Segment),
    achievement: z.array(Segment),
    similarity: z.number(),
    common: z.array(z.string()),
    /** The score is lower without either of them; else they only read alike. */
    carries: z.boolean(),
  }),
  z.object({
    code: z.literal('indicator'),
    wanted: WantedIndicator,
    offered: Indicator.nullable(),
    verdict: z.enum(VERDICTS),
  }),
  /** What the need tells reads like this trouble, and the achievement names this technique against it. */
  z.object({ code: z.literal('problem_answered'), symptom: z.string(), technique: z.string() }),
  z.object({ code: z.literal('same_field'), fields: z.array(z.string()) }),
  z.object({ code: z.literal('same_industry'), industries: z.array(z.string()) }),
  z.object({ code: z.literal('maturity'), offered: z.number().int(), asked: z.number().int(), met: z.boolean() }),
  z.object({ code: z.literal('mode'), modes: z.array(z.string()) }),
  z.object({ code: z.literal('price'), price: z.number(), budget: z.number(), within: z.boolean() }),
  z.object({ code: z.literal('keywords'), keywords: z.array(z.string()) }),
  z.object({ code: z.literal('same_region'), region: z.string() }),
  z.object({ code: z.literal('capped'), cap: z.enum(CAPS), limit: z.number().int() }),
])
export type Reason = z.infer<typeof Reason>

export const MarkBody = z.object({
  verdict: z.enum(['fits', 'does_not_fit']).nullable(),
  reason: z.enum(DECLINE_REASONS).nullable().default(null),
})
export const Mark = z.object({ verdict: z.enum(['fits', 'does_not_fit']), reason: z.string().nullable(), at: Instant })
export type Mark = z.infer<typeof Mark>

export const Match = z.object({
  id: Id,
  needId: Id,
  achievementId: Id,
  /** Place by score in the list asked for (the need's, where no list is), and in the other side's list. */
  rank: z.number().int(),
  mutualRank: z.number().int().nullable(),
  /** Folded under this pair: enough of the same organisation stand above it. Order and score are as without. */
  under: Id.nullable(),
  /** 0–100, and how sure: the range the score would stay in if the silent signals spoke for or against. */
  score: z.number().int(),
  low: z.number().int(),
  high: z.number().int(),
  confidence: z.number(),
  kind: z.enum(MATCH_KINDS),
  signals: z.array(SignalShare),
  reasons: z.array(Reason),
  need: NeedCard,
  achievement: AchievementCard,
  /** The viewer's own mark. */
  mark: Mark.nullable(),
})
export type Match = z.infer<typeof Match>

/** What one of the two owners could add, and what the pair would then score. */
export const Raise = z.object({
  side: z.enum(['need', 'achievement']),
  /** A field of that side's draft. */
  field: z.string(),
  signal: z.enum(SIGNALS),
  /** With what is written elsewhere in the record; if it agrees with the other side; if the figure is reached. */
  assumes: z.enum(['own_words', 'agrees', 'met']),
  /** Name of the figure it is about. */
  indicator: z.string().nullable(),
  score: z.number().int(),
  gain: z.number().int(),
})
export type Raise = z.infer<typeof Raise>
export const Raises = z.object({ items: z.array(Raise) })
export type Raises = z.infer<typeof Raises>

export const Matches = z.object({
  /** `working`: the record changed after the run that made this list; a newer one is on its way. */
  state: z.enum(['ready', 'working']),
  run: z
    .object({ at: Instant, revision: z.number().int(), embedder: z.string(), engine: z.string(), weights: z.string() })
    .nullable(),
  /** The search server is away or behind; another index makes the lists meanwhile. */
  standIn: z.boolean(),
  items: z.array(Match),
})
export type Matches = z.infer<typeof Matches>

/**
 * `fit` is by score, and folds further pairs of one organisation; `score` folds nothing; `date` asks nobody's judgement:
 * the newest of the other side first. No order knows who is asking.
 */
export const MATCH_SORTS = ['fit', 'score', 'date'] as const
export type MatchSort = (typeof MATCH_SORTS)[number]
export const MatchListQuery = z.object({
  size: z.coerce.number().int().min(1).max(50).default(20),
  sort: z.enum(MATCH_SORTS).default('fit'),
})
export type MatchListQuery = z.output<typeof MatchListQuery>

/** So many of the best on both lists are each other's first choices. */
export const MUTUAL_TOP = 3
/** Below this a pair is not worth a mediator's time. */
export const WORTH_BROKERING = 50

export const UnbrokeredQuery = z.object({
  page: z.coerce.number().int().min(1).max(50).default(1),
  size: z.coerce.number().int().min(1).max(50).default(10),
  /** Those that stand among the first on both lists, or the others. */
  which: z.enum(['mutual', 'rest']).default('mutual'),
  /** Of either side. */
  field: FieldFilter.nullable().default(null),
  region: RegionCode.nullable().default(null),
  /** Part of the company's name, where it is told; part of the unit's name. */
  company: optional(60),
  unit: optional(60),
})
export type UnbrokeredQuery = z.output<typeof UnbrokeredQuery>

/** A pair that nobody brings together yet; whether whoever looks follows its need already. */
export const UnbrokeredPair = Match.extend({ followed: z.boolean() })
export type UnbrokeredPair = z.infer<typeof UnbrokeredPair>

/** Who stands behind fitting achievements, as the records name them: a team of a unit, or the unit where none is named. */
export const Team = z.object({
  owner: OrganisationCard.nullable(),
  unitName: z.string().nullable(),
  name: z.string().nullable(),
  /** As the record of its best achievement describes it. */
  text: z.string().nullable(),
  fitting: z.number().int(),
  best: z.object({ achievementId: Id, name: z.string(), score: z.number().int() }),
})
export type Team = z.infer<typeof Team>

/** The weights in force, as the scorer has them. */
export const Weighing = z.object({
  version: z.string(),
  weights: z.array(z.object({ code: z.enum(SIGNALS), weight: z.number() })),
  /** A must missed by no more than this part lowers the score without capping it. */
  nearMiss: z.number(),
  /** What readers’ grades count as marks: a score is the mark that such pairs get on average. */
  marks: z.object({ off: z.number(), field: z.number(), solves: z.number(), calls: z.number() }),
  embedder: z.string(),
  engine: z.string(),
})
export type Weighing = z.infer<typeof Weighing>

/** What people said of matches, as TREC qrels: a file. */
export const matchingPaths = { feedback: '/api/v1/operator/feedback' }

export const matchingApi = {
  ofNeed: endpoint({
    id: 'matching.ofNeed',
    method: 'GET',
    path: '/api/v1/needs/:id/matches',
    access: 'public',
    summary: '这条需求的最佳成果及理由',
    params: IdParams,
    query: MatchListQuery,
    reply: Matches,
  }),
  ofAchievement: endpoint({
    id: 'matching.ofAchievement',
    method: 'GET',
    path: '/api/v1/achievements/:id/matches',
    access: 'public',
    summary: '这项成果能解决的需求及理由',
    params: IdParams,
    query: MatchListQuery,
    reply: Matches,
  }),
  mark: endpoint({
    id: 'matching.mark',
    method: 'PUT',
    path: '/api/v1/needs/:id/matches/:achievementId/mark',
    access: 'member',
    summary: '标记合适或不合适（重新计算后保留）',
    params: z.object({ id: Id, achievementId: Id }),
    body: MarkBody,
    reply: z.object({ mark: Mark.nullable() }),
  }),
  raises: endpoint({
    id: 'matching.raises',
    method: 'GET',
    path: '/api/v1/needs/:id/matches/:achievementId/raises',
    access: 'member',
    summary: '这一对怎样能得更高的分：补上哪一项、补上后是多少（只给能改这条记录的单位）',
    params: z.object({ id: Id, achievementId: Id }),
    reply: Raises,
  }),
  best: endpoint({
    id: 'matching.best',
    method: 'GET',
    path: '/api/v1/matches/best',
    access: 'public',
    summary: '全库最强的几对供需（公开记录）',
    query: PageQuery,
    reply: z.object({ items: z.array(Match) }),
  }),
  unbrokered: endpoint({
    id: 'matching.unbrokered',
    method: 'GET',
    path: '/api/v1/matches/unbrokered',
    access: 'triage',
    summary: '全库最强、还没有人撮合的供需对',
    query: UnbrokeredQuery,
    reply: z.object({ items: z.array(UnbrokeredPair), more: z.boolean() }),
  }),
  teams: endpoint({
    id: 'matching.teams',
    method: 'GET',
    path: '/api/v1/needs/:id/teams',
    access: 'public',
    summary: '这条需求的合适成果背后的专家与团队（只有公开的介绍，没有联系方式）',
    params: IdParams,
    reply: z.object({ items: z.array(Team) }),
  }),
  weighing: endpoint({
    id: 'matching.weighing',
    method: 'GET',
    path: '/api/v1/matches/weighing',
    access: 'public',
    summary: '匹配正在使用的权重',
    reply: Weighing,
  }),
  draft: endpoint({
    id: 'matching.draft',
    method: 'POST',
    path: '/api/v1/needs/suggest',
    access: 'signed_in',
    summary: '把一段话读成需求草稿（全部在本机完成）',
    body: z.object({ text: z.string().trim().min(10).max(6000) }),
    reply: NeedSuggestion,
  }),
}
