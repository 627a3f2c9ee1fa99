import { expect, test } from 'vitest'
import { facetRows } from './facetRows.ts'

const counts = [
  { code: '0101', count: 4 },
  { code: '01', count: 7 },
  { code: '0102', count: 3 },
  { code: '02', count: 2 },
]

test('a field opens into its domains once it or one of them is chosen', () => {
  expect(facetRows('field', counts, []).map((row) => row.code)).toEqual(['01', '02'])
  expect(facetRows('field', counts, ['0102']).map((row) => row.code)).toEqual(['01', '0101', '0102', '02'])
})

test('a chosen filter without results stays in sight so that it can be taken off', () => {
  expect(facetRows('region', [{ code: '130100', count: 2 }], ['130200'])).toEqual([
    { code: '130100', count: 2, depth: 0 },
    { code: '130200', count: 0, depth: 0 },
  ])
})

test('price bands stand in the order of their amounts', () => {
  const bands = ['GE500', 'LT10', 'NEGOTIABLE'].map((code, count) => ({ code, count }))
  expect(facetRows('price', bands, []).map((row) => row.code)).toEqual(['NEGOTIABLE', 'LT10', 'GE500'])
})
