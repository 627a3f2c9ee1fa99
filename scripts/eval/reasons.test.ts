import { dialect } from '@keqiao/server/platform/db/dialect'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readJudged } from './judged.ts'
import { type Library, openLibrary } from './library.ts'
import { checkReasons, falls } from './reasons-check.ts'
import { changesOf, without } from './removal.ts'

test('a sentence leaves a text, and nothing else does', () => {
  expect(without('甲。乙；丙\n丁', '乙；')).toBe('甲。丙\n丁')
  expect(without('甲。', '甲。')).toBeNull()
  expect(
    changesOf({ name: '甲。', problem: '甲。', abstract: '甲。乙。', innovations: ['甲。', '乙。'], trl: 3 }, '甲。'),
  ).toEqual({
    problem: null,
    abstract: '乙。',
    innovations: ['乙。'],
  })
})

// The library of an evaluation is always its own SQLite file.
describe.skipIf(dialect === 'postgres')('on a few judged needs', () => {
  let library: Library
  let needIds: string[]

  beforeAll(async () => {
    const { achievements, needs, qrels } = readJudged()
    const some = new Set([...qrels.keys()].slice(0, 8))
    const judged = new Set([...some].flatMap((need) => [...(qrels.get(need) as Map<string, number>).keys()]))
    const mine = achievements.filter(({ externalRef }) => judged.has(externalRef as string))
    library = await openLibrary({ achievements: mine, needs: needs.filter(({ externalRef }) => some.has(externalRef)) }, () => {})
    needIds = [...library.needIds.values()]
  })
  afterAll(() => library.close())

  test('the main reason carries the score: without its sentence the pair scores less', async () => {
    const checked = await checkReasons(library.services, { needIds, side: 'achievement', pairs: 2, least: 20 })
    expect(checked.length).toBeGreaterThanOrEqual(8)
    expect(falls(checked) / checked.length).toBeGreaterThanOrEqual(0.9)
  })

  test('what was taken out is back: the same pair scores as before', async () => {
    const [first] = await checkReasons(library.services, { needIds, side: 'achievement', pairs: 1, least: 20 })
    const [again] = await checkReasons(library.services, { needIds, side: 'achievement', pairs: 1, least: 20 })
    expect(again).toEqual(first)
  })
})
