import type { ListingKind } from '@keqiao/shared/listings'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openHashingEmbedder } from '../embedding/hashing.ts'
import type { Query, SearchDocument, SearchEngine } from './engine.ts'

/** Behaviours every engine must show. `reopen` gives a new engine over the same stored index. */
export function engineSuite(name: string, open: () => Promise<SearchEngine>, reopen: () => Promise<SearchEngine>) {
  const embedder = openHashingEmbedder()
  let engine: SearchEngine

  async function document(id: string, title: string, text: string, given: Partial<SearchDocument> = {}): Promise<SearchDocument> {
    const [vector] = await embedder.embed([`${title}。${text}`], 'passage')
    const filters = given.filters ?? {}
    const base = {
      id,
      kind: 'achievement' as ListingKind,
      revision: 1,
      title,
      keywords: [],
      text,
      filters,
      date: '2026-01-01T00:00:00.000Z',
      discreet: false,
    }
    return { ...base, vector: vector as Float32Array, ...given }
  }
  async function query(text: string, given: Partial<Query> = {}): Promise<Query> {
    const vector = text ? ((await embedder.embed([text], 'query'))[0] as Float32Array) : null
    const plain = { filters: {}, sort: 'relevance', offset: 0, limit: 20, breadth: 'precise', by: 'both', facets: true } as const
    return { kind: 'achievement', text, vector, ...plain, ...given }
  }
  const idsOf = async (text: string, given: Partial<Query> = {}) =>
    (await engine.search(await query(text, given))).hits.map((hit) => hit.id)

  describe(name, () => {
    beforeEach(async () => {
      engine = await open()
      await engine.rebuild('shape/256')
      await engine.finish()
    })
    afterEach(() => engine.close())

    test('finds two-character Chinese words anywhere in a text, the better document first', async () => {
      await engine.upsert([
        await document('a', '镀锌板表面处理', '锌锅锌渣控制与带钢表面麻点。'),
        await document('b', '轴承钢冶炼', '超低氧轴承钢，夹杂物控制。'),
        await document('c', '锌渣在线捞取机器人', '热镀锌锌锅锌渣捞取，锌渣识别。'),
      ])
      expect(await idsOf('锌渣')).toEqual(['c', 'a'])
    })

    test('Latin words match whole and whatever their case or width', async () => {
      await engine.upsert([await document('a', 'IGBT 模块封装', '银烧结'), await document('b', 'MBR 膜', '污水')])
      expect(await idsOf('ｉｇｂｔ')).toEqual(['a'])
    })

    test('replaces a document by its id and forgets the old words', async () => {
      await engine.upsert([await document('a', '锌渣', '锌渣')])
      await engine.upsert([await document('a', '氢能', '电解水制氢', { revision: 2 })])
      expect(await idsOf('锌渣', { by: 'words' })).toEqual([])
      expect(await idsOf('制氢', { by: 'words' })).toEqual(['a'])
      expect((await engine.state()).documents).toBe(1)
    })

    test('tells by id what stands in the index and how old it is, page by page', async () => {
      await engine.upsert([
        await document('c', '丙', '丙', { revision: 7 }),
        await document('a', '甲', '甲'),
        await document('b', '乙', '乙'),
        await document('n', '丁', '丁', { kind: 'need' }),
      ])
      expect(await engine.page('achievement', '', 2)).toEqual([
        { id: 'a', revision: 1 },
        { id: 'b', revision: 1 },
      ])
      expect(await engine.page('achievement', 'b', 2)).toEqual([{ id: 'c', revision: 7 }])
    })

    test('what is removed is not found, and removing it again is no fault', async () => {
      await engine.upsert([await document('a', '锌渣', '锌渣')])
      await engine.remove(['a'])
      await engine.remove(['a', 'never-there'])
      expect(await idsOf('锌渣')).toEqual([])
    })

    test('filters join codes of a facet by "or" and facets by "and"; each facet is counted without its own filter', async () => {
      const at = (field: string, region: string) => ({ filters: { field: [field.slice(0, 2), field], region: [region] } })
      await engine.upsert([
        await document('a', '锌渣一', '锌渣', at('0101', '130200')),
        await document('b', '锌渣二', '锌渣', at('0102', '130200')),
        await document('c', '锌渣三', '锌渣', at('0101', '130600')),
      ])
      expect((await idsOf('锌渣', { filters: { field: ['0101', '0102'], region: ['130200'] } })).sort()).toEqual(['a', 'b'])
      const found = await engine.search(await query('锌渣', { filters: { field: ['0101'] } }))
      expect(found.total).toBe(2)
      expect(found.facets.field).toEqual([
        { code: '01', count: 3, plain: 3 },
        { code: '0101', count: 2, plain: 2 },
        { code: '0102', count: 1, plain: 1 },
      ])
      expect(found.facets.region).toEqual([
        { code: '130200', count: 1, plain: 1 },
        { code: '130600', count: 1, plain: 1 },
      ])
    })

    test('tells how much of a count is discreet, also after a document has become so', async () => {
      const of = { filters: { region: ['130200'] } }
      await engine.upsert([await document('a', '锌渣一', '锌渣', of), await document('b', '锌渣二', '锌渣', of)])
      await engine.upsert([await document('b', '锌渣二', '锌渣', { ...of, discreet: true })])
      const found = await engine.search(await query('锌渣'))
      expect(found.facets.region).toEqual([{ code: '130200', count: 2, plain: 1 }])
    })

    test('pages neither repeat nor lose rows, even among equals', async () => {
      const many = await Promise.all(
        Array.from({ length: 45 }, (_, i) => document(`d${String(i).padStart(2, '0')}`, '锌渣', '锌渣控制')),
      )
      await engine.upsert(many)
      const pages = await Promise.all([0, 20, 40].map((offset) => idsOf('锌渣', { offset })))
      expect(pages.map((page) => page.length)).toEqual([20, 20, 5])
      expect(new Set(pages.flat()).size).toBe(45)
    })

    test('without words everything is listed, the newest first', async () => {
      await engine.upsert([
        await document('old', '甲', '甲', { date: '2024-01-01T00:00:00.000Z' }),
        await document('new', '乙', '乙', { date: '2026-01-01T00:00:00.000Z' }),
      ])
      expect(await idsOf('')).toEqual(['new', 'old'])
    })

    test('achievements and needs are kept apart', async () => {
      await engine.upsert([await document('a', '锌渣', '锌渣'), await document('n', '锌渣', '锌渣', { kind: 'need' })])
      expect(await idsOf('锌渣', { kind: 'need' })).toEqual(['n'])
    })

    test('a wide query ranks every candidate, and a pair has the same scores when it is asked for by id', async () => {
      await engine.upsert([
        await document('a', '锌渣控制', '热镀锌锌锅锌渣控制'),
        await document('b', '轴承钢', '夹杂物控制'),
        await document('c', '葡萄酒', '掺假筛查'),
      ])
      const wide = await engine.search(await query('镀锌锌锅的锌渣怎么控制', { breadth: 'wide' }))
      expect(wide.hits.map((hit) => hit.id)).toEqual(['a', 'b', 'c'])
      const pair = await engine.search(await query('镀锌锌锅的锌渣怎么控制', { breadth: 'wide', ids: ['b'] }))
      const b = wide.hits.find((hit) => hit.id === 'b')
      expect(pair.hits[0]?.words).toBeCloseTo(b?.words as number, 5)
      expect(pair.hits[0]?.meaning).toBeCloseTo(b?.meaning as number, 1)
    })

    test('tells the words of a query for marking, not the pairs of characters between them', async () => {
      await engine.upsert([await document('a', '连铸坯表面裂纹', '表面裂纹在线识别'), await document('b', '界面裂纹', '冻融')])
      const { terms } = await engine.search(await query('表面裂纹在线识别'))
      const told = terms.map(({ term }) => term)
      expect(told).toEqual(expect.arrayContaining(['表面', '裂纹', '识别']))
      expect(told.filter((term) => ['面裂', '纹在'].includes(term))).toEqual([])
    })

    test('suggestions begin with what was typed, the most frequent first', async () => {
      await engine.upsert([
        await document('a', '甲', '', { keywords: ['氢能', '氢燃料电池'] }),
        await document('b', '乙', '', { keywords: ['氢能', '储氢'] }),
      ])
      expect(await engine.suggest('achievement', '氢', 8)).toEqual([
        { text: '氢能', count: 2 },
        { text: '氢燃料电池', count: 1 },
        { text: '储氢', count: 1 },
      ])
    })

    test('a rebuild is never empty: what stood there answers until what is built is complete, also after a restart', async () => {
      const made = (i: number, name: string, revision: number) =>
        document(`d${i + 10}`, `${name}${i}`, `${name}控制`, { revision, keywords: [name], filters: { region: ['130200'] } })
      await engine.upsert(await Promise.all(Array.from({ length: 24 }, (_, i) => made(i, '锌渣', 1))))
      const look = async () => ({
        precise: await idsOf('锌渣', { limit: 50 }),
        wide: await idsOf('锌渣控制', { limit: 50, breadth: 'wide' }),
        listed: await idsOf('', { limit: 50 }),
        counted: (await engine.search(await query('锌渣'))).facets.region,
        suggested: await engine.suggest('achievement', '锌', 1),
      })
      const old = await look()
      expect(old.precise).toHaveLength(24)
      await engine.rebuild('other/256')
      expect(await look()).toEqual(old)
      for (let batch = 0; batch < 4; batch++) {
        await engine.upsert(await Promise.all(Array.from({ length: 6 }, (_, i) => made(6 * batch + i, '氢能', 2))))
        expect(await look()).toEqual(old)
        expect(await idsOf('氢能', { by: 'words' })).toEqual([])
        expect(await engine.state()).toMatchObject({ fingerprint: 'other/256', documents: 6 * (batch + 1), isBuilding: true })
        if (batch !== 1) continue
        await engine.close()
        engine = await reopen()
        expect(await look()).toEqual(old)
      }
      await engine.remove(['d10'])
      expect(await idsOf('锌渣', { limit: 50 })).toEqual(old.precise.filter((id) => id !== 'd10'))
      await engine.finish()
      expect(await idsOf('锌渣', { by: 'words' })).toEqual([])
      expect((await idsOf('氢能', { limit: 50 })).sort()).toEqual(old.precise.filter((id) => id !== 'd10').sort())
      expect(await engine.state()).toMatchObject({ fingerprint: 'other/256', documents: 23, isBuilding: false })
    })

    test('an index outlives its process; a rebuild empties it under the new fingerprint', async () => {
      await engine.upsert([await document('a', '锌渣', '锌渣')])
      await engine.close()
      engine = await reopen()
      expect(await idsOf('锌渣')).toEqual(['a'])
      await engine.rebuild('other/256')
      const { fingerprint, documents } = await engine.state()
      expect([fingerprint, documents]).toEqual(['other/256', 0])
      await engine.finish()
      expect(await idsOf('锌渣')).toEqual([])
    })
  })
}
