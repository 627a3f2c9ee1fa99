import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agentDraft, needDraft } from '../../../tests/support/drafts.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { trail } from '../platform/trail.tables.ts'

const CONTACT = { person: '李工', phone: '13811112234', email: 'ligong@firm.example' }
const MASKED = { person: '李工', phone: '138****2234', email: 'li***@firm.example' }

let house: House
let people: Awaited<ReturnType<House['addPeople']>>
let need: string
const cookies: Record<string, string> = {}
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  for (const who of ['firm-admin', 'other-firm', 'operator', 'tangshan', 'hengshui', 'reviewer', 'auditor', 'visitor', 'agent'])
    cookies[who] = await house.signIn(`${who}@test.example`)
  const made = await house.services.needs.create(people.companyAdmin, people.company.id, needDraft({ contact: CONTACT }), {
    to: 'listed',
  })
  need = made.id
  await house.processAll()
})
afterAll(() => house.close())

const headersOf = (who: string) => (cookies[who] ? { cookie: cookies[who] } : {})
const read = (who: string, url: string) => house.app.inject({ url: `/api/v1${url}`, headers: headersOf(who) })
const reveal = (who: string, subject: string) =>
  house.app.inject({ method: 'POST', url: '/api/v1/contacts/reveal', headers: headersOf(who), payload: { subject } })
const looks = async (subject: string) =>
  (await house.services.db.read.select().from(trail).where(eq(trail.subject, subject)))
    .filter(({ action }) => action === 'contact.revealed')
    .map(({ actorId, facts }) => [actorId, facts])

describe('the contact of a need', () => {
  test.each([
    ['firm-admin', CONTACT],
    ['operator', MASKED],
    ['tangshan', MASKED],
    ['reviewer', MASKED],
    ['auditor', MASKED],
    ['hengshui', null],
    ['other-firm', null],
    ['agent', null],
    ['nobody', null],
  ])('is read by %s as far as they may', async (who, contact) => {
    expect((await read(who, `/needs/${need}`)).json().contact).toEqual(contact)
  })

  test('is revealed to whom it concerns by a click of its own, and each click is on the trail, without the contact', async () => {
    expect(await looks(`need:${need}`)).toEqual([])
    for (const who of ['operator', 'reviewer']) expect((await reveal(who, `need:${need}`)).json()).toEqual(CONTACT)
    expect(await looks(`need:${need}`)).toEqual([
      [people.operator.person?.id, {}],
      [people.reviewer.person?.id, {}],
    ])
  })

  test('stays hidden from everybody else, who learn no more than that nothing is there', async () => {
    for (const who of ['hengshui', 'other-firm', 'agent', 'visitor']) {
      const answer = await reveal(who, `need:${need}`)
      expect([who, answer.statusCode, answer.json().code]).toEqual([who, 404, 'not_found'])
    }
    expect((await reveal('nobody', `need:${need}`)).statusCode).toBe(401)
    expect((await reveal('operator', 'need:0190a5e0-0000-7000-8000-000000000000')).statusCode).toBe(404)
    expect((await reveal('operator', 'person:0190a5e0-0000-7000-8000-000000000000')).statusCode).toBe(400)
    expect(await looks(`need:${need}`)).toHaveLength(2)
  })

  test('is in no list, search, match or export, masked or not', async () => {
    const urls = ['/search?kind=need&q=裂纹', '/my/needs', `/needs/${need}/matches`, '/operator/listings?kind=need', '/overview']
    const exports = [
      '/export?list=all&kind=need&format=csv',
      '/export?list=mine&kind=need&format=csv',
      '/export?kind=need&format=csv',
    ]
    for (const who of ['firm-admin', 'operator', 'nobody'])
      for (const url of [...urls, ...exports]) {
        const { body } = await read(who, encodeURI(url))
        expect([who, url, [CONTACT.phone, CONTACT.email, MASKED.phone].filter((word) => body.includes(word))]).toEqual([
          who,
          url,
          [],
        ])
      }
  })
})

describe('the number of an agent', () => {
  const id = () => people.signedIn.person?.id as string
  beforeAll(async () => {
    const { agents } = house.services
    const { revision } = await agents.apply(people.signedIn, agentDraft({ phone: '13722223345', contactShared: false }), null)
    const checked = await agents.decide(people.operator, id(), { move: 'approve', revision })
    await agents.move(people.signedIn, { move: 'accept', revision: checked.revision, rulesVersion: '2026-1' })
  })

  test('is masked for the operators of the region and plain for the agent', async () => {
    expect((await read('operator', `/operator/agents/${id()}`)).json().draft.phone).toBe('137****3345')
    expect((await read('visitor', '/agent')).json().agent.draft.phone).toBe('13722223345')
    expect((await read('other-firm', `/agents/${id()}`)).json().phone).toBe(null)
  })

  test('is revealed to the operators, and to a party only while the agent agrees', async () => {
    expect((await reveal('tangshan', `agent:${id()}`)).json().phone).toBe('13722223345')
    expect((await reveal('hengshui', `agent:${id()}`)).statusCode).toBe(404)
    const { assignments, db, agents } = house.services
    const given = await assignments.assign(people.operator, { agentId: id(), subject: `need:${need}` })
    await assignments.answer(people.signedIn, given.id, { answer: 'accept' })
    expect((await reveal('firm-admin', `agent:${id()}`)).statusCode).toBe(404)
    await db.write((tx) => agents.consented(tx, id(), 'contact_shared', true))
    expect((await read('firm-admin', `/agents/${id()}`)).json().phone).toBe('137****3345')
    expect((await reveal('firm-admin', `agent:${id()}`)).json()).toEqual({ person: null, phone: '13722223345', email: null })
    expect((await reveal('other-firm', `agent:${id()}`)).statusCode).toBe(404)
    expect(await looks(`agent:${id()}`)).toHaveLength(2)
  })

  test('and the agent sees who looked, by what right and when, without names; nobody else sees it', async () => {
    const { tables, looks } = (await read('visitor', '/my/records')).json()
    const at = expect.stringMatching(/^\d{4}-/)
    expect(looks).toEqual([
      { at, by: 'party', listing: null },
      { at, by: 'operator', listing: null },
    ])
    expect(tables.find(({ table }: { table: string }) => table === 'agents')).toEqual({
      table: 'agents',
      count: 1,
      purpose: 'agency',
      retention: 'account',
      onErase: 'pseudonymise',
    })
    for (const who of ['agent', 'firm-admin', 'operator']) expect((await read(who, '/my/records')).json().looks).toEqual([])
    expect((await read('nobody', '/my/records')).statusCode).toBe(401)
  })
})
