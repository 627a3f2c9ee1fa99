import { appendFileSync, utimesSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import type { Import } from '@keqiao/shared/interchange'
import type { ListingKind } from '@keqiao/shared/listings'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { memberships } from '../accounts/tables.ts'
import { type Viewer, viewerOf } from '../accounts/viewer.ts'
import { trail } from '../platform/trail.tables.ts'
import { createTrail } from '../platform/trail.ts'
import { xlsxOf } from './fixtures.ts'
import type { Limits } from './limits.ts'
import { createInterchange, type Interchange } from './service.ts'

let house: House
let people: Awaited<ReturnType<House['addPeople']>>
/** A university of its own for each test, and its member who uploads. */
let uploader: Viewer
let interchange: Interchange
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
}, 30_000)
afterAll(() => house.close())
let universities = 0
beforeEach(async () => {
  const { accounts } = house.services
  const draft = { name: `测试大学${++universities}`, kind: 'UNIV' as const, region: '130300', intro: null, fields: [] }
  const university = await accounts.ensureOrganisation(draft, false)
  const person = people.universityAdmin.person ?? { id: '', name: '', email: '' }
  await accounts.join(person.id, university.id, 'admin')
  uploader = viewerOf(person, [{ ...university, membership: 'admin' }], [])
  interchange = opened()
})

/** The service on the house's database, as after any start. */
const opened = (more: { limits?: Limits } = {}) =>
  createInterchange({ ...house.services, trail: createTrail(house.clock), dataDir: house.dataDir, ...more })
const files = () => readdir(path.join(house.dataDir, 'imports'))
const PAGE = { page: 1, size: 100 }

async function upload(fileName: string, content: Buffer | string, kind: ListingKind = 'achievement', viewer: Viewer = uploader) {
  const organisationId = viewer.organisations[0]?.id ?? ''
  const stream = Readable.from([Buffer.from(content)])
  return interchange.receive(viewer, { kind, organisationId, fileName, stream })
}
const stateOf = (id: string, viewer: Viewer = uploader) => interchange.read(viewer, id)
const counts = ({ state, total, read, accepted, refused, created, updated, unchanged }: Import) => ({
  state,
  rows: [total, read, accepted, refused],
  loaded: [created, updated, unchanged],
})

/** Upload, dry run, confirmation, load: as a user would. */
async function importAll(fileName: string, content: Buffer | string, kind: ListingKind = 'achievement') {
  const { id } = await upload(fileName, content, kind)
  await house.processAll()
  await interchange.confirm(uploader, id, { submit: true })
  await house.processAll()
  return stateOf(id)
}

const complete = (n: number, name = `成果${n}`) => [`A-${n}`, name, '解决了问题', '钢铁', '普通许可', '面议']
const HEADINGS = ['编号', '成果名称', '拟解决的问题', '技术领域', '合作方式', '价格方式']
const csv = (rows: string[][]) => rows.map((row) => row.join(',')).join('\n')
const mine = async () => (await house.services.achievements.mine(uploader, PAGE)).items

