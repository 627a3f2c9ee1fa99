import { expect, test } from 'vitest'
import { attack, type Puzzle } from './attack.ts'

const puzzle = (possible: string[], likeness: Record<string, number>): Puzzle => ({
  possible,
  truth: 'own',
  likeness: new Map(Object.entries(likeness)),
})

test('an order that says nothing guesses as well as chance', () => {
  const { first, firstThree, blindFirst, blindThree } = attack([puzzle(['own', 'a', 'b', 'c'], {})])
  expect([first, firstThree]).toEqual([0.25, 0.75])
  expect([blindFirst, blindThree]).toEqual([0.25, 0.75])
})

test('the likest of the possible is guessed; one that is impossible takes no place', () => {
  const likeness = { own: 0.6, a: 0.7, b: 0.1, elsewhere: 0.9 }
  expect(attack([puzzle(['own', 'b', 'c'], likeness)]).first).toBe(1)
  const beaten = attack([puzzle(['own', 'a', 'b'], likeness)])
  expect([beaten.first, beaten.firstThree]).toEqual([0, 1])
})
