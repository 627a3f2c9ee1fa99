import type { MarkedPair } from '@keqiao/server/matching/store'
import { FUSION, type Fusion } from '@keqiao/server/matching/weights'
import { SIGNALS, type SignalCode } from '@keqiao/shared/matching'
import { expect, test } from 'vitest'
import { compare, isEnough, LEAST_OF_EACH, learnableOf, relearnt } from './learning.ts'

function marked(n: number, verdict: MarkedPair['verdict'], values: Partial<Record<SignalCode, number>>): MarkedPair {
  const signals = SIGNALS.map((code) => ({ code, weight: 1, share: 0, value: values[code] ?? null }))
  return { personId: 'p', needId: `n${n}`, achievementId: 'a', verdict, reason: null, at: '2026-11-02T09:00:00.000Z', signals }
}
/** People go by the object, whatever the words say. */
const MARKS = Array.from({ length: 60 }, (_, n) =>
  marked(n, n % 2 === 0 ? 'fits' : 'does_not_fit', { words: (n % 5) / 10, object: n % 2 === 0 ? 0.9 : 0.1 }),
)
const shown = (ndcgs: number[], marks: [number, number][] = [[70, 70]]) => ndcgs.map((ndcg) => ({ ndcg, marks }))

test('what people go by weighs more afterwards, the rest stays near, and what a mean is worth is kept', () => {
  const { pairs } = learnableOf(MARKS)
  const learnt = relearnt(pairs, FUSION) as Fusion
  expect(learnt.weights.object / learnt.weights.words).toBeGreaterThan((1.2 * FUSION.weights.object) / FUSION.weights.words)
  expect(learnt.weights.region / FUSION.weights.region).toBeGreaterThan(0.5)
  expect(learnt.link).toEqual(FUSION.link)
  expect(relearnt(pairs, FUSION)).toEqual(learnt)
})

test('marks that say the opposite of the scores teach nothing', () => {
  const opposite = MARKS.map((mark) => ({
    ...mark,
    verdict: mark.verdict === 'fits' ? ('does_not_fit' as const) : ('fits' as const),
  }))
  expect(relearnt(learnableOf(opposite).pairs, FUSION)).toBeNull()
})

test('few marks, or marks of one kind only, are not enough; pairs that are listed no more do not count', () => {
  expect(isEnough(learnableOf(MARKS))).toBe(true)
  expect(isEnough(learnableOf(MARKS.slice(0, 2 * LEAST_OF_EACH - 1)))).toBe(false)
  expect(isEnough(learnableOf(MARKS.map((mark) => ({ ...mark, verdict: 'fits' as const }))))).toBe(false)
  const gone = learnableOf(MARKS.map((mark) => ({ ...mark, signals: null })))
  expect([gone.pairs.length, gone.unlisted, isEnough(gone)]).toEqual([0, 60, false])
})

test('weights that rank the judged set worse, or whose scores mean something else, are told so', () => {
  expect(compare(shown([0.8, 0.9]), shown([0.8, 0.9])).worse).toEqual([])
  expect(compare(shown([0.8, 0.9]), shown([0.9, 0.9])).worse).toEqual([])
  expect(compare(shown([0.8, 0.9]), shown([0.8, 0.89])).worse).toEqual(['ranking'])
  expect(compare(shown([0.8]), shown([0.8], [[70, 60]])).worse).toEqual(['calibration'])
})
