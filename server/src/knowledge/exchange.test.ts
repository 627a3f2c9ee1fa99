import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { upload } from '../../../tests/support/upload.ts'
import { trail } from '../platform/trail.tables.ts'

let house: House
let cookie: string
beforeAll(async () => {
  house = await startHouse()
  const { operator } = await house.addPeople()
  cookie = await house.signIn(operator.person?.email as string)
})
afterAll(() => house.close())

const BASE = '/api/v1/operator/knowledge'
async function exported(kind: string): Promise<string> {
  return (await house.app.inject({ url: `${BASE}/export?kind=${kind}`, headers: { cookie } })).body
}
async function sent(to: string, csv: string) {
  const { headers, payload } = upload('词条.csv', Buffer.from(csv))
  const reply = await house.app.inject({ method: 'POST', url: `${BASE}/file/${to}`, headers: { ...headers, cookie }, payload })
  return { status: reply.statusCode, ...reply.json() }
}
const check = (csv: string, kind = 'synonym') => sent(`check?kind=${kind}`, csv)
async function take(csv: string, kind = 'synonym') {
  const { seen } = await check(csv, kind)
  return sent(`import?kind=${kind}&seen=${seen}`, csv)
}
const save = (body: object) => house.app.inject({ method: 'POST', url: `${BASE}/synonyms`, headers: { cookie }, payload: body })
const listOf = async (kind: string) =>
  parse(await exported(kind), { bom: true, columns: true, relax_quotes: false }) as Record<string, string>[]
const saidIn = async (text: string) => (await house.services.knowledge.saidIn(text)).flatMap(({ also }) => also)

test.each(['synonym', 'problem'])(
  'what is exported of %s is all there is, for Excel, and changes nothing when it comes back',
  async (kind) => {
    const csv = await exported(kind)
    expect(csv.startsWith('\ufeff"编号","领域编号"')).toBe(true)
    const rows = parse(csv, { bom: true, columns: true }) as Record<string, string>[]
    expect(rows.length).toBeGreaterThan(1500)
    expect(await check(csv, kind)).toMatchObject({
      ...{ status: 200, rows: rows.length, unchanged: rows.length, unnamed: 0, added: 0, changed: 0, faulty: 0, changes: [] },
    })
  },
)

test('a word that a spreadsheet would compute is guarded, and comes back as it was', async () => {
  await save({ code: null, field: '', terms: ['=1+1 式写法', '-40℃ 低温型'] })
  const csv = await exported('synonym')
  expect(csv).toContain(`"'=1+1 式写法；-40℃ 低温型"`)
  expect(await check(csv)).toMatchObject({ changed: 0, faulty: 0 })
})

test('entries are added, changed and switched off, in one go; the rest stays', async () => {
  const csv =
    '编号,领域编号,可以互换的词,状态,停用原因\n,,导入甲词；导入乙词\n,101,钢铁丙词;钢铁丁词,停用,待核对\nS0001,,连铸坯；铸坯；板坯初轧料\nS0002,0101,钢包；大包；盛钢桶,停用,大包另有所指\n'
  const looked = await check(csv)
  expect(looked).toMatchObject({ status: 200, rows: 4, added: 2, changed: 2, unchanged: 0, faulty: 0 })
  expect(looked.changes).toMatchObject([
    { row: 2, code: null, title: '导入甲词、导入乙词', turned: null },
    { row: 3, code: null, turned: 'off' },
    {
      ...{ row: 4, code: 'S0001', turned: null },
      parts: [
        { part: 'field', added: [], removed: ['0101'] },
        { part: 'terms', added: ['板坯初轧料'], removed: ['连铸钢坯'] },
      ],
    },
    { row: 5, code: 'S0002', turned: 'off', parts: [{ part: 'reason', added: ['大包另有所指'], removed: [] }] },
  ])
  expect(await saidIn('导入甲词')).toEqual([])
  expect(await take(csv)).toMatchObject({ status: 200, added: 2, changed: 2 })
  expect(await saidIn('导入甲词')).toEqual(['导入乙词'])
  expect(await saidIn('钢铁丙词')).toEqual([])
  expect(await saidIn('连铸坯')).toEqual(['板坯初轧料'])
  const rows = await listOf('synonym')
  expect(rows.find((row) => row.编号 === 'S0002')).toMatchObject({ 状态: '停用', 停用原因: '大包另有所指', 来源: '随系统提供' })
  expect(rows.find((row) => row.可以互换的词 === '钢铁丙词；钢铁丁词')).toMatchObject({ 领域编号: '0101', 来源: '本地新增' })
  const noted = await house.services.db.read.select().from(trail).where(eq(trail.subject, 'knowledge:synonym'))
  expect(noted).toMatchObject([{ action: 'knowledge.imported', facts: { added: 2, changed: 2 } }])
})

