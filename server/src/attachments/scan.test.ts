import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { EICAR, type FakeClamd, startClamd } from '../../../tests/support/clamd.ts'
import { needDraft } from '../../../tests/support/drafts.ts'
import { emptyFolder } from '../../../tests/support/folder.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { upload } from '../../../tests/support/upload.ts'
import { office } from './fixtures.ts'

const folder = emptyFolder()
let clamd: FakeClamd
let house: House
let people: People
let cookie: string
let subject: string
beforeAll(async () => {
  const socket = path.join(folder.path, 'clamd.sock')
  clamd = await startClamd(socket)
  house = await startHouse({ settings: { CLAMD: socket } })
  people = await house.addPeople()
  cookie = await house.signIn('firm-admin@test.example')
  const need = await house.services.needs.create(people.companyAdmin, people.company.id, needDraft(), { to: 'listed' })
  subject = `need:${need.id}`
})
beforeEach(() => clamd.behave('scan'))
afterAll(async () => {
  await house.close()
  await clamd.stop()
  folder.remove()
})

/** Office takes pictures as they are, so a virus may lie in one. */
async function attach(inside: string): Promise<string> {
  const { headers, payload } = upload(
    '方案.docx',
    office('docx', { parts: { 'word/media/a.gif': inside }, types: { gif: 'image/gif' } }),
  )
  const url = `/api/v1/attachments?subject=${subject}`
  const answer = await house.app.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload })
  expect(answer.json()).toMatchObject({ scan: 'waiting', mayDownload: false })
  return answer.json().id
}
const ask = async (id: string) => {
  const answer = await house.app.inject({ url: `/api/v1/attachments/${id}/file`, headers: { cookie } })
  return answer.statusCode === 200 ? answer.headers['x-virus-scan'] : answer.json().code
}
const stateOf = async (id: string) =>
  (await house.services.attachments.list(people.companyAdmin, subject)).items.find((one) => one.id === id)

test('a file waits until it was looked at, and then is clean', async () => {
  const id = await attach('a picture')
  expect(await ask(id)).toBe('file_not_scanned')
  await house.processAll()
  expect([await ask(id), await stateOf(id)]).toMatchObject(['clean', { scan: 'clean', mayDownload: true }])
})

test('a virus is never given out, not to its owner either', async () => {
  const id = await attach(EICAR)
  await house.processAll()
  expect([await ask(id), await stateOf(id)]).toMatchObject([
    'file_infected',
    { scan: 'infected', mayDownload: false, mayRemove: true },
  ])
})

test('while the scanner is away the file waits, is asked about again, and found', async () => {
  clamd.behave('hang-up')
  const [clean, infected] = [await attach('a picture'), await attach(EICAR)]
  await house.processAll()
  expect([await ask(clean), await ask(infected)]).toEqual(['file_not_scanned', 'file_not_scanned'])
  clamd.behave('scan')
  await house.processAll()
  expect([await ask(clean), await ask(infected)]).toEqual(['file_not_scanned', 'file_not_scanned'])
  house.clock.advance(2000)
  await house.processAll()
  expect([await ask(clean), await ask(infected)]).toEqual(['clean', 'file_infected'])
})

test('what was taken in before there was a scanner is queued, once', async () => {
  const id = await attach('a picture')
  const queue = async () => house.services.timers.all.find(({ name }) => name === 'attachments.scan')?.run()
  expect(await queue()).toBe(0)
  await house.services.outbox.finish(await house.services.outbox.claim('scan', 10))
  expect([await queue(), await queue()]).toEqual([1, 0])
  await house.processAll()
  expect(await ask(id)).toBe('clean')
})
