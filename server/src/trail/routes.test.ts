import type { TrailRow, TrailVerdict } from '@keqiao/shared/trail'
import { parse } from 'csv-parse/sync'
import { eq, ne } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { needDraft } from '../../../tests/support/drafts.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { needs } from '../needs/tables.ts'
import { trail } from '../platform/trail.tables.ts'

let house: House
let people: Awaited<ReturnType<House['addPeople']>>
const cookies: Record<string, string> = {}
let anon: { id: string }
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  for (const name of ['auditor', 'operator', 'agent', 'firm-admin', 'other-firm'])
    cookies[name] = await house.signIn(`${name}@test.example`)
  house.clock.set('2026-11-02T16:30:00.000Z')
  const { needs } = house.services
  anon = await needs.create(people.companyAdmin, people.company.id, needDraft({ disclosure: 'ANON' }), { to: 'listed' })
  house.clock.set('2026-11-04T03:00:00.000Z')
})
afterAll(() => house.close())

const ask = (who: string, url: string, method: 'GET' | 'POST' = 'GET') =>
  house.app.inject({ method, url, headers: { cookie: cookies[who] ?? '' } })
const list = async (query: string) => {
  const answer = await ask('auditor', `/api/v1/trail?${query}`)
  expect(answer.statusCode).toBe(200)
  return answer.json<{ items: TrailRow[]; total: number }>()
}
const actions = async (query: string) => (await list(query)).items.map(({ action }) => action)

