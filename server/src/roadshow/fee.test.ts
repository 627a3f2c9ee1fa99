import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMail } from '../../../tests/support/mails.ts'
import type { People } from '../../../tests/support/people.ts'
import { openRoadshow, roadshowDraft, signupDraft } from '../../../tests/support/roadshow.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'

let house: House
let people: People
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
})
afterAll(() => house.close())

const fee = { amount: 20_000, payee: '唐山市技术转移服务中心' }
const described = (text: string) =>
  String(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')?.getFirstPropertyValue('description'))

test('what an event costs is said on its page, in the calendar and in the mail, in the reader’s language', async () => {
  const { roadshow } = house.services
  const id = await openRoadshow(house, people, { fee, language: 'EN' })
  expect(await roadshow.read(people.visitor, id)).toMatchObject({ fee, language: 'EN' })
  const said: Record<'zh' | 'en', string> = { zh: '', en: '' }
  for (const language of ['zh', 'en'] as const) {
    const { token } = await roadshow.signUp(people.visitor, id, signupDraft({ contact: `${language}@guest.example`, language }))
    said[language] = described(await roadshow.calendar(token)).replace(/\n?http.*/, '')
  }
  expect(said).toEqual({
    zh: '语言：英语\n费用：每人 200 元，由唐山市技术转移服务中心收取，平台不代收',
    en: 'Language: English\nFee: CNY 200 a person, taken by 唐山市技术转移服务中心 and never by this platform',
  })
  const free = await roadshow.signUp(
    people.visitor,
    await openRoadshow(house, people),
    signupDraft({ contact: 'free@guest.example' }),
  )
  expect(described(await roadshow.calendar(free.token))).toContain('语言：中文\n费用：免费\n')
  await house.processAll()
  const mails = readdirSync(house.mails).map((file) => readMail(readFileSync(path.join(house.mails, file), 'utf8')))
  const to = (name: string) => mails.find(({ header }) => header('To') === `${name}@guest.example`)?.text
  expect(to('zh')).toContain('费用每人 200 元，由唐山市技术转移服务中心收取，平台不代收。')
  expect(to('en')).toContain('It costs CNY 200 a person, taken by 唐山市技术转移服务中心')
  expect(to('free')).toContain('参加免费。')
})

test('a fee is a whole sum in yuan with who takes it, and a published one only sinks', async () => {
  const { roadshow } = house.services
  const cookie = await house.signIn('operator@test.example')
  const wrong = async (given: object) => {
    const payload = { ...roadshowDraft(), fee: { ...fee, ...given } }
    const answer = await house.app.inject({ method: 'POST', url: '/api/v1/roadshows', headers: { cookie }, payload })
    return answer.json<{ issues: { path: string; code: string }[] }>().issues.map(({ path: at, code }) => `${at} ${code}`)
  }
  for (const amount of [0, 50, 12_345, 2_000_000]) expect(await wrong({ amount })).toEqual(['fee.amount fee_amount'])
  expect(await wrong({ payee: ' ' })).toEqual(['fee.payee too_small'])

  const id = await openRoadshow(house, people, { fee })
  const save = async (next: typeof fee | null) => {
    const { revision, draft } = await roadshow.file(people.operator, id)
    return (await roadshow.save(people.operator, id, revision, { ...draft, fee: next })).fee
  }
  const raised = { code: 'invalid_input', issues: [{ path: 'fee.amount', code: 'fee_raised' }] }
  await expect(save({ ...fee, amount: 20_100 })).rejects.toMatchObject(raised)
  expect(await save({ ...fee, amount: 10_000 })).toEqual({ ...fee, amount: 10_000 })
  expect(await save(null)).toBeNull()
  await expect(save(fee)).rejects.toMatchObject(raised)
})
