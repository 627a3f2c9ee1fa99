import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { achievementDraft, moveOf, needDraft, WORDLESS } from '../../../tests/support/drafts.ts'
import { readMail } from '../../../tests/support/mails.ts'
import type { People } from '../../../tests/support/people.ts'
import { startSmtp } from '../../../tests/support/smtp-server.ts'
import { type House, PUBLIC_URL, startHouse } from '../../../tests/support/start-house.ts'
import { indexedJob } from '../matching/job.ts'
import { dialect } from '../platform/db/dialect.ts'
import { outbox } from '../platform/outbox.tables.ts'
import { openServices } from '../services.ts'
import { createWorker } from '../worker.ts'
import { alertItems } from './tables.ts'

let house: House
let people: People
let needId: string
let smtp: Awaited<ReturnType<typeof startSmtp>>
beforeAll(async () => {
  smtp = await startSmtp()
  house = await startHouse({ settings: { MAIL: 'smtp', SMTP_URL: smtp.url, MAIL_FROM: 'no-reply@house.test' } })
  people = await house.addPeople()
  for (let n = 0; n < 6; n++) await list({ ...WORDLESS, name: `${WORDLESS.name}之${n}` })
  const need = needDraft({ disclosure: 'ANON' })
  needId = (await house.services.needs.create(people.companyAdmin, people.company.id, need, { to: 'listed' })).id
  await house.processAll()
  listed.splice(0)
})
afterAll(async () => {
  await house.close()
  await smtp.close()
})

const listed: string[] = []
async function list(given = {}) {
  house.clock.advance(60_000)
  const draft = achievementDraft(given)
  const { id } = await house.services.achievements.create(people.universityAdmin, people.university.id, draft, { to: 'listed' })
  listed.push(id)
  return id
}
async function withdraw(id: string) {
  const { achievements } = house.services
  const { revision } = await achievements.read(people.universityAdmin, id)
  await achievements.move(people.universityAdmin, id, moveOf('withdraw', revision))
}
afterEach(async () => {
  for (const id of listed.splice(0)) await withdraw(id)
  await house.processAll()
  smtp.received.splice(0)
})

const HELD = 300_000
const person = () => people.companyAdmin.person?.id as string
const inbox = async () =>
  (await house.services.notices.list(people.companyAdmin, { page: 1, size: 100, unread: false })).items.filter(
    ({ code }) => code === 'need_matched',
  ).length
const waiting = (topic: string) =>
  house.services.db.read.select({ subject: outbox.subject }).from(outbox).where(eq(outbox.topic, topic))
/** A process that lives as far as these topics. */
function processed(...names: ('alert' | 'novelty')[]) {
  const { outbox: queue, logger, indexer, matching, alerts } = house.services
  const topics = {
    listing: { most: 64, handle: indexer.handle },
    indexed: indexedJob(matching, { ofAchievements: [], ofAll: [alerts.followers] }),
    ...Object.fromEntries(names.map((name) => [name, alerts.topics[name]])),
  }
  return createWorker({ outbox: queue, logger, topics }).processAll()
}
/** What a process does that is killed before it can say so. */
async function killedAfter(topic: 'alert' | 'novelty') {
  const { outbox: queue, alerts } = house.services
  const claimed = await queue.claim(topic, 200)
  expect(claimed.length).toBeGreaterThan(0)
  await alerts.topics[topic].handle([...new Set(claimed.map(({ subject }) => subject))])
}

test('a process that dies between deciding and telling leaves it to the next, which tells it once', async () => {
  const before = await inbox()
  await list()
  await processed('novelty')
  expect([await inbox(), await waiting('alert')]).toEqual([before, [{ subject: person() }]])
  await house.processAll()
  expect(await inbox()).toBe(before + 1)
})

test('a process that dies before it can say that it decided, or that it told, does not make it be told again', async () => {
  const before = await inbox()
  await list()
  await processed()
  await killedAfter('novelty')
  await killedAfter('alert')
  expect(await inbox()).toBe(before + 1)
  house.clock.advance(HELD)
  expect([(await waiting('novelty')).length, (await waiting('alert')).length]).toEqual([1, 1])
  await house.processAll()
  await house.services.alerts.timers[0]?.run()
  expect([await inbox(), await waiting('novelty'), await waiting('alert')]).toEqual([before + 1, [], []])
})

