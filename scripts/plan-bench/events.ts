import type { PlanProblem } from '@keqiao/server/meetings/planner/problem'
import { Random } from '../model/random.ts'

export const PEOPLE = 200
export const SLOTS = 20
export const TABLES = 30

/** What makes an event hard to plan. */
export const KINDS = {
  'two sides, all there': { left: 100, there: [1, 1], meets: 0.5, most: [6, 6] },
  'two sides, holes': { left: 100, there: [0.4, 1], meets: 0.5, most: [6, 6] },
  'two sides, there for little': { left: 100, there: [0.15, 0.55], meets: 0.5, most: [6, 6] },
  '40 buyers, 160 sellers, holes': { left: 40, there: [0.4, 1], meets: 0.5, most: [18, 6] },
  '40 buyers, there for little': { left: 40, there: [0.15, 0.55], meets: 0.5, most: [18, 6] },
  'few pairs, there for little': { left: 100, there: [0.15, 0.55], meets: 0.1, most: [6, 6] },
  'anybody with anybody, holes': { left: 0, there: [0.4, 1], meets: 0.5, most: [6, 6] },
  'anybody, there for little': { left: 0, there: [0.15, 0.55], meets: 0.5, most: [6, 6] },
} as const
export type Kind = keyof typeof KINDS

/** Uneven scores: most pairs lukewarm, and some people whom everybody wants to meet. */
export function eventOf(kind: Kind, seed: number): PlanProblem {
  const { left, there, meets, most } = KINDS[kind]
  const random = new Random(seed)
  const people = Array.from({ length: PEOPLE }, (_, index) => {
    const share = there[0] + (there[1] - there[0]) * random.next()
    const slots = Array.from({ length: SLOTS }, (_, slot) => slot).filter(() => random.next() < share)
    return { id: `p${index}`, slots, most: index < left ? most[0] : most[1], wanted: random.next() ** 2 }
  })
  const pairs = people.flatMap((a, one) =>
    people.slice(one + 1).flatMap((b, offset) => {
      const isApart = left > 0 && (one >= left || one + 1 + offset < left)
      if (isApart || random.next() > meets) return []
      const score = 0.1 + 0.5 * random.next() * random.next() + 0.4 * a.wanted * b.wanted
      return [{ a: a.id, b: b.id, score: Math.round(score * 1000) / 1000 }]
    }),
  )
  return { people, tables: Array.from({ length: SLOTS }, () => TABLES), pairs }
}
