import { AGENT_RULES } from '@keqiao/shared/agents'
import type { Candidate, Encounter, LinkedEncounter } from '@keqiao/shared/encounters'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agentDraft } from '../../../tests/support/drafts.ts'
import { mailsTo } from '../../../tests/support/mailbox.ts'
import { upload } from '../../../tests/support/upload.ts'
import { picture } from '../attachments/fixtures.ts'
import { notices } from '../notices/tables.ts'
import { trail } from '../platform/trail.tables.ts'
import { type EncounterHouse, startEncounters, WHO, type Who } from './fixtures.ts'

let at: EncounterHouse
beforeAll(async () => {
  at = await startEncounters()
})
afterAll(() => at.close())

/** What would tell whose the need is, in full or as people shorten it. */
const TELLTALES = ['滦河', '王建国']
const leaks = (value: unknown) => TELLTALES.filter((one) => JSON.stringify(value).includes(one))
const read = (who: Who, id: string) => at.ask(who, `/encounters/${id}`)

describe('a record about an anonymous need', () => {
  test('tells the other side all but whose it is: not in the record, the list, notices, mails or the trail', async () => {
    const { id } = await at.record('company', await at.post('ANON'))
    const seen = await read('university', id)
    expect([seen.status, seen.need?.name, seen.sides[0]?.hidden, seen.sides[0]?.organisation]).toEqual([
      200,
      'ANON 的板坯表面裂纹',
      true,
      null,
    ])
    expect(seen.people).toEqual([
      { name: null, org: null, side: 'demand' },
      { name: '陈老师', org: '燕山测试大学', side: 'supply' },
    ])
    expect(seen.content).toBe('看了***的连铸现场，***介绍了漏检的情况，双方谈了在线检测的改造。')
    await at.confirm('university', id)
    await at.ask('company', `/encounters/${id}/notes`, { move: 'correct', text: '滦河测试钢铁王建国补充：是三号机。' })
    await at.house.processAll()
    const { db } = at.house.services
    const subject = `encounter:${id}`
    const outside = {
      read: await read('university', id),
      list: await at.ask('teacher', '/encounters'),
      notices: (await db.read.select().from(notices)).filter((row) => row.subject === subject),
      sent: mailsTo(at.house.mails, WHO.university),
      trail: await db.read.select().from(trail).where(eq(trail.subject, subject)),
    }
    const empty = Object.entries(outside).filter(([, one]) => JSON.stringify(one).length < 20)
    expect(empty).toEqual([])
    for (const [where, what] of Object.entries(outside)) expect([where, leaks(what)]).toEqual([where, []])
    expect(leaks(await read('worker', id))).toEqual(TELLTALES)
  })

  test('a granted name is told, and hidden again once the grant is withdrawn', async () => {
    const need = await at.post('ANON')
    const { id } = await at.record('agent', need)
    const mine = await read('agent', id)
    expect([mine.sides[0]?.hidden, mine.people[0]?.name]).toEqual([true, '王建国'])
    expect(leaks(await read('university', id))).toEqual([])
    const to = { kind: 'organisation', id: at.people.university.id }
    const { grants } = await at.ask<{ grants: { id: string }[] }>('company', '/grants', { subject: `need:${need}`, to })
    expect((await read('university', id)).sides[0]?.organisation?.name).toBe('滦河测试钢铁')
    for (const grant of grants) await at.ask('company', `/grants/${grant.id}/withdraw`, {})
    expect(leaks(await read('university', id))).toEqual([])
  })

  test('guessing whose it is tells nothing: a name that its writer could not know is no sign', async () => {
    const need = await at.post('ANON')
    const people = [{ name: '某人', side: 'demand' }]
    const { id } = await at.record('agent', need, { people, content: '是滦河测试钢铁，还是衡水测试化工？' })
    expect((await read('university', id)).content).toBe('是滦河测试钢铁，还是衡水测试化工？')
    const supply = { organisationId: at.people.company.id }
    const same = await at.record('agent', need, { achievementId: null, supply })
    expect(same.status).toBe(201)
    expect((await at.record('company', need, { achievementId: null, supply })).issues?.[0]?.code).toBe('same_party')
  })

  test('its files are named and given to whom every word is open', async () => {
    const { id } = await at.record('company', await at.post('ANON'))
    const { headers, payload } = upload('滦河现场.png', await picture().png().toBuffer())
    const cookie = await at.house.signIn(WHO.company)
    const url = `/api/v1/attachments?subject=encounter:${id}`
    const file = (await at.house.app.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload })).json()
    const list = (who: Who) => at.ask<{ items: { name: string | null }[] }>(who, `/attachments?subject=encounter:${id}`)
    expect([(await list('worker')).items[0]?.name, (await list('university')).items[0]?.name]).toEqual(['滦河现场.png', null])
    expect([(await list('other')).status, (await list('visitor')).status]).toEqual([404, 404])
    const fetched = async (who: Who) =>
      (
        await at.house.app.inject({
          url: `/api/v1/attachments/${file.id}/file`,
          headers: { cookie: await at.house.signIn(WHO[who as 'company']) },
        })
      ).statusCode
    expect([await fetched('worker'), await fetched('university'), await fetched('other')]).toEqual([200, 403, 404])
    await at.confirm('university', id)
    const late = await at.house.app.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload })
    expect(late.statusCode).toBe(403)
  })
})

