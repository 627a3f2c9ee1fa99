import type { ListingKind } from '@keqiao/shared/listings'
import type { ACHIEVEMENT_LEVELS, TRL_BASIS } from '@keqiao/shared/taxonomy'

/** What an evaluation found, best last; `OTHER` and `NOT_RATED` prove nothing. */
const LEVELS: readonly string[] = ['CN_ADV', 'CN_LEAD', 'INT_ADV', 'INT_LEAD']

/** Claims of standing and the level that an evaluation must have found for them; null: any evaluation. */
const CLAIMS: [regex: RegExp, level: (typeof ACHIEVEMENT_LEVELS)[number] | null][] = [
  [/(?:国际|世界|全球)领先|遥遥领先|(?:世界|全球)第一/g, 'INT_LEAD'],
  [/(?:国际|世界|全球)先进/g, 'INT_ADV'],
  [/(?:国内|全国)领先|全国第一|国内第一/g, 'CN_LEAD'],
  [/国内先进/g, 'CN_ADV'],
  [/填补了?(?:国际|国内|行业|省内|世界|我国|相关|领域|市场|技术|该|的|、|和){0,6}空白/g, null],
  [/(?:国际|世界|全球|国内|全国|行业|省内)(?:首创|首台套?|首套|唯一)/g, null],
  [/独一无二|史无前例|最先进|顶尖水平|顶级|独家技术|零风险|百分之百有效/g, null],
]

export interface Evidence {
  kind: ListingKind
  level: (typeof ACHIEVEMENT_LEVELS)[number] | null
  trlBasis: (typeof TRL_BASIS)[number] | null
}

/** The claims of a text that its record has no evaluation for, each with its place. A need has none for any. */
export function unprovenIn(text: string, { kind, level, trlBasis }: Evidence): [start: number, end: number][] {
  const found = kind === 'achievement' && level !== null ? LEVELS.indexOf(level) : -1
  const wasEvaluated = kind === 'achievement' && (found >= 0 || trlBasis === 'THIRD' || trlBasis === 'ACCEPT')
  return CLAIMS.filter(([, needed]) => (needed === null ? !wasEvaluated : found < LEVELS.indexOf(needed))).flatMap(([regex]) =>
    [...text.matchAll(regex)].map((hit): [number, number] => [hit.index, hit.index + hit[0].length]),
  )
}