test('two processes on one database that decide and tell the same at the same time tell it once', async () => {
  const before = await inbox()
  const { config } = house.services
  // SQLite is one process's own: there, and in PGlite, the second one is the same house asked at the same time.
  const other = dialect === 'postgres' && process.env.TEST_DATABASE_URL
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'keqiao-second-'))
  const second = other ? await openServices({ ...config, dataDir }, { clock: house.clock }) : house.services
  const both = [house.services.alerts, second.alerts]
  const subjects = [`achievement:${await list()}`, `achievement:${await list({ name: '连铸坯表面裂纹识别装置' })}`]
  await processed()
  await Promise.all(both.map(({ topics }) => topics.novelty.handle(subjects)))
  const items = await house.services.db.read.select().from(alertItems).where(eq(alertItems.personId, person()))
  expect(items.filter(({ found }) => subjects.includes(found))).toHaveLength(2)
  await Promise.all([...both, ...both].flatMap((one) => [one.topics.alert.handle([person()]), one.timers[0]?.run()]))
  const told = await house.services.notices.list(people.companyAdmin, { page: 1, size: 100, unread: false })
  expect(await inbox()).toBe(before + 1)
  expect(told.items[0]?.facts.count).toBe(2)
  if (other) await second.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test('the mail names what was found and what for, and nothing that was withdrawn before it went out', async () => {
  const id = await list()
  await house.processAll()
  const [mail] = smtp.received.map(({ raw }) => readMail(raw))
  expect(mail?.subject).toBe(`「${needDraft().name}」有了合适的新成果`)
  for (const part of [`· ${achievementDraft().name} (`, `${PUBLIC_URL}/achievements/${id}`]) expect(mail?.text).toContain(part)
  smtp.received.splice(0)

  const gone = await list()
  await processed('novelty', 'alert')
  await withdraw(gone)
  await house.processAll()
  expect(smtp.received).toEqual([])
  listed.splice(listed.indexOf(gone), 1)
})

test('what a need and a saved search of one person both find is told once, with both of them', async () => {
  const { alerts, notices } = house.services
  const filters = { field: [], region: [], trl: [], mode: [], price: [], year: [], organisationKind: [] }
  const asked = { q: '表面裂纹', kind: 'achievement' as const, filters }
  const { id } = await alerts.save(people.companyAdmin, { name: '裂纹检测', asked, frequency: 'at_once' })
  const found = await list()
  await house.processAll()
  const [notice] = (await notices.list(people.companyAdmin, { page: 1, size: 1, unread: false })).items
  expect(notice).toMatchObject({ code: 'alerts_gathered', facts: { count: 1 } })
  const batch = notice?.subject.slice('alert:'.length) as string
  const { items, total } = await alerts.hits(people.companyAdmin, { batch, page: 1, size: 20 })
  expect([total, items.map((hit) => [hit.card.id, hit.for.map(({ name }) => name)])]).toEqual([
    1,
    [[found, [needDraft().name, '裂纹检测']]],
  ])
  const [{ score } = {}] = items[0]?.for ?? []
  const text = smtp.received.map(({ raw }) => readMail(raw))[0]?.text ?? ''
  for (const part of [
    `· ${achievementDraft().name} ← ${needDraft().name} (${score}) · 裂纹检测`,
    `${PUBLIC_URL}/achievements/${found}`,
  ])
    expect(text).toContain(part)
  await alerts.remove(people.companyAdmin, id)
})

test('the link in the mail mutes this one need without a login, when it is pressed and not when it is opened; undone likewise', async () => {
  await list()
  await house.processAll()
  const text = smtp.received.map(({ raw }) => readMail(raw))[0]?.text ?? ''
  const token = /\/mute\?token=(\S+)/.exec(text)?.[1] as string
  const url = '/api/v1/alert-links'
  const look = await house.app.inject({ url, query: { token } })
  expect(look.json()).toEqual({ what: 'need', muted: false })
  const press = (muted: boolean, given = token) => house.app.inject({ method: 'POST', url, payload: { token: given, muted } })
  expect((await press(true, `${token.slice(0, -2)}xx`)).statusCode).toBe(404)
  expect((await press(true)).json()).toEqual({ what: 'need', muted: true })
  const before = await inbox()
  await list()
  await house.processAll()
  expect(await inbox()).toBe(before)
  await press(false)
  await list()
  await house.processAll()
  expect(await inbox()).toBe(before + 1)
  expect((await house.services.alerts.watches(people.companyAdmin, { kind: 'need', page: 1, size: 5 })).items[0]?.id).toBe(needId)
})
