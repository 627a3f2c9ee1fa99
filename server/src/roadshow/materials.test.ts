import { afterAll, beforeAll, expect, test } from 'vitest'
import type { People } from '../../../tests/support/people.ts'
import { openRoadshow, signupDraft } from '../../../tests/support/roadshow.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { upload } from '../../../tests/support/upload.ts'
import { trail } from '../platform/trail.tables.ts'

let house: House
let people: People
let event: string
let deck: string
let flyer: string
const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)

async function attach(name: string, visibility: string): Promise<string> {
  const { headers, payload } = upload(name, PDF)
  const url = `/api/v1/attachments?subject=roadshow:${event}&visibility=${visibility}`
  const cookie = await house.signIn('operator@test.example')
  const answer = await house.app.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}
const signUp = async (given: Parameters<typeof signupDraft>[0] = {}, at = event) =>
  (await house.services.roadshow.signUp(people.visitor, at, signupDraft(given))).token
async function reads(token: string) {
  const listed = await house.app.inject({ url: `/api/v1/signups/${token}/materials` })
  const fetched = async (id: string) => (await house.app.inject({ url: `/api/v1/signups/${token}/materials/${id}` })).statusCode
  const items = listed.statusCode === 200 ? listed.json<{ items: { name: string | null }[] }>().items : []
  return [listed.statusCode, items.map(({ name }) => name), await fetched(flyer), await fetched(deck)]
}
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  event = await openRoadshow(house, people, { capacity: { ONSITE: 1, ONLINE: 5 } })
  flyer = await attach('会议通知.pdf', 'PUBLIC')
  deck = await attach('讲稿.pdf', 'ON_REQUEST')
})
afterAll(() => house.close())

test('a guest with a place reads by their own link what is only for those with a place; nobody else does', async () => {
  const { roadshow } = house.services
  const guest = await signUp()
  const waiting = await signUp()
  expect(await reads(guest)).toEqual([200, ['会议通知.pdf', '讲稿.pdf'], 200, 200])
  expect(await reads(waiting)).toEqual([200, ['会议通知.pdf', null], 200, 403])

  const elsewhere = await signUp({}, await openRoadshow(house, people))
  expect(await reads(elsewhere)).toEqual([200, [], 404, 404])
  const id = roadshow.tokens.read('signup', guest) as string
  // What the QR at the door says, a token of nobody, and somebody without any link.
  for (const token of [roadshow.tokens.of('ticket', id), `${guest.slice(0, -2)}xx`, 'x'])
    expect((await reads(token)).slice(2)).toEqual(await missing(token))
  const plain = async (file: string) => (await house.app.inject({ url: `/api/v1/attachments/${file}/file` })).statusCode
  expect([await plain(flyer), await plain(deck)]).toEqual([200, 403])

  const taken = (await house.services.db.read.select().from(trail)).filter(
    ({ facts }) => (facts as { signup?: string }).signup === id,
  )
  expect(taken.map(({ action, facts }) => [action, facts])).toEqual([
    ['attachment.downloaded', { attachment: flyer, signup: id }],
    ['attachment.downloaded', { attachment: deck, signup: id }],
  ])
  await roadshow.moveSignup(guest, 'withdraw')
  expect(await reads(guest)).toEqual([200, ['会议通知.pdf', null], 200, 403])
})

/** A link that leads nowhere is answered like one that never was. */
async function missing(token: string) {
  const { statusCode } = await house.app.inject({ url: `/api/v1/signups/${token}` })
  expect(statusCode).toBeGreaterThanOrEqual(400)
  return [statusCode, statusCode]
}