test('a column that is missing leaves what it would say as it was', async () => {
  expect(await check('编号,可以互换的词\nS0002,钢包；大包；盛钢桶\n')).toMatchObject({ unchanged: 1, changed: 0 })
})

test('every fault is told at its row and column, and nothing of the file is taken', async () => {
  const csv =
    '编号,领域编号,可以互换的词,状态,停用原因\n' +
    `,,只有一个词\n,999999,错领域甲；错领域乙\nS9999,,无此号甲；无此号乙\n,,锂电池；全新的词\n,,重写词；重 写词\n` +
    `,,状态甲；状态乙,暂停\n,,停用甲；停用乙,停用\n,,${'长'.repeat(41)}；短词\nS0003,,中间包；中包\nS0003,,中间罐；好词\n,,好的甲词；好的乙词\n,,好的甲词；别的词\n`
  const looked = await check(csv)
  expect(looked.faults).toMatchObject([
    { row: 2, column: '可以互换的词', code: 'too_few_words', facts: { minimum: 2 } },
    { row: 3, column: '领域编号', code: 'unknown_code' },
    { row: 4, column: '编号', code: 'no_such_entry', facts: { code: 'S9999' } },
    { row: 5, column: '可以互换的词', code: 'word_in_other_group', facts: { word: '锂电池' } },
    { row: 6, column: '可以互换的词', code: 'word_twice', facts: { word: '重 写词' } },
    { row: 7, column: '状态', code: 'state_unknown' },
    { row: 8, column: '停用原因', code: 'why_off' },
    { row: 9, column: '可以互换的词', code: 'word_too_long', facts: { maximum: 40 } },
    { row: 11, column: '编号', code: 'code_twice', facts: { code: 'S0003', row: 10 } },
    { row: 13, column: '可以互换的词', code: 'word_in_other_row', facts: { word: '好的甲词', row: 12 } },
  ])
  expect(await take(csv)).toMatchObject({ status: 400, code: 'invalid_input' })
  expect(await saidIn('好的甲词')).toEqual([])
})

test('a word may move from one group to another in the same file', async () => {
  const csv = '编号,可以互换的词\nS0004,转炉炼钢；BOF\nS0003,中间包；中包；中间罐；氧气转炉炼钢\n'
  expect(await check(csv)).toMatchObject({ faulty: 0, changed: 2 })
})

test('what was looked at is what is taken: neither another file nor other entries', async () => {
  const csv = '编号,可以互换的词\n,先看甲词；先看乙词\n'
  const { seen } = await check(csv)
  expect(await sent(`import?kind=synonym&seen=${seen}`, csv.replace('乙', '丙'))).toMatchObject({ code: 'knowledge_moved' })
  await save({ code: null, field: '', terms: ['插进来甲', '插进来乙'] })
  expect(await sent(`import?kind=synonym&seen=${seen}`, csv)).toMatchObject({ status: 409, code: 'knowledge_moved' })
  expect(await saidIn('先看甲词')).toEqual([])
})

test('of two at the same moment one is taken, and the other is told to look again', async () => {
  const [one, other] = ['编号,可以互换的词\n,同时甲词；同时乙词\n', '编号,可以互换的词\n,同时甲词；同时丙词\n']
  const [first, second] = await Promise.all([check(one), check(other)])
  const said = await Promise.all([
    sent(`import?kind=synonym&seen=${first.seen}`, one),
    sent(`import?kind=synonym&seen=${second.seen}`, other),
  ])
  expect(said.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('problems come and go the same way', async () => {
  const head = '编号,领域编号,毛病,技术,材料与对象,指标\n'
  const csv = `${head},10101,"辊底炉炉辊结瘤划伤钢板\n炉辊老是结瘤",炉辊等离子喷涂,,结瘤高度(mm)\n`
  expect(await take(csv, 'problem')).toMatchObject({ status: 200, added: 1 })
  expect((await listOf('problem')).at(-1)).toMatchObject({
    ...{ 编号: '010101-X1', 毛病: '辊底炉炉辊结瘤划伤钢板；炉辊老是结瘤', 指标: '结瘤高度(mm)', 领域编号: '010101' },
  })
  expect((await check(`${head},,没有领域,没有领域技术,,\n`, 'problem')).faults).toMatchObject([
    { row: 2, column: '领域编号', code: 'required' },
  ])
})

test('headings that nobody knows, and a table without rows, are refused whole', async () => {
  expect(await check('编号,词\nS0001,甲\n')).toMatchObject({
    ...{ status: 422, code: 'header_wrong', facts: { missing: ['可以互换的词'], unknown: ['词'] } },
  })
  expect(await check('编号,可以互换的词\n')).toMatchObject({ status: 422, code: 'file_empty' })
})