describe('a record about a need that the other side may not read', () => {
  test.each(['AGENT_ONLY', 'INVITE'] as const)('%s: neither what it is called nor whose it is', async (disclosure) => {
    const { id } = await at.record('company', await at.post(disclosure))
    const seen = await read('university', id)
    expect([seen.need, seen.sides[0]?.hidden, leaks(seen)]).toEqual([{ id: null, name: null }, true, []])
    expect(JSON.stringify(await at.ask('university', '/encounters'))).not.toContain(disclosure)
  })

  test('by a link neither', async () => {
    const supply = { name: '渤海测试学院', email: 'dean@bohai.example' }
    await at.record('company', await at.post('INVITE'), { achievementId: null, supply })
    await at.house.processAll()
    const mail = mailsTo(at.house.mails, 'dean@bohai.example').at(-1)
    expect(leaks(mail)).toEqual([])
    const token = mail?.link.replace('/encounter/', '')
    const seen = await at.ask<LinkedEncounter>('visitor', `/encounter-links?token=${token}`)
    expect([seen.status, seen.need, leaks(seen)]).toEqual([200, { id: null, name: null }, []])
  })

  test('who may not read it cannot write about it', async () => {
    const hidden = await at.record('university', await at.post('INVITE'))
    const missing = await at.record('university', '0190a5e0-0000-7000-8000-00000000dead')
    expect([hidden.status, hidden.issues]).toEqual([400, [{ path: 'needId', code: 'unknown_listing', facts: {} }]])
    expect(hidden.issues).toEqual(missing.issues)
  })
})

describe('who reads it', () => {
  test('both sides, who wrote it, the operators of either region; to everybody else it is not there', async () => {
    const { id } = await at.record('agent', await at.post('OPEN'))
    const statuses: Record<string, number> = {}
    for (const who of [...(Object.keys(WHO) as Who[]), 'visitor' as const]) statuses[who] = (await read(who, id)).status
    expect(statuses).toEqual({
      ...{ company: 200, worker: 200, university: 200, teacher: 200, agent: 200, operator: 200, tangshan: 200 },
      ...{ other: 404, stranger: 404, hengshui: 404, reviewer: 404, auditor: 404, visitor: 401 },
    })
  })

  test('an agent who works on the need reads what its owner writes; one who does not, does not', async () => {
    const { agents, assignments } = at.house.services
    const { signedIn, operator } = at.people
    const applied = await agents.apply(signedIn, agentDraft(), null)
    const checked = await agents.decide(operator, applied.id, { move: 'approve', revision: applied.revision })
    await agents.move(signedIn, { move: 'accept', revision: checked.revision, rulesVersion: AGENT_RULES })
    const need = await at.post('OPEN')
    const before = await at.record('company', need)
    const { id } = await assignments.assign(operator, { agentId: applied.id, subject: `need:${need}` })
    await assignments.answer(signedIn, id, { answer: 'accept' })
    const after = await at.record('company', need)
    const statuses = await Promise.all([read('stranger', before.id), read('stranger', after.id), read('agent', after.id)])
    expect(statuses.map(({ status }) => status)).toEqual([404, 200, 404])
    expect((await at.ask<{ items: Encounter[] }>('stranger', '/encounters')).items.map((one) => one.id)).toEqual([after.id])
  })

  test('what one may pick: own listings at once, others by name as far as they are open', async () => {
    await at.post('INVITE')
    const found = async (who: Who, kind: string, q: string) =>
      (await at.ask<{ items: Candidate[] }>(who, `/encounters/candidates?kind=${kind}&q=${encodeURIComponent(q)}`)).items
    const names = async (...asked: Parameters<typeof found>) => (await found(...asked)).map(({ name }) => name.split(' ')[0])
    expect(new Set(await names('company', 'need', '板坯'))).toContain('INVITE')
    expect(await names('university', 'need', '')).toEqual([])
    const theirs = await found('university', 'need', '板坯')
    expect(theirs.some(({ name }) => name.startsWith('INVITE') || name.startsWith('AGENT_ONLY'))).toBe(false)
    expect(theirs.filter(({ name }) => name.startsWith('ANON')).every(({ hint }) => hint === null)).toBe(true)
    expect(await names('agent', 'organisation', '测试大学')).toEqual(['燕山测试大学'])
  })
})

describe('what is not accepted', () => {
  test.each<[string, object, string, string]>([
    ['a day to come', { on: '2026-11-09' }, 'on', 'in_the_future'],
    ['about nothing', { needId: null, achievementId: null }, 'needId', 'encounter_about'],
    ['a next step without a day', { due: null }, 'due', 'required'],
    ['a next step of nobody', { nextWho: null }, 'nextWho', 'required'],
    ['a day without a next step', { nextStep: null }, 'nextStep', 'required'],
    ['due before they met', { due: '2026-10-01' }, 'due', 'before_meeting'],
    ['without the other side', { achievementId: null }, 'supply.name', 'required'],
    ['nobody was there', { people: [] }, 'people', 'too_small'],
    ['a mailbox that is none', { supply: { name: '甲', email: 'x' } }, 'supply.email', 'invalid_format'],
  ])('%s', async (_, more, path, code) => {
    const need = 'needId' in more ? null : await at.post('OPEN')
    const answer = await at.ask<Encounter>('company', '/encounters', { ...at.draft(need), ...more })
    expect([answer.status, answer.issues?.map((one) => [one.path, one.code])]).toEqual([400, [[path, code]]])
  })

  test('who belongs to neither side and is no agent', async () => {
    const answer = await at.record('other', await at.post('OPEN'))
    expect([answer.status, answer.code]).toEqual([403, 'forbidden'])
  })

  test('one mailbox gets six such mails a day, whoever asks', async () => {
    const need = await at.post('OPEN')
    const supply = { name: '渤海测试学院', email: 'often@bohai.example' }
    const statuses: number[] = []
    for (let i = 0; i < 7; i++) statuses.push((await at.record('company', need, { achievementId: null, supply })).status)
    expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 429])
  })
})
