import type { Pair } from '@keqiao/server/matching/signals'
import type { NeedRow } from '@keqiao/server/needs/tables'
import { readJudged } from '../eval/judged.ts'
import { openLibrary } from '../eval/library.ts'
import type { Grades } from '../eval/metrics.ts'

export interface JudgedNeed {
  ref: string
  grades: Grades
  /** What the engine brings up for it, unranked. */
  candidates: { ref: string; pair: Pair }[]
  /** References in the order of plain words. */
  words: string[]
}

/** The judged needs with the candidates that the shipped engine and model bring up for them. */
export async function judgedNeeds(say: (line: string) => void): Promise<JudgedNeed[]> {
  const task = readJudged()
  const library = await openLibrary(task, say)
  const { ranker } = library.services.matching
  const nameOf = new Map([...library.achievementIds].map(([ref, id]) => [id, ref]))
  const found: JudgedNeed[] = []
  for (const [ref, grades] of task.qrels) {
    const [need] = (await library.services.needs.load([library.needIds.get(ref) as string])) as [NeedRow]
    const words = await ranker.hitsFor(need, { by: 'words', vector: null })
    const ranked = await ranker.rank(need)
    found.push({
      ref,
      grades,
      candidates: ranked.map(({ pair }) => ({ ref: nameOf.get(pair.achievement.id) as string, pair })),
      words: words.map((hit) => nameOf.get(hit.id) as string),
    })
  }
  await library.close()
  return found
}
