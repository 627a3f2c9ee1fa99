import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { trail } from '../platform/trail.tables.ts'
import { openBook } from './book.ts'

let house: House
let cookie: string
beforeAll(async () => {
  house = await startHouse()
  const { operator } = await house.addPeople()
  cookie = await house.signIn(operator.person?.email as string)
})
afterAll(() => house.close())

async function ask(method: 'GET' | 'POST', url: string, payload?: object) {
  const reply = await house.app.inject({
    method,
    url: `/api/v1/operator/knowledge/${url}`,
    headers: { cookie },
    ...(payload && { payload }),
  })
  return { status: reply.statusCode, ...reply.json() }
}
const saidIn = async (text: string) => (await house.services.knowledge.saidIn(text)).flatMap(({ also }) => also)
const group = (terms: string[], code?: string) => ask('POST', 'synonyms', { ...(code && { code }), field: '', terms })
const find = (q: string, list = 'synonyms') => ask('GET', `${list}?q=${encodeURIComponent(q)}`)

test('a new group is understood at once, and its number is its own', async () => {
  const made = await group(['柔性热电器件', '可穿戴温差发电片'])
  expect(made).toMatchObject({ status: 200, code: 'X1', from: 'own', active: true })
  expect(await saidIn('柔性热电器件寿命')).toEqual(['可穿戴温差发电片'])
  expect((await group(['摩擦电发电机', '摩擦纳米发电装置甲'])).code).toBe('X2')
})

test('a word of another group, or twice in one, is refused at its field', async () => {
  expect(await group(['锂电池', '随便什么词'])).toMatchObject({
    status: 400,
    issues: [{ path: 'terms', code: 'word_in_other_group', facts: { word: '锂电池' } }],
  })
  expect(await group(['超滤设备', '超 滤设备'])).toMatchObject({ issues: [{ path: 'terms', code: 'word_twice' }] })
})

test("an operator's version stays in force until it is restored, and the list tells who made it", async () => {
  const [house0] = (await find('连铸坯')).items
  expect(house0).toMatchObject({ code: 'S0001', from: 'house', by: null })
  await group([...house0.terms, '板坯初轧料'], 'S0001')
  expect((await find('S0001')).items).toEqual([
    expect.objectContaining({ from: 'changed', terms: [...house0.terms, '板坯初轧料'] }),
  ])
  expect(await saidIn('连铸坯')).toContain('板坯初轧料')
  expect((await ask('GET', 'synonyms?state=changed')).items[0]).toMatchObject({ by: expect.any(String), at: expect.any(String) })
  expect(await ask('POST', 'restore', { kind: 'synonym', code: 'S0001' })).toMatchObject({ restored: true })
  expect(await saidIn('连铸坯')).not.toContain('板坯初轧料')
  expect((await ask('POST', 'restore', { kind: 'synonym', code: 'X1' })).status).toBe(404)
})

test('what is switched off is not used, alone or with its whole area, and says why', async () => {
  expect((await ask('POST', 'switch', { kind: 'synonym', code: 'S0002', active: false })).status).toBe(400)
  await ask('POST', 'switch', { kind: 'synonym', code: 'S0002', active: false, reason: '大包另有所指' })
  expect(await saidIn('钢包')).toEqual([])
  expect((await find('钢包')).items[0]).toMatchObject({ active: false, reason: '大包另有所指' })
  await ask('POST', 'switch', { kind: 'synonym', code: 'S0002', active: true })
  expect(await saidIn('钢包')).toContain('大包')
  await ask('POST', 'switch', { kind: 'synonym_area', code: '01', active: false, reason: '先停用' })
  expect(await saidIn('钢包')).toEqual([])
  const { areas } = await ask('GET', 'synonyms')
  expect(areas.find(({ area }: { area: string }) => area === '01')).toMatchObject({ active: false, reason: '先停用' })
  await ask('POST', 'switch', { kind: 'synonym_area', code: '01', active: true })
  expect(await saidIn('钢包')).toContain('大包')
})

test('a new problem is found by what is said of it', async () => {
  const { knowledge } = house.services
  await knowledge.begin()
  const draft = {
    field: '010101',
    symptoms: ['辊底炉炉辊结瘤划伤钢板'],
    techniques: ['炉辊等离子喷涂'],
    materials: [],
    quantities: [],
  }
  expect(await ask('POST', 'problems', { ...draft, field: '999999' })).toMatchObject({
    issues: [{ path: 'field', code: 'unknown_code' }],
  })
  const made = await ask('POST', 'problems', draft)
  expect(made).toMatchObject({ code: '010101-X1', from: 'own' })
  await knowledge.begin()
  const [first] = await knowledge.near({ text: '我们的辊底炉炉辊老是结瘤，钢板一路被划伤，停炉修磨', vector: null, fields: [] })
  expect(first?.problem.code).toBe('010101-X1')
  const listed = await ask('GET', 'problems?area=01&q=结瘤划伤')
  expect(listed).toMatchObject({ total: 1, ready: true, mayEdit: true })
})

test('another process hears of a change', async () => {
  const { db, clock } = house.services
  const other = openBook({ db, clock })
  const before = await other.pages()
  await group(['跨进程甲词', '跨进程乙词'])
  expect(await other.pages()).toBe(before)
  house.clock.advance(6000)
  expect((await other.pages()).synonyms.some(({ terms }) => terms.includes('跨进程甲词'))).toBe(true)
})

test('changes stand on the trail', async () => {
  const rows = await house.services.db.read
    .select({ action: trail.action })
    .from(trail)
    .where(eq(trail.subject, 'knowledge:synonym:S0001'))
    .orderBy(asc(trail.seq))
  expect(rows.map(({ action }) => action)).toEqual(['knowledge.changed', 'knowledge.restored'])
})