describe('an auditor', () => {
  test('reads who did what in which roles, newest first, by pages', async () => {
    const made = `need:${anon.id}`
    const [row] = (await list(`subject=${made}`)).items
    expect(row).toMatchObject({
      actorId: people.companyAdmin.person?.id,
      actor: '刘总',
      subject: made,
      at: '2026-11-02T16:30:00.000Z',
    })
    const { items, total } = await list('size=2&page=2')
    expect(items.map(({ seq }) => seq)).toEqual([total - 2, total - 3])
  })

  test('finds by person (id, name, whole address), by action or its kind, by subject, by day in China', async () => {
    const { id } = people.companyAdmin.person ?? { id: '' }
    const all = await actions(`actor=${id}`)
    expect(all.length).toBeGreaterThan(0)
    expect(await actions(`actor=${encodeURIComponent('刘总')}`)).toEqual(all)
    expect(await actions('actor=firm-admin@test.example')).toEqual(all)
    expect(await actions('actor=firm-admin')).toEqual([])
    expect(await actions('action=organisation')).toContain('organisation.founded')
    expect(await actions('action=org')).toEqual([])
    expect(await actions(`subject=${anon.id}`)).toEqual(await actions(`subject=need:${anon.id}`))
    expect(await actions(`subject=${encodeURIComponent(`http://house.test/needs/${anon.id}`)}`)).toEqual(
      await actions(`subject=${anon.id}`),
    )
    // Half past midnight of the third in China.
    const created = (day: string) => list(`action=need&from=${day}&to=${day}`).then(({ total }) => total)
    expect([await created('2026-11-02'), await created('2026-11-03')]).toEqual([0, 1])
  })

  test('verifies the whole chain; that it was done is on the trail, and damage is named', async () => {
    const verify = async () => (await ask('auditor', '/api/v1/trail/verify', 'POST')).json<TrailVerdict>()
    const { count, damageCount } = await verify()
    expect([count, damageCount]).toEqual([(await house.services.db.read.$count(trail)) - 1, 0])
    const state = (await ask('auditor', '/api/v1/trail/state')).json()
    expect(state).toEqual({ count: count + 1, last: { at: '2026-11-04T03:00:00.000Z', count, damageCount: 0 } })

    const [second] = await house.services.db.read.select().from(trail).where(eq(trail.seq, 2))
    const set = (subject: string) =>
      house.services.db.write(async (tx) => void (await tx.update(trail).set({ subject }).where(eq(trail.seq, 2))))
    await set('need:somebody-elses')
    expect(await verify()).toMatchObject({ damageCount: 1, damages: [{ kind: 'altered', first: 2, last: 2, from: null }] })
    await set(second?.subject ?? '')
    expect((await verify()).damageCount).toBe(0)
  })

  test.each(['csv', 'xlsx'])('takes the rows away as %s, with ids, codes and hashes; that is on the trail', async (format) => {
    const { total } = await list('action=need')
    const answer = await ask('auditor', `/api/v1/trail/export?action=need&format=${format}`)
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store'])
    if (format === 'csv') {
      const [headings, ...rows] = parse(answer.rawPayload, { bom: true }) as string[][]
      expect(headings).toHaveLength(9)
      expect(rows).toHaveLength(total)
      expect(rows.every((row) => /^[0-9a-f]{64}$/.test(row[8] ?? ''))).toBe(true)
    } else expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK')
    const [row] = (await list('action=export.taken')).items
    const facts = { list: 'trail', format, rows: total, action: 'need', actor: false, subject: false }
    expect(row).toMatchObject({ actor: '审计员', roles: ['AUDITOR'], subject: 'trail', facts })
  })
})

test('an operator does not read the trail, nor does anybody else', async () => {
  for (const who of ['operator', 'firm-admin', 'nobody'])
    for (const url of ['/api/v1/trail', '/api/v1/trail/state', '/api/v1/trail/export'])
      expect([who, url, (await ask(who, url)).statusCode]).toEqual([who, url, who === 'nobody' ? 401 : 403])
})

describe('a view is on the trail before the answer leaves:', () => {
  const views = async (id: string) =>
    (await list(`action=need.viewed&subject=need:${id}`)).items.map(({ actor, facts }) => [actor, facts.parts])

  test('an anonymous owner shown to an operator; not to the owner, nor what is hidden anyway', async () => {
    for (const who of ['firm-admin', 'other-firm', 'agent', 'nobody', 'operator']) await ask(who, `/api/v1/needs/${anon.id}`)
    expect(await views(anon.id)).toEqual([['值班员', ['owner']]])
  })

  test('an anonymous owner in the operator’s list; an answer to what the operator did', async () => {
    const draft = needDraft({ disclosure: 'ANON', name: '列表里的匿名需求', contact: null })
    const { id } = await house.services.needs.create(people.companyAdmin, people.company.id, draft, { to: 'listed' })
    await ask('operator', '/api/v1/operator/listings?kind=need')
    expect(await views(id)).toEqual([['值班员', ['owner']]])
    const payload = { reason: 'OTHER', text: '核实中' }
    const headers = { cookie: cookies.operator ?? '' }
    const answer = await house.app.inject({ method: 'POST', url: `/api/v1/needs/${id}/take-down`, payload, headers })
    expect(answer.statusCode).toBe(200)
    expect(await views(id)).toHaveLength(2)
  })

  test('a need for agents only, read by an agent', async () => {
    const draft = needDraft({ disclosure: 'AGENT_ONLY', name: '只给经理人看的需求' })
    const { id } = await house.services.needs.create(people.companyAdmin, people.company.id, draft, { to: 'listed' })
    expect((await ask('other-firm', `/api/v1/needs/${id}`)).statusCode).toBe(404)
    expect((await ask('agent', `/api/v1/needs/${id}`)).statusCode).toBe(200)
    expect(await views(id)).toEqual([['赵敏', ['hidden']]])
  })

  test('an open need read by a visitor leaves no line', async () => {
    const { id } = await house.services.needs.create(people.companyAdmin, people.company.id, needDraft(), { to: 'listed' })
    expect((await ask('nobody', `/api/v1/needs/${id}`)).statusCode).toBe(200)
    expect(await views(id)).toEqual([])
  })
})

test('every export of listings is on the trail: who, which list, filters as codes, how many rows, how many secret', async () => {
  const before = (await list('action=export.taken')).total
  const rows = await house.services.db.read.$count(needs)
  const secret = await house.services.db.read.$count(needs, ne(needs.disclosure, 'OPEN'))
  await ask('operator', '/api/v1/export?list=all&kind=need&format=csv')
  await ask('firm-admin', '/api/v1/export?list=mine&kind=need&format=csv')
  await ask('nobody', `/api/v1/export?kind=need&format=csv&region=130200&q=${encodeURIComponent('私密的搜索词')}`)
  const { items, total } = await list('action=export.taken')
  expect(total - before).toBe(3)
  const [search, mine, all] = items
  expect(all).toMatchObject({
    actor: '值班员',
    subject: 'export:need',
    facts: { list: 'all', format: 'csv', rows, secret },
  })
  expect(mine).toMatchObject({ actor: '刘总', facts: { list: 'mine', rows, secret: 0 } })
  expect(search).toMatchObject({ actor: null, facts: { list: 'search', words: true, region: ['130200'], secret: 0 } })
  expect(JSON.stringify(items)).not.toContain('私密')
})
