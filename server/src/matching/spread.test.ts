import { expect, test } from 'vitest'
import { foldedUnder } from './spread.ts'

/** `a80 b70`: of organisation a with 80 points, of b with 70; `-60` names nobody. */
const folds = (list: string) => {
  const ranked = list.split(' ').map((one) => ({ id: one, of: one[0] === '-' ? null : (one[0] as string), score: +one.slice(1) }))
  return [...foldedUnder(ranked)].map(([id, under]) => `${id} under ${under}`)
}

test.each([
  ['two of one organisation stand', 'a80 a79 b78', []],
  ['a third is folded under the second', 'a80 a79 a78 b77', ['a78 under a79']],
  ['and so are all that follow it', 'a80 a79 a78 a77 b76 a75', ['a78 under a79', 'a77 under a79', 'a75 under a79']],
  ['one that leads clearly stands', 'a80 a79 a78 b68', []],
  ['nobody else is to come', 'a80 a79 a78 a77', []],
  ['organisations are counted apart', 'a80 b79 a78 b77 a76 b75 c74', ['a76 under a78', 'b75 under b77']],
  ['who is not named is grouped with nobody', '-80 -79 -78 -77 b76', []],
  ['below the top nothing is folded', 'b90 c89 d88 e87 f86 g85 h84 i83 a82 a81 a80 a79 j78', []],
])('%s', (_, list, expected) => expect(folds(list)).toEqual(expected))