describe('an import', () => {
  test('is a dry run first: nothing is stored before the owner confirms', async () => {
    const { id } = await upload('成果.xlsx', xlsxOf([HEADINGS, complete(1), ['A-2', '', '', '炼丹', '', '']]))
    expect(counts(await stateOf(id))).toEqual({ state: 'received', rows: [2, 0, 0, 0], loaded: [0, 0, 0] })
    await house.processAll()
    expect(counts(await stateOf(id))).toEqual({ state: 'checked', rows: [2, 2, 1, 1], loaded: [0, 0, 0] })
    expect((await interchange.problems(uploader, id, PAGE)).items).toEqual([
      { row: 3, column: '成果名称', code: 'required', value: '', facts: {} },
      { row: 3, column: '技术领域', code: 'not_in_list', value: '炼丹', facts: { list: 'field', given: '炼丹' } },
    ])
    expect(await mine()).toEqual([])

    await interchange.confirm(uploader, id, { submit: true })
    await house.processAll()
    expect(counts(await stateOf(id))).toEqual({ state: 'done', rows: [2, 2, 1, 1], loaded: [1, 0, 0] })
    expect((await mine()).map(({ name, state }) => ({ name, state }))).toEqual([{ name: '成果1', state: 'center_review' }])
  })

  test('run twice doubles nothing, and a changed row changes its record', async () => {
    const rows = Array.from({ length: 7 }, (_, i) => complete(i))
    expect(counts(await importAll('a.csv', csv([HEADINGS, ...rows])))).toMatchObject({ loaded: [7, 0, 0] })
    expect(counts(await importAll('a.csv', csv([HEADINGS, ...rows])))).toMatchObject({ loaded: [0, 0, 7] })
    rows[3] = complete(3, '成果3改')
    expect(counts(await importAll('a.csv', csv([HEADINGS, ...rows])))).toMatchObject({ loaded: [0, 1, 6] })
    expect((await mine()).map((card) => card.name).sort()).toEqual([
      '成果0',
      '成果1',
      '成果2',
      '成果3改',
      '成果4',
      '成果5',
      '成果6',
    ])
  })

  test('without external numbers is told apart by what the rows say', async () => {
    const content = csv([
      ['成果名称', '摘要'],
      ['甲', '一'],
      ['甲', '二'],
      ['甲', '一'],
    ])
    expect(counts(await importAll('a.csv', content))).toEqual({ state: 'done', rows: [3, 3, 3, 0], loaded: [2, 0, 1] })
    expect(counts(await importAll('a.csv', content))).toEqual({ state: 'done', rows: [3, 3, 3, 0], loaded: [0, 0, 3] })
  })

  test('of name, abstract and keywords only waits at the centre like any other, and shows nothing before', async () => {
    const lines = [
      '{"id":"X-1","title":"甲","abstract":"一","keywords":["a"]}',
      '{"id":"X-2","title":"乙","abstract":"二","keywords":[]}',
    ]
    expect(counts(await importAll('a.jsonl.gz', gzipSync(lines.join('\n'))))).toMatchObject({ state: 'done', loaded: [2, 0, 0] })
    const cards = await mine()
    expect(cards.map((card) => card.state)).toEqual(['center_review', 'center_review'])
    await expect(house.services.achievements.read(people.visitor, cards[0]?.id ?? '')).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('brings needs in by the same door', async () => {
    const content = csv([
      ['编号', '需求名称', 'description', '技术领域', '合作方式', '预算方式', '预算上限（万元）', '主要技术指标'],
      ['N-1', '麻点', '锌锅捞渣', '钢铁', '合作开发', '预算', '150', '降级率 ≤ 1 %'],
      ['N-2', '漏检', '看不清', '钢铁', '合作开发', '预算', '', '降级率 ≤ 1 %'],
    ])
    const { id } = await upload('n.csv', content, 'need', people.companyAdmin)
    await house.processAll()
    await interchange.confirm(people.companyAdmin, id, { submit: true })
    await house.processAll()
    expect(counts(await stateOf(id, people.companyAdmin))).toMatchObject({ state: 'done', rows: [2, 2, 1, 1], loaded: [1, 0, 0] })
    const { items } = await interchange.problems(people.companyAdmin, id, PAGE)
    expect(items).toMatchObject([{ row: 3, column: '预算上限（万元）', code: 'required' }])
  })

  test('of more rows than one step takes goes on where it stood after a restart', async () => {
    const rows = Array.from({ length: 1100 }, (_, i) => complete(i, i < 450 ? `成果${i}` : ''))
    rows[1050] = complete(7, '重号')
    const { id } = await upload('a.csv', csv([HEADINGS, ...rows]))

    await interchange.advance(id)
    expect(counts(await stateOf(id))).toEqual({ state: 'checking', rows: [1100, 1000, 450, 550], loaded: [0, 0, 0] })
    await opened().advance(id)
    expect(counts(await stateOf(id))).toEqual({ state: 'checked', rows: [1100, 1100, 450, 650], loaded: [0, 0, 0] })
    const { items, total } = await interchange.problems(uploader, id, { page: 7, size: 100 })
    expect(total).toBe(650)
    expect(items[0]).toMatchObject({ row: 1052, column: '编号', code: 'duplicate_ref', value: 'A-7' })

    await interchange.confirm(uploader, id, { submit: false })
    await interchange.advance(id)
    expect(counts(await stateOf(id))).toMatchObject({ state: 'loading', loaded: [200, 0, 0] })
    await Promise.all([opened().advance(id), opened().advance(id)])
    await opened().advance(id)
    const done = await stateOf(id)
    expect(done.state).toBe('done')
    expect((await house.services.achievements.mine(uploader, PAGE)).total).toBe(450)
    // Two workers at the same step count it once; the rows are there once in any case.
    expect(done.created + done.unchanged).toBe(450)
  })

  test('that crashed after writing its side file but before committing reads the same rows again', async () => {
    const { id } = await upload('a.csv', csv([HEADINGS, complete(1), complete(2)]))
    const drafts = path.join(house.dataDir, 'imports', `${id}.drafts`)
    writeFileSync(drafts, '{"row":2,"draft":{"name":"half a st')
    appendFileSync(drafts, 'ep')
    await house.processAll()
    await interchange.confirm(uploader, id, { submit: true })
    await house.processAll()
    expect(counts(await stateOf(id))).toEqual({ state: 'done', rows: [2, 2, 2, 0], loaded: [2, 0, 0] })
  })
})

test('what people uploaded is kept for thirty days, not longer', async () => {
  const { id } = await upload('a.csv', csv([HEADINGS, complete(1)]))
  await house.processAll()
  const table = path.join(house.dataDir, 'imports', `${id}.table`)
  const day = 86_400
  const now = house.clock.millis() / 1000
  utimesSync(table, now - 29 * day, now - 29 * day)
  await upload('b.csv', csv([HEADINGS, complete(2)]))
  expect(await files()).toContain(`${id}.table`)
  utimesSync(table, now - 31 * day, now - 31 * day)
  await upload('c.csv', csv([HEADINGS, complete(3)]))
  expect(await files()).not.toContain(`${id}.table`)
  await expect(interchange.problemSheet(uploader, id)).rejects.toMatchObject({ code: 'not_found' })
})

describe('an import is refused', () => {
  test('with a heading nobody knows, and leaves no file behind', async () => {
    const before = await files()
    await expect(upload('a.csv', '成果名称,备注\n甲,一\n')).rejects.toMatchObject({
      code: 'header_wrong',
      facts: { missing: [], unknown: ['备注'], repeated: [] },
    })
    expect(await files()).toEqual(before)
  })

  test('for an organisation the uploader does not belong to', async () => {
    const stream = Readable.from([Buffer.from('成果名称\n甲')])
    const given = { kind: 'achievement' as const, organisationId: people.company.id, fileName: 'a.csv', stream }
    await expect(interchange.receive(uploader, given)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('when it is larger than allowed', async () => {
    const small = opened({ limits: { bytes: 100, unpackedBytes: 1000, entries: 10, ratio: 100, rows: 10 } })
    const stream = Readable.from([Buffer.alloc(60, 'a'), Buffer.alloc(60, 'a')])
    const given = { kind: 'achievement' as const, organisationId: uploader.organisations[0]?.id ?? '', fileName: 'a.csv', stream }
    await expect(small.receive(uploader, given)).rejects.toMatchObject({
      code: 'file_too_large',
      facts: { limit: 100 },
    })
  })

  test('to be seen, confirmed or cancelled by anybody else', async () => {
    const { id } = await upload('a.csv', csv([HEADINGS, complete(1)]))
    await house.processAll()
    const stranger = people.otherCompanyAdmin
    for (const attempt of [
      () => interchange.read(stranger, id),
      () => interchange.problems(stranger, id, PAGE),
      () => interchange.problemSheet(stranger, id),
      () => interchange.confirm(stranger, id, { submit: true }),
      () => interchange.cancel(stranger, id),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
    expect((await interchange.list(stranger, PAGE)).items).toEqual([])
    expect((await interchange.list(uploader, PAGE)).items.map((item) => item.id)).toEqual([id])
  })

  test('to be confirmed before it is checked, twice, or after it was given up', async () => {
    const { id } = await upload('a.csv', csv([HEADINGS, complete(1)]))
    const confirm = () => interchange.confirm(uploader, id, { submit: true })
    await expect(confirm()).rejects.toMatchObject({ code: 'import_not_ready', facts: { state: 'received' } })
    await house.processAll()
    await interchange.cancel(uploader, id)
    await expect(confirm()).rejects.toMatchObject({ code: 'import_not_ready', facts: { state: 'cancelled' } })
    await expect(interchange.cancel(uploader, id)).rejects.toMatchObject({ code: 'import_not_ready' })
    await house.processAll()
    expect(await mine()).toEqual([])
    expect((await files()).filter((name) => name.startsWith(id))).toEqual([])
  })

  test('to go on once the uploader has left the organisation', async () => {
    const { id } = await upload('a.csv', csv([HEADINGS, complete(1)]))
    await house.processAll()
    await interchange.confirm(uploader, id, { submit: true })
    const organisationId = uploader.organisations[0]?.id ?? ''
    await house.services.db.write(
      async (tx) => void (await tx.delete(memberships).where(eq(memberships.organisationId, organisationId))),
    )
    await house.processAll()
    const failed = await stateOf(id)
    expect(failed).toMatchObject({ state: 'failed', fault: { code: 'forbidden' }, created: 0 })
  })
})

test('what people do with imports is on the trail', async () => {
  const { id } = await importAll('a.csv', csv([HEADINGS, complete(1)]))
  const rows = await house.services.db.read
    .select({ action: trail.action })
    .from(trail)
    .where(eq(trail.subject, `import:${id}`))
  expect(rows.map((row) => row.action)).toEqual(['import.received', 'import.confirmed', 'import.done'])
})
