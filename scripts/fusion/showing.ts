import { scoreOf } from '@keqiao/server/matching/score'
import { type Fusion, MARKS } from '@keqiao/server/matching/weights'
import { mean, measure } from '../eval/metrics.ts'
import type { JudgedNeed } from './judged.ts'

export interface Shown {
  ndcg: number
  /** Score and reader's mark of each judged pair. */
  marks: [number, number][]
}

/** One judged need as these weights rank it. */
export function show({ grades, candidates }: JudgedNeed, fusion: Fusion): Shown {
  const scored = candidates.map(({ ref, pair }) => ({ ref, score: scoreOf(pair, fusion).weight }))
  const ranking = scored.sort((a, b) => b.score - a.score).map(({ ref }) => ref)
  const marks = scored.flatMap(({ ref, score }): [number, number][] => {
    const grade = grades.get(ref)
    return grade === undefined ? [] : [[score, MARKS[grade] as number]]
  })
  return { ndcg: measure(ranking, grades).ndcg10, marks }
}

/** Mean distance of score and readers' mark over ten bands of the score, each weighted by its pairs. */
export function calibrationError(marks: [number, number][]): number {
  const bands = Map.groupBy(marks, ([score]) => Math.min(9, Math.floor(score / 10)))
  return [...bands.values()].reduce(
    (sum, band) =>
      sum + (band.length / marks.length) * Math.abs(mean(band.map(([score]) => score)) - mean(band.map(([, mark]) => mark))),
    0,
  )
}
