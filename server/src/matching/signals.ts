import type { SignalCode } from '@keqiao/shared/matching'
import type { AchievementRow } from '../achievements/tables.ts'
import type { NeedRow } from '../needs/tables.ts'
import { fieldAffinity } from '../taxonomy/fields.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import { type Judged, nameLikeness, partOf } from './indicators.ts'
import { SCALES } from './weights.ts'

/** What engine and embedder measured of two texts. */
export interface Measured {
  /** Share of the need's word weight that the achievement reaches, and cosine of the whole texts. */
  words: number
  meaning: number
  /** Cosines of problem with problem solved, and of the two objects; null when either is unsaid. */
  problem: number | null
  object: number | null
}

/** All that a signal may look at: the two rows and what was measured of them. */
export interface Pair extends Measured {
  need: NeedRow
  achievement: AchievementRow
  judged: Judged[]
  taxonomies: Taxonomies
}

/** 0–1, or null when either side is silent: unknown is not zero. */
type Signal = (pair: Pair) => number | null

const between = (value: number, { low, high }: { low: number; high: number }) =>
  Math.max(0, Math.min(1, (value - low) / (high - low)))

const fieldsOf = (row: { field: string | null; fields: string[]; subDirections: string[] }) =>
  [row.field, ...row.fields, ...row.subDirections].filter((code): code is string => code !== null)

const keywordsShared = (pair: Pair) => {
  const { need, achievement } = pair
  if (need.keywords.length === 0) return null
  const text = [achievement.name, ...achievement.keywords, achievement.problem, achievement.abstract, achievement.scenarios].join(
    ' ',
  )
  const there = need.keywords.filter(
    (keyword) => text.includes(keyword) || achievement.keywords.some((other) => nameLikeness(keyword, other) >= 0.75),
  )
  return there.length / need.keywords.length
}

/** Exclusive, shared and service modes a supplier offers meet a wish for the same family. */
const FAMILY: Record<string, string> = {
  ASSIGN: 'TA',
  LIC_EXCL: 'TL',
  LIC_SOLE: 'TL',
  LIC_NON: 'TL',
  LIC_OPEN: 'TL',
  TRIAL: 'TL',
  CODEV: 'TD',
  COMMISSION: 'TD',
  CONSULT: 'TS',
  SERVICE: 'TS',
  EQUITY: 'EQ',
  FINANCE: 'EQ',
}

export const SIGNAL_OF: Record<SignalCode, Signal> = {
  words: ({ words }) => words / (words + SCALES.words.half),
  meaning: ({ meaning }) => between(meaning, SCALES.meaning),
  problem: ({ problem }) => (problem === null ? null : between(problem, SCALES.problem)),
  object: ({ object }) => (object === null ? null : between(object, SCALES.object)),
  keywords: keywordsShared,

  field({ need, achievement, taxonomies }) {
    const [asked, offered] = [fieldsOf(need), fieldsOf(achievement)]
    return asked.length > 0 && offered.length > 0 ? fieldAffinity(taxonomies, asked, offered) : null
  },

  industry({ need, achievement }) {
    if (need.industries.length === 0 || achievement.industries.length === 0) return null
    const divisions = new Set(achievement.industries.map((code) => code.slice(0, 3)))
    if (need.industries.some((code) => divisions.has(code.slice(0, 3)))) return 1
    const sections = new Set(achievement.industries.map((code) => code[0]))
    return need.industries.some((code) => sections.has(code[0])) ? 0.4 : 0
  },

  /** Over the indicators that can be judged. */
  indicators({ judged }) {
    let sum = 0
    let weight = 0
    for (const { wanted, verdict } of judged) {
      if (verdict === 'unverified') continue
      const part = partOf(wanted)
      weight += part
      if (verdict === 'met') sum += part
    }
    return weight > 0 ? sum / weight : null
  },

  /** Each level below what is asked costs more than the last; above costs nothing. */
  maturity({ need, achievement }) {
    if (need.trlMin === null || achievement.trl === null) return null
    const gap = need.trlMin - achievement.trl
    return gap <= 0 ? 1 : Math.max(0, 1 - 0.25 * gap - 0.05 * gap * gap)
  },

  mode({ need, achievement }) {
    if (need.modes.length === 0 || achievement.modes.length === 0) return null
    if (need.modes.some((mode) => achievement.modes.includes(mode))) return 1
    const families = new Set(achievement.modes.map((mode) => FAMILY[mode] ?? mode))
    return need.modes.some((mode) => families.has(FAMILY[mode] ?? mode)) ? 0.7 : 0.2
  },

  price({ need, achievement }) {
    const price = achievement.priceMin ?? achievement.priceMax
    if (price === null || need.budgetMax === null || need.budgetMax === 0) return null
    return price <= need.budgetMax ? 1 : Math.max(0, 1 - Math.log2(price / need.budgetMax) / 2)
  },

  region({ need, achievement, taxonomies }) {
    if (need.region === null || achievement.region === null) return null
    if (need.region === achievement.region) return 1
    const above = (code: string) => [code, ...taxonomies.ancestors('region', code)]
    return above(need.region).some((code) => above(achievement.region as string).includes(code)) ? 0.7 : 0.4
  },

  /** A year and a half from TRL to use for each missing level; no reputation, no history. */
  time({ need, achievement }) {
    if (need.deadline === null || achievement.trl === null || need.publishedAt === null) return null
    const months = monthsBetween(need.publishedAt.slice(0, 7), need.deadline)
    const wanted = Math.max(0, 8 - achievement.trl) * 6
    return wanted === 0 ? 1 : Math.max(0, Math.min(1, months / wanted))
  },
}

function monthsBetween(from: string, to: string): number {
  const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
  return months(to) - months(from)
}
