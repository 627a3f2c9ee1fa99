import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openHashingEmbedder } from '../../embedding/hashing.ts'
import type { SearchDocument } from '../engine.ts'
import { createCrew } from './crew.ts'
import { openSegment, type Segment } from './layout.ts'
import { createSearch } from './search.ts'
import type { Shown } from './searcher.ts'
import { openStore } from './store.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'keqiao-store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const embedder = openHashingEmbedder()
let file = ''
let count = 0
let shown: Segment[] = []
let hasMeaning = true

const show = async ({ segments, kills, ...given }: Shown) => {
  hasMeaning = given.hasMeaning
  const known = new Map(shown.map((segment) => [segment.name, segment]))
  shown = segments.map(({ name, memory }) => known.get(name) ?? openSegment(name, memory))
  for (const [name, slot] of kills) shown.find((segment) => segment.name === name)?.kill(slot)
}
async function open() {
  shown = []
  const store = openStore(file, 256, show)
  await store.open()
  return store
}
async function document(id: string, title: string, given: Partial<SearchDocument> = {}): Promise<SearchDocument> {
  const text = given.text ?? `${title}的控制方法`
  const [vector] = await embedder.embed([`${title}。${text}`], 'passage')
  return {
    id,
    kind: 'achievement',
    revision: 1,
    title,
    keywords: [],
    text,
    filters: { region: ['130200'] },
    date: '2026-01-01T00:00:00.000Z',
    discreet: false,
    vector: vector as Float32Array,
    ...given,
  }
}
const find = (text: string) =>
  createSearch(createCrew().walk)(shown, {
    kind: 'achievement',
    text,
    vector: null,
    filters: {},
    sort: 'relevance',
    offset: 0,
    limit: 300,
    breadth: 'wide',
    by: 'words',
    facets: true,
  })
const idsOf = (text: string) => find(text).hits.map(({ id }) => id)
const filesOf = () => readdirSync(folder).filter((name) => name.startsWith(path.basename(file)))

beforeEach(() => {
  file = path.join(folder, `index-${count++}.db`)
})

describe('segments on disk', () => {
  test('many small ones become few, and every answer stays what it was', async () => {
    const store = await open()
    await store.rebuild('shape/256')
    const names = ['锌渣', '裂纹', '氢能', '锌渣识别', '轴承钢']
    for (let i = 0; i < 40; i++)
      await store.upsert([
        await document(`d${String(i).padStart(2, '0')}`, `${names[i % 5]}${i % 7}`, { text: '锌渣'.repeat(i % 4) }),
      ])
    await store.remove(['d03', 'd05'])
    const before = find('锌渣识别')
    expect(store.state().segments).toBe(38)
    while (await store.tidy()) {}
    expect(store.state()).toMatchObject({ segments: 1, documents: 38 })
    const after = find('锌渣识别')
    expect(after.hits.map(({ id }) => id)).toEqual(before.hits.map(({ id }) => id))
    expect(after.hits.map(({ words }) => words.toFixed(5))).toEqual(before.hits.map(({ words }) => words.toFixed(5)))
    expect(after.facets).toEqual(before.facets)
    const again = await open()
    expect(again.state()).toMatchObject({ segments: 1, documents: 38, fingerprint: 'shape/256' })
    expect(idsOf('锌渣识别')).toEqual(before.hits.map(({ id }) => id))
  })

  test('what was removed or replaced is in no file any more, and is not counted as a word either', async () => {
    const store = await open()
    await store.rebuild('shape/256')
    await store.upsert([
      await document('a', 'zq7secret 锌渣', { keywords: ['zq7keyword'], text: 'zq7text 裂纹' }),
      await document('b', '裂纹'),
      await document('c', 'zq8older 裂纹'),
    ])
    const written = () =>
      filesOf()
        .map((name) => readFileSync(path.join(folder, name), 'latin1'))
        .join()
    expect(written()).toContain('zq7secret')
    expect(written()).toContain('zq7keyword')
    await store.remove(['a'])
    await store.upsert([await document('c', '裂纹')])
    expect(written()).not.toMatch(/zq7|zq8/)
    expect(idsOf('zq7secret')).toEqual([])
    expect(idsOf('裂纹').sort()).toEqual(['b', 'c'])
    const alone = find('裂纹').hits.map(({ words }) => words)
    await open()
    expect(find('裂纹').hits.map(({ words }) => words)).toEqual(alone)
  })

  test('files of an index before, of a crash or of an older engine are cleared away', async () => {
    writeFileSync(file, 'SQLite format 3\0')
    for (const rest of ['-wal', '-shm', '-7.seg', '-8.seg.new', '.new']) writeFileSync(file + rest, 'old')
    writeFileSync(`${file}-of-another-kind`, 'kept')
    const store = await open()
    expect(store.state()).toMatchObject({ fingerprint: '', documents: 0, isBehind: true })
    expect(filesOf()).toEqual([path.basename(file), `${path.basename(file)}-of-another-kind`])
  })
})

