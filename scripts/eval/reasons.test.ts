import { textWithout } from '@keqiao/server/matching/sentences'
import { dialect } from '@keqiao/server/platform/db/dialect'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readJudged } from './judged.ts'
import { type Library, openLibrary } from './library.ts'
import { checkReasons, falls } from './reasons-check.ts'
import { changesOf } from './removal.ts'

test('a sentence leaves a text, and nothing else does', () => {
  expect(textWithout('甲。乙；丙\n丁', '乙；')).toBe('甲。丙\n丁')
  expect(textWithout('甲。', '甲。')).toBeNull()
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

  test.each(['achievement', 'need'] as const)(
    'the main reason carries the score: without the sentence of the %s the pair scores less',
    async (side) => {
      const { checked, without } = await checkReasons(library.services, { needIds, side, pairs: 2, least: 20 })
      expect(checked.length).toBeGreaterThanOrEqual(8)
      expect(without).toBeLessThan(checked.length / 4)
      expect(falls(checked) / checked.length).toBeGreaterThanOrEqual(0.95)
    },
  )

  test('what was taken out is back: the same pair scores as before', async () => {
    const wanted = { needIds, side: 'achievement' as const, pairs: 1, least: 20 }
    const first = await checkReasons(library.services, wanted)
    expect(first.checked.length).toBeGreaterThan(0)
    expect(await checkReasons(library.services, wanted)).toEqual(first)
  })
})
