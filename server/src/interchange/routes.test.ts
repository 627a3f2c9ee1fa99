import { interchangePaths } from '@keqiao/shared/interchange'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { achievementDraft } from '../../../tests/support/drafts.ts'
import { approveAll } from '../../../tests/support/review.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'

let house: House
let people: Awaited<ReturnType<House['addPeople']>>
let cookie: string
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  cookie = await house.signIn('univ-admin@test.example')
}, 30_000)
afterAll(() => house.close())

function form(parts: Record<string, string>, fileName: string, content: string | Buffer) {
  const boundary = '----keqiao'
  const fields = Object.entries(parts).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: text/csv\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(fields.join('') + head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

const upload = (
  content: string | Buffer,
  { as = cookie, fields = { kind: 'achievement', organisationId: people.university.id } } = {},
) => {
  const { payload, headers } = form(fields, '成果.csv', content)
  return house.app.inject({ method: 'POST', url: interchangePaths.upload, payload, headers: { ...headers, cookie: as } })
}
const get = (url: string, as = cookie) => house.app.inject({ method: 'GET', url, headers: { cookie: as } })

test('a file goes in, is checked, is confirmed and comes out again', async () => {
  const given =
    '编号,成果名称,拟解决的问题,技术领域,合作方式,价格方式\nA-1,=甲的“方法”,难题,钢铁,普通许可,面议\nA-2,,难题,炼丹,普通许可,面议\n'
  const sent = await upload(given.replace(',=甲', ",'=甲"))
  expect(sent.statusCode).toBe(202)
  const { id, fileName, total } = sent.json()
  expect({ fileName, total }).toEqual({ fileName: '成果.csv', total: 2 })
  await house.processAll()

  expect((await get(`/api/v1/imports/${id}/problems`)).json().total).toBe(2)
  const sheet = await get(interchangePaths.problemSheet(id))
  expect(sheet.headers['content-disposition']).toContain(encodeURIComponent('问题清单-成果.xlsx'))
  expect((await readSheet(sheet.rawPayload)).at(-1)?.at(-1)).toBe(
    '成果名称：此格必填，请补上内容\n技术领域：不在可选值之内，请从下拉列表中选择（“炼丹”）',
  )
  expect((await get(interchangePaths.problemSheet(id), '')).statusCode).toBe(401)

  const confirmed = await house.app.inject({
    method: 'POST',
    url: `/api/v1/imports/${id}/confirm`,
    payload: { submit: true },
    headers: { cookie },
  })
  expect(confirmed.json().state).toBe('loading')
  await house.processAll()
  expect((await get(`/api/v1/imports/${id}`)).json()).toMatchObject({ state: 'done', created: 1, refused: 1 })
  expect((await get('/api/v1/imports')).json().items.map((item: { id: string }) => item.id)).toEqual([id])

  await approveAll(house, 'achievements', people, people.universityAdmin)
  const csv = await get(`${interchangePaths.export}?format=csv`, '')
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(csv.payload).toContain(`"'=甲的“方法”"`)
  expect(csv.payload).not.toContain('A-1')
  const xlsx = await get(`${interchangePaths.export}?q=方法&format=xlsx`, '')
  expect((await readSheet(xlsx.rawPayload)).length).toBe(2)
})

test.each([
  ['without a file', { kind: 'achievement' }, 400],
  ['of an unknown kind', { kind: 'roadshow', organisationId: '01900000-0000-7000-8000-000000000001' }, 400],
  ['for another organisation', { kind: 'achievement', organisationId: '01900000-0000-7000-8000-000000000001' }, 403],
])('an upload %s is refused', async (_, fields, status) => {
  expect((await upload('成果名称\n甲\n', { fields: fields as never })).statusCode).toBe(status)
})

test('an upload by a visitor or by somebody without an organisation is refused', async () => {
  expect((await upload('成果名称\n甲\n', { as: '' })).json().code).toBe('unauthenticated')
  expect((await upload('成果名称\n甲\n', { as: await house.signIn('visitor@test.example') })).json().code).toBe('forbidden')
})

test('an upload that is no form at all is refused', async () => {
  const sent = await house.app.inject({
    method: 'POST',
    url: interchangePaths.upload,
    payload: { kind: 'achievement' },
    headers: { cookie },
  })
  expect(sent.statusCode).toBe(400)
})

test('a file of more than 30 MB is refused while it comes in', async () => {
  const sent = await upload(Buffer.alloc(30_000_001, 'a'))
  expect(sent.json()).toMatchObject({ code: 'file_too_large', facts: { limit: 30_000_000 } })
  expect(sent.statusCode).toBe(413)
})

test('a wrong heading is answered at once', async () => {
  const sent = await upload('名字,摘要\n甲,一\n')
  expect(sent.statusCode).toBe(422)
  expect(sent.json()).toMatchObject({ code: 'header_wrong', facts: { missing: ['成果名称'], unknown: ['名字'] } })
})

test('the template is there for everybody', async () => {
  const answer = await get(`${interchangePaths.template}?kind=need`, '')
  expect(answer.statusCode).toBe(200)
  expect((await readSheet(answer.rawPayload))[0]).toContain('需求名称')
})

test('every list goes out with the rights of its reader: mine with my drafts, all for the operator, and nobody else', async () => {
  const draft = achievementDraft({ externalRef: 'D-1', name: '还没有公开的草稿成果' })
  await house.services.achievements.create(people.universityAdmin, people.university.id, draft, { to: 'draft' })
  const operator = await house.signIn('operator@test.example')
  const stranger = await house.signIn('firm-admin@test.example')
  const of = async (list: string, as: string) => {
    const answer = await get(`${interchangePaths.export}?list=${list}&format=csv`, as)
    return answer.statusCode === 200 ? answer.body.includes('还没有公开的草稿成果') : answer.statusCode
  }
  expect([await of('mine', cookie), await of('all', operator)]).toEqual([true, true])
  expect([await of('mine', stranger), await of('search', cookie), await of('search', '')]).toEqual([false, false, false])
  expect([await of('mine', ''), await of('all', cookie), await of('all', '')]).toEqual([401, 403, 401])
})