describe('an index for another model', () => {
  test('answers by its words until the new one is complete, and no file of it is left then', async () => {
    const old = await open()
    await old.rebuild('1/e/large/256')
    await old.upsert(await Promise.all(Array.from({ length: 9 }, (_, i) => document(`d${i}`, `锌渣${i}`))))
    await old.finish()
    const small = async (id: string, title: string) => ({
      ...(await document(id, title)),
      vector: new Float32Array(64).fill(0.125),
    })
    const store = openStore(file, 64, show)
    await store.open()
    expect(hasMeaning).toBe(false)
    await store.rebuild('1/e/small/64')
    for (let i = 0; i < 9; i++) {
      await store.upsert([await small(`d${i}`, `锌渣氢能${i}`)])
      expect(idsOf('锌渣')).toHaveLength(9)
      expect(idsOf('氢能')).toEqual([])
    }
    // A shape that changed again: what is half built goes, what answers stays.
    await store.rebuild('2/e/small/64')
    expect(store.state()).toMatchObject({ documents: 0, isBuilding: true, isBehind: false })
    expect(idsOf('锌渣')).toHaveLength(9)
    expect(hasMeaning).toBe(false)
    await store.upsert([await small('d0', '氢能')])
    await store.finish()
    expect(hasMeaning).toBe(true)
    expect(idsOf('氢能')).toEqual(['d0'])
    expect(idsOf('锌渣')).toEqual([])
    expect(filesOf()).toHaveLength(2)
  })
})

describe('a torn file', () => {
  async function filled() {
    const store = await open()
    await store.rebuild('shape/256')
    await store.upsert(await Promise.all(Array.from({ length: 60 }, (_, i) => document(`d${i}`, `锌渣${i}`))))
    await store.finish()
    expect(idsOf('锌渣')).toHaveLength(60)
    const segment = filesOf().find((name) => name.endsWith('.seg')) as string
    return path.join(folder, segment)
  }
  async function expectEmpty() {
    const store = await open()
    expect(store.state()).toMatchObject({ fingerprint: '', documents: 0, isBehind: true })
    expect(filesOf()).toEqual([path.basename(file)])
    await store.rebuild('shape/256')
    await store.upsert([await document('again', '锌渣')])
    // Nothing whole stands there until it is finished, also after a restart.
    expect((await open()).state()).toMatchObject({ isBehind: true })
    expect(idsOf('锌渣')).toEqual(['again'])
    const last = await open()
    await last.finish()
    expect(last.state()).toMatchObject({ isBehind: false, isBuilding: false })
  }

  test('is noticed wherever one bit is turned, and the index begins anew', async () => {
    const segment = await filled()
    const list = readFileSync(file)
    const whole = readFileSync(segment)
    for (let part = 0; part <= 40; part++) {
      const at = Math.min(whole.length - 1, Math.floor((whole.length * part) / 40))
      const torn = Buffer.from(whole)
      torn[at] = (torn[at] as number) ^ (1 << (part % 8))
      writeFileSync(file, list)
      writeFileSync(segment, torn)
      const store = await open()
      expect(store.state().fingerprint, `byte ${at}`).toBe('')
    }
    await expectEmpty()
  })

  test.each([0, 1, 15, 100, 5000, -1])('is noticed when it ends after %i bytes', async (length) => {
    const segment = await filled()
    truncateSync(segment, length < 0 ? readFileSync(segment).length + length : length)
    await expectEmpty()
  })

  test('is noticed when it is missing, and when the list of segments is torn', async () => {
    rmSync(await filled())
    await expectEmpty()
    await filled()
    const list = readFileSync(file)
    list[list.length - 20] = (list[list.length - 20] as number) ^ 4
    writeFileSync(file, list)
    await expectEmpty()
  })

  test('a crash between the list and the erasing leaves one version of a document', async () => {
    const store = await open()
    await store.rebuild('shape/256')
    await store.upsert([await document('a', '锌渣'), await document('b', '锌渣')])
    const old = filesOf().map((name) => [name, readFileSync(path.join(folder, name))] as const)
    await store.upsert([await document('a', '氢能', { revision: 2 })])
    // The first segment as it was before anything was erased from it.
    for (const [name, bytes] of old) if (name.endsWith('.seg')) writeFileSync(path.join(folder, name), bytes)
    const again = await open()
    expect(again.state()).toMatchObject({ documents: 2, fingerprint: 'shape/256' })
    expect(idsOf('锌渣')).toEqual(['b'])
    expect(idsOf('氢能')).toEqual(['a'])
    expect(again.page('achievement', '', 9)).toEqual([
      { id: 'a', revision: 2 },
      { id: 'b', revision: 1 },
    ])
  })
})
