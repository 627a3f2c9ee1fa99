import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dataMapTable } from './table.ts'

test('the inventory in the docs is the one of the code; renew it with: node scripts/run.mjs data-map', () => {
  expect(readFileSync(new URL('../../docs/data-map.md', import.meta.url), 'utf8')).toBe(dataMapTable())
})

test('it says everything in words: no code stands where a word should', () => {
  const cells = dataMapTable()
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => line.split(' | ').slice(1))
  expect(cells.length).toBeGreaterThan(500)
  expect(cells.filter((cell) => /^[a-z_]+$/.test(cell))).toEqual([])
})
