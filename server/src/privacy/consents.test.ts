import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agentDraft } from '../../../tests/support/drafts.ts'
import { openBrowser, ticks } from '../../../tests/support/inject-browser.ts'
import { mailsTo, tokenTo } from '../../../tests/support/mailbox.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { agents } from '../agents/tables.ts'
import { trail } from '../platform/trail.tables.ts'
import { consents } from './tables.ts'

const PASSWORD = '一句只有我知道的长口令'

let house: House
let people: Awaited<ReturnType<House['addPeople']>>
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
})
afterAll(() => house.close())

const idOf = ({ person }: { person: { id: string } | null }) => person?.id as string
const rowsOf = async (personId: string) =>
  (await house.services.db.read.select().from(consents).where(eq(consents.personId, personId))).map(
    ({ purpose, given, noticeVersion, withdrawnAt }) => ({ purpose, given, noticeVersion, withdrawn: withdrawnAt !== null }),
  )

async function as(email: string) {
  const cookie = await house.signIn(email)
  const ask = (method: 'GET' | 'PUT', url: string, payload?: object) =>
    house.app.inject({ method, url: `/api/v1${url}`, headers: { cookie }, ...(payload && { payload }) })
  return { get: (url: string) => ask('GET', url), put: (url: string, body: object) => ask('PUT', url, body) }
}

describe('a sign-up', () => {
  const noted = { given: true, noticeVersion: '2026-11-26', withdrawn: false }

  async function link(email: string) {
    const one = openBrowser(house)
    await one.post('/sign-ups', { name: '新来的', email })
    await house.processAll()
    const token = tokenTo(house.mails, email)
    return {
      one,
      complete: (more: object) => one.post('/sign-ups/completion', { token, name: '新来的', password: PASSWORD, ...more }),
    }
  }

  test('opens no account before the notice in force was read, and says so at that tick', async () => {
    const { complete } = await link('unread@test.example')
    const faults = async (more: object) =>
      (await complete(more)).json().issues.map(({ path, code }: Record<string, string>) => [path, code])
    expect(await faults({ noticeVersion: '', optionalMails: true })).toEqual([['noticeVersion', 'notice_unread']])
    expect(await faults({ noticeVersion: '2020-01-01', optionalMails: true })).toEqual([['noticeVersion', 'notice_changed']])
    expect((await complete({ ...ticks(house) })).statusCode).toBe(201)
  })

  test('writes down each answer by itself: what was not ticked is a no', async () => {
    const { one, complete } = await link('careful@test.example')
    await complete({ ...ticks(house) })
    const { person, noticeDue } = await one.me()
    expect(noticeDue).toBe(null)
    expect(await rowsOf(person.id)).toEqual([
      { purpose: 'account', ...noted },
      { purpose: 'optional_mails', ...noted, given: false },
    ])
  })
})

