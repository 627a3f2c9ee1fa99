import type { Reason } from '@keqiao/shared/matching'
import type { Logger } from 'pino'
import type { Achievements } from '../achievements/service.ts'
import type { Needs } from '../needs/service.ts'
import type { NeedRow } from '../needs/tables.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import { judge } from './indicators.ts'
import type { SentencePair } from './sentences.ts'
import type { Measured, Pair } from './signals.ts'
import type { MatchRow } from './store.ts'

/** Pairs whose sentences are remembered for the next reader. */
const REMEMBERED = 2000

interface Uses {
  needs: Pick<Needs, 'loadOutward'>
  achievements: Pick<Achievements, 'load'>
  taxonomies: Taxonomies
  logger: Logger
  sentencePairs(need: NeedRow, pairs: Pair[]): Promise<Map<string, SentencePair[]>>
}

export const measuredOf = ({ words, meaning, problem, object }: Pair): Measured => ({ words, meaning, problem, object })

/**
 * The reasons of pairs that somebody reads. Which sentences carry a score is found now, not when the pair is scored: most
 * pairs are never read, and a sentence that has left a record is quoted to nobody.
 */
export function createTelling({ needs, achievements, taxonomies, logger, sentencePairs }: Uses) {
  const told = new Map<string, SentencePair[]>()

  async function fresh(rows: MatchRow[]) {
    const ours = new Map((await needs.loadOutward([...new Set(rows.map((row) => row.needId))])).map((row) => [row.id, row]))
    const theirs = new Map(
      (await achievements.load([...new Set(rows.map((row) => row.achievementId))])).map((row) => [row.id, row]),
    )
    const found = new Map<string, SentencePair[]>()
    for (const [needId, some] of Map.groupBy(rows, (row) => row.needId)) {
      const need = ours.get(needId)
      if (!need) continue
      const pairs = some.flatMap(({ achievementId, measured }): Pair[] => {
        const achievement = theirs.get(achievementId)
        if (!achievement || !measured) return []
        return [{ need, achievement, ...measured, judged: judge(need.indicators, achievement.indicators), taxonomies }]
      })
      const explained = await sentencePairs(need, pairs).catch((fault) => {
        // A list is read without its sentences while no index answers.
        logger.warn({ fault }, 'no sentences for a list of matches')
        return null
      })
      if (explained) for (const { id, achievementId } of some) found.set(id, explained.get(achievementId) ?? [])
    }
    return found
  }

  /** `revisions` of both records as they stand: with them, what was told before goes out of date. */
  return async function tell(rows: MatchRow[], revisions: (row: MatchRow) => string): Promise<Map<string, Reason[]>> {
    const keyOf = (row: MatchRow) => `${row.id} ${row.at} ${revisions(row)}`
    const unknown = rows.filter((row) => row.measured !== null && !told.has(keyOf(row)))
    const found = unknown.length > 0 ? await fresh(unknown) : new Map<string, SentencePair[]>()
    const reasons = new Map(
      rows.map((row) => [row.id, withSentences(row.reasons, told.get(keyOf(row)) ?? found.get(row.id) ?? [])]),
    )
    if (told.size + found.size > REMEMBERED) told.clear()
    for (const row of unknown) {
      const pairs = found.get(row.id)
      if (pairs) told.set(keyOf(row), pairs)
    }
    return reasons
  }
}

/** What caps a score is said first, then the sentences. */
function withSentences(reasons: Reason[], pairs: SentencePair[]): Reason[] {
  const caps = reasons.filter(({ code }) => code === 'capped')
  const sentences = pairs.map((pair): Reason => ({ code: 'sentence_pair', ...pair }))
  return [...caps, ...sentences, ...reasons.filter(({ code }) => code !== 'capped')]
}
