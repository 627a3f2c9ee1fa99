import { expect, test } from 'vitest'
import { highlightPassage } from './highlight.ts'

const hits = (text: string, ...terms: string[]) =>
  highlightPassage(
    text,
    terms.map((term) => ({ term, weight: 1 })),
  )
    .filter(({ hit }) => hit)
    .map(({ text }) => text)

test('words are marked where they stand, also beside characters that fold to several', () => {
  expect(hits('板坯900℃时表面裂纹看不清，ＰＥＭ电堆㎡', '裂纹', 'pem')).toEqual(['裂纹', 'ＰＥＭ'])
  expect(hits('耐火材料SPEMX', 'pem')).toEqual([])
})