describe('without a live consent', () => {
  test('reminders come to the inbox and not by mail; agreed to, they are mailed; withdrawn, even what waits is dropped', async () => {
    const { services } = house
    const id = idOf(people.companyAdmin)
    const one = await as('firm-admin@test.example')
    const remind = (name: string) =>
      services.db.write((tx) =>
        services.notices.add(tx, [id], {
          code: 'expiry_reminder',
          facts: { name, expiresAt: '2026-12-31T16:00:00.000Z' },
          subject: 'need:1',
        }),
      )
    const subjects = () => mailsTo(house.mails, 'firm-admin@test.example').map(({ subject }) => subject)
    const agree = (given: boolean) => one.put('/my/consents/optional_mails', { given, version: services.consents.version })
    const kept = async () => (await one.get('/notices/preferences')).json().mail.expiry

    await remind('甲')
    await house.processAll()
    expect([subjects(), await kept()]).toEqual([[], 'off'])
    expect((await agree(true)).statusCode).toBe(200)
    await remind('乙')
    await house.processAll()
    expect(subjects()).toEqual([expect.stringContaining('乙')])
    expect(await kept()).toBe('at_once')
    await remind('丙')
    await agree(false)
    await house.processAll()
    expect(subjects()).toHaveLength(1)
    expect((await one.get('/notices')).json().total).toBe(3)
  })

  test('choosing such mails in the notice settings is a consent, and choosing none of them withdraws it', async () => {
    const one = await as('univ@test.example')
    const { language, mail } = (await one.get('/notices/preferences')).json()
    const choose = (expiry: string) => one.put('/notices/preferences', { language, mail: { ...mail, expiry } })
    const live = () => house.services.consents.isLive(house.services.db.read, idOf(people.universityMember), 'optional_mails')
    expect((await choose('daily')).statusCode).toBe(200)
    expect(await live()).toBe(true)
    await choose('off')
    expect(await live()).toBe(false)
  })

  test('an agent has neither name nor number in public; withdrawn, both are gone at the next request, and nothing else', async () => {
    const { agents: service, db } = house.services
    const id = idOf(people.signedIn)
    const draft = agentDraft({ namePublic: true, contactShared: true, phone: '13712345678' })
    const { revision } = await service.apply(people.signedIn, draft, null)
    const checked = await service.decide(people.operator, id, { move: 'approve', revision })
    await service.move(people.signedIn, { move: 'accept', revision: checked.revision, rulesVersion: '2026-1' })
    const card = async () =>
      (await house.app.inject({ url: '/api/v1/agents' })).json().items.find((one: { id: string }) => one.id === id)
    expect((await card()).name).toBe('小林')
    const one = await as('visitor@test.example')
    for (const purpose of ['name_public', 'contact_shared'])
      expect((await one.put(`/my/consents/${purpose}`, { given: false, version: '2026-11-26' })).statusCode).toBe(200)
    expect(await card()).toMatchObject({ id, name: null })
    const [row] = await db.read.select().from(agents).where(eq(agents.id, id))
    expect([row?.state, row?.namePublicAt, row?.contactSharedAt, row?.phone]).toEqual(['active', null, null, '13712345678'])
    expect((await rowsOf(id)).map(({ purpose, withdrawn }) => [purpose, withdrawn]).sort()).toEqual([
      ['contact_shared', true],
      ['name_public', true],
    ])
    const said = await db.read
      .select()
      .from(trail)
      .where(eq(trail.subject, `person:${id}`))
    expect(said.map(({ action }) => action)).toEqual(['consent.given', 'consent.given', 'consent.withdrawn', 'consent.withdrawn'])
  })
})

describe('the notice', () => {
  test('is asked for until its version in force is confirmed; nothing waits for that', async () => {
    const one = await as('other-firm@test.example')
    const due = async () => (await one.get('/me')).json().noticeDue
    expect(await due()).toBe('2026-11-26')
    expect((await one.get('/my/privacy')).json().notice).toEqual({ version: '2026-11-26', accepted: null })
    expect((await one.put('/my/notice', { version: '2026-01-01' })).json().issues[0].code).toBe('notice_changed')
    expect((await one.put('/my/notice', { version: '2026-11-26' })).json().notice.accepted).toBe('2026-11-26')
    expect(await due()).toBe(null)
  })

  test('has the same parts in both languages, and older versions stay to be read', async () => {
    const { zh, en, versions } = (await house.app.inject({ url: '/api/v1/privacy/notice' })).json()
    const shape = (blocks: { kind: string }[]) => blocks.map(({ kind }) => kind)
    expect(shape(zh)).toEqual(shape(en))
    for (const version of versions)
      expect((await house.app.inject({ url: `/api/v1/privacy/notice?version=${version}` })).json().version).toBe(version)
    expect((await house.app.inject({ url: '/api/v1/privacy/notice?version=1999-01-01' })).statusCode).toBe(404)
  })

  test('nobody answers for somebody else, and only what is free may be answered', async () => {
    const url = '/api/v1/my/consents/name_public'
    const payload = { given: true, version: '2026-11-26' }
    expect((await house.app.inject({ method: 'PUT', url, payload })).statusCode).toBe(401)
    const one = await as('other-firm@test.example')
    expect((await one.put('/my/consents/account', payload)).statusCode).toBe(400)
    expect((await one.put('/my/consents/name_public', { ...payload, personId: idOf(people.agent) })).statusCode).toBe(400)
    expect(await rowsOf(idOf(people.agent))).toEqual([])
  })
})
