import { afterAll, beforeAll, expect, test } from 'vitest'
import { needDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'

let house: House
let people: People
let cookie: string
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  cookie = await house.signIn('firm@test.example')
})
afterAll(() => house.close())

const create = (given: object) =>
  house.app.inject({
    method: 'POST',
    url: '/api/v1/needs',
    headers: { cookie },
    payload: { organisationId: people.company.id, draft: { ...needDraft(), ...given }, to: 'draft' },
  })

test('what no database keeps as it was given is refused at its field, whatever the dialect', async () => {
  const answer = await create({ name: '连铸\0坯', keywords: ['好', '半\ud83d'] })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().issues).toEqual([
    { path: 'draft.name', code: 'unstorable_text', facts: {} },
    { path: 'draft.keywords.1', code: 'unstorable_text', facts: {} },
  ])
})

test('so is it in a query and in a path', async () => {
  for (const [url, path] of [
    ['/api/v1/organisations?q=%00', 'q'],
    ['/api/v1/search?q=a%00', 'q'],
    ['/api/v1/needs/%00', 'id'],
  ] as const) {
    const answer = await house.app.inject({ url, headers: { cookie } })
    expect([answer.statusCode, answer.json().issues]).toEqual([400, [{ path, code: 'unstorable_text', facts: {} }]])
  }
})

test('strange, but whole: right to left, emoji, marks and line ends are kept as they were', async () => {
  const tried = '\u202e坯\u2066铸 😀 e\u0301\r\n第二行'
  const answer = await create({ tried })
  expect([answer.statusCode, answer.json().tried]).toEqual([201, tried])
})
