import type { Encounter, LinkedEncounter } from '@keqiao/shared/encounters'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mailsTo } from '../../../tests/support/mailbox.ts'
import { interests } from '../interests/tables.ts'
import { notices } from '../notices/tables.ts'
import type { Database } from '../platform/db/database.ts'
import { trail } from '../platform/trail.tables.ts'
import { createRows, dataMap } from '../privacy/service.ts'
import * as schema from '../schema.ts'
import { type EncounterHouse, startEncounters, type Who } from './fixtures.ts'
import { encounterMailboxes, encounterNotes, encounterSides, encounters } from './tables.ts'

let at: EncounterHouse
beforeAll(async () => {
  at = await startEncounters()
})
afterAll(() => at.close())

const DAY = 86_400_000
const linkTo = (address: string) => mailsTo(at.house.mails, address).at(-1)?.link.replace('/encounter/', '')
const sidesOf = ({ sides }: Pick<Encounter, 'sides'>) => Object.fromEntries(sides.map((one) => [one.side, one.state]))
const filed = (id: string) =>
  at.house.services.db.read
    .select()
    .from(interests)
    .where(eq(interests.source, `encounter:${id}`))
const told = async (code: string, id: string) =>
  (
    await at.house.services.db.read
      .select()
      .from(notices)
      .where(eq(notices.subject, `encounter:${id}`))
  ).filter((row) => row.code === code)
const change = (work: Parameters<Database['write']>[0]) => at.house.services.db.write(work)

describe('a meeting that an agent wrote down', () => {
  test('waits for both sides; when both have confirmed, nobody and nothing can change it, and deals begin with it', async () => {
    const made = await at.record('agent', await at.post('OPEN'))
    expect(made.status).toBe(201)
    const { id } = made
    expect([made.state, sidesOf(made), made.turn?.who]).toEqual([
      'recorded',
      { demand: 'asked', supply: 'asked' },
      ['demand', 'supply'],
    ])
    expect((await told('encounter_asked', id)).map(({ personId }) => personId).sort()).toEqual(
      [at.people.companyAdmin, at.people.universityAdmin].map(({ person }) => person?.id).sort(),
    )
    const one = await at.confirm('worker', id)
    expect([one.status, one.state, sidesOf(one), one.turn?.who]).toEqual([
      ...[200, 'recorded', { demand: 'confirmed', supply: 'asked' }, ['supply']],
    ])
    expect(await filed(id)).toEqual([])
    const both = await at.confirm('university', id)
    expect([both.state, both.sealedAt, both.interest]).toEqual(['confirmed', at.house.clock.now(), true])
    expect(both.turn).toEqual({ what: 'next_step', who: ['supply'], by: '2026-11-20', mine: true })
    expect(await filed(id)).toMatchObject([
      {
        stage: 'met',
        demandOrganisationId: at.people.company.id,
        supplyOrganisationId: at.people.university.id,
        intent: 80_000_000,
      },
    ])
    const again = await at.ask('agent', `/encounters/${id}`, { ...at.draft(null), revision: 1 }, 'PUT')
    expect([again.status, again.code]).toEqual([409, 'transition_refused'])
    expect((await at.ask('agent', `/encounters/${id}`)).moves.sort()).toEqual(['close', 'correct', 'follow'])
  })

  test('the database itself refuses to change or drop what both confirmed, their confirmations and every note', async () => {
    const { id } = await at.record('agent', await at.post('OPEN'))
    for (const who of ['company', 'university'] as const) await at.confirm(who, id)
    await at.ask('agent', `/encounters/${id}/notes`, { move: 'correct', text: '日期应为十月三十一日' })
    const row = eq(encounters.id, id)
    const tries: Parameters<typeof change>[0][] = [
      async (tx) => tx.update(encounters).set({ content: '改了' }).where(row),
      async (tx) => tx.update(encounters).set({ outcome: 'CANCELLED' }).where(row),
      async (tx) => tx.update(encounters).set({ people: [] }).where(row),
      async (tx) => tx.update(encounters).set({ sealedAt: null }).where(row),
      async (tx) => tx.update(encounterSides).set({ state: 'silent' }).where(eq(encounterSides.encounterId, id)),
      async (tx) => tx.delete(encounterSides).where(eq(encounterSides.encounterId, id)),
      async (tx) => tx.update(encounterNotes).set({ text: '改了' }).where(eq(encounterNotes.encounterId, id)),
      async (tx) => tx.delete(encounterNotes).where(eq(encounterNotes.encounterId, id)),
    ]
    for (const attempt of tries) await expect(change(attempt)).rejects.toThrow()
    const now = await at.ask('agent', `/encounters/${id}`)
    expect([now.content, now.notes.map(({ text }) => text)]).toEqual([at.draft(null).content, ['日期应为十月三十一日']])
  })

  test('two who confirm at the same moment seal it once, and deals hear of it once', async () => {
    const { id } = await at.record('agent', await at.post('OPEN'))
    const answers = await Promise.all((['company', 'worker', 'university', 'teacher'] as const).map((who) => at.confirm(who, id)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409])
    expect((await at.ask('agent', `/encounters/${id}`)).state).toBe('confirmed')
    expect(await filed(id)).toHaveLength(1)
    const rows = await at.house.services.db.read
      .select()
      .from(trail)
      .where(eq(trail.subject, `encounter:${id}`))
    expect(rows.filter(({ action }) => action === 'encounter.sealed')).toHaveLength(1)
  })

  test('a meeting that did not take place is confirmed all the same, and no deal begins', async () => {
    const { id } = await at.record('agent', await at.post('OPEN'), {
      outcome: 'NO_SHOW_B',
      nextStep: null,
      nextWho: null,
      due: null,
    })
    for (const who of ['company', 'university'] as const) await at.confirm(who, id)
    expect([(await at.ask('agent', `/encounters/${id}`)).interest, await filed(id)]).toEqual([false, []])
  })
})

describe('who answers how', () => {
  test('a side that wrote it has confirmed by that', async () => {
    const made = await at.record('worker', await at.post('OPEN'))
    expect([made.recordedAs, sidesOf(made)]).toEqual(['demand', { demand: 'confirmed', supply: 'asked' }])
    expect((await at.confirm('company', made.id)).code).toBe('transition_refused')
  })

  test('a university without an account confirms by the link in a mail; the link shows no more than it must', async () => {
    const supply = { name: '渤海测试学院', email: 'Dean@Bohai.example' }
    const made = await at.record('company', await at.post('OPEN'), { achievementId: null, supply })
    expect(made.sides.find(({ side }) => side === 'supply')?.mailbox).toBe('de***@bohai.example')
    await at.house.processAll()
    const token = linkTo('dean@bohai.example')
    const seen = await at.ask<LinkedEncounter>('visitor', `/encounter-links?token=${token}`)
    expect([seen.status, seen.side, seen.turn?.mine]).toEqual([200, 'supply', true])
    expect(JSON.stringify(seen)).not.toContain('bohai.example')
    const done = await at.ask<LinkedEncounter>('visitor', '/encounter-links', { token, said: { answer: 'confirm' } })
    expect([done.status, done.state, sidesOf(done)]).toEqual([200, 'confirmed', { demand: 'confirmed', supply: 'confirmed' }])
    expect((await at.ask<LinkedEncounter>('visitor', '/encounter-links', { token, said: { answer: 'confirm' } })).status).toBe(
      409,
    )
    expect((await at.ask('visitor', `/encounter-links?token=${'x'.repeat(43)}`)).status).toBe(404)
    expect(
      await at.house.services.db.read.select().from(encounterMailboxes).where(eq(encounterMailboxes.encounterId, made.id)),
    ).toEqual([])
  })

  test('who contests says why; what is mended is asked anew, and the old link opens nothing', async () => {
    const supply = { name: '渤海测试学院', email: 'second@bohai.example' }
    const need = await at.post('OPEN')
    const { id } = await at.record('company', need, { achievementId: null, supply })
    await at.house.processAll()
    const token = linkTo('second@bohai.example')
    const said = { answer: 'contest', text: '那天没有谈价格' }
    const contested = await at.ask<LinkedEncounter>('visitor', '/encounter-links', { token, said })
    expect([contested.turn?.what, contested.turn?.who, sidesOf(contested).supply]).toEqual(['mend', ['recorder'], 'contested'])
    expect(await told('encounter_answered', id)).toMatchObject([
      { personId: at.people.companyAdmin.person?.id, facts: { reply: 'contested' } },
    ])
    const body = { ...at.draft(need, { achievementId: null, supply, intent: null }), revision: 1 }
    const mended = await at.ask('worker', `/encounters/${id}`, body, 'PUT')
    expect([mended.status, mended.revision, sidesOf(mended)]).toEqual([200, 2, { demand: 'confirmed', supply: 'asked' }])
    expect((await at.ask('visitor', `/encounter-links?token=${token}`)).code).toBe('link_spent')
    expect((await at.ask('worker', `/encounters/${id}`, body, 'PUT')).code).toBe('revision_conflict')
    await at.house.processAll()
    const next = await at.ask('visitor', '/encounter-links', {
      token: linkTo('second@bohai.example'),
      said: { answer: 'confirm' },
    })
    expect(next.state).toBe('confirmed')
  })

  test('an answer to a text that has changed meanwhile does not count', async () => {
    const need = await at.post('OPEN')
    const { id } = await at.record('agent', need)
    await at.ask('agent', `/encounters/${id}`, { ...at.draft(need, { intent: 1 }), revision: 1 }, 'PUT')
    expect((await at.confirm('company', id, 1)).code).toBe('revision_conflict')
    expect((await at.confirm('company', id, 2)).status).toBe(200)
  })
})

describe('what time brings', () => {
  test('seven days of silence make it the record of one side, which nobody edits; a late confirmation still counts', async () => {
    const need = await at.post('OPEN')
    const { id } = await at.record('agent', need)
    await at.confirm('company', id)
    at.house.clock.advance(7 * DAY - 1)
    await at.house.processAll()
    expect((await at.ask('agent', `/encounters/${id}`)).state).toBe('recorded')
    at.house.clock.advance(1)
    await at.house.processAll()
    const lapsed = await at.ask('agent', `/encounters/${id}`)
    expect([lapsed.state, sidesOf(lapsed), lapsed.interest]).toEqual([
      'one_sided',
      { demand: 'confirmed', supply: 'silent' },
      false,
    ])
    expect((await at.ask('agent', `/encounters/${id}`, { ...at.draft(need), revision: 1 }, 'PUT')).status).toBe(409)
    await expect(change((tx) => tx.update(encounters).set({ content: '改' }).where(eq(encounters.id, id)))).rejects.toThrow()
    const late = await at.confirm('university', id)
    expect([late.state, late.sealedAt, (await filed(id)).length]).toEqual(['confirmed', lapsed.sealedAt, 1])
  })

  test('who has the next step is reminded once, on the morning before', async () => {
    const due = new Date(at.house.clock.millis() + 3 * DAY).toISOString().slice(0, 10)
    const { id } = await at.record('agent', await at.post('OPEN'), { due })
    at.house.clock.set(`${new Date(Date.parse(due) - DAY).toISOString().slice(0, 10)}T00:59:59.000Z`)
    await at.house.processAll()
    expect(await told('encounter_due', id)).toEqual([])
    at.house.clock.advance(2000)
    await at.house.processAll()
    at.house.clock.advance(2 * DAY)
    await at.house.processAll()
    const people = [at.people.universityAdmin, at.people.agent].map(({ person }) => person?.id)
    expect((await told('encounter_due', id)).map(({ personId }) => personId).sort()).toEqual(people.sort())
  })

  test('followed, then closed; corrections are added to the end, and every party hears of them', async () => {
    const { id } = await at.record('agent', await at.post('OPEN'))
    for (const who of ['company', 'university'] as const) await at.confirm(who, id)
    const note = (who: Who, move: string) => at.ask(who, `/encounters/${id}/notes`, { move, text: `${move} 的说明` })
    expect((await note('teacher', 'follow')).state).toBe('followed')
    expect((await note('teacher', 'follow')).code).toBe('transition_refused')
    expect((await note('company', 'close')).state).toBe('closed_no_action')
    const last = await note('agent', 'correct')
    expect(last.notes.map(({ kind, as }) => `${kind} ${as}`)).toEqual(['followed supply', 'closed demand', 'correction agent'])
    expect(last.moves).toEqual(['correct'])
    expect(await told('encounter_noted', id)).toHaveLength(7)
    expect((await note('tangshan', 'correct')).code).toBe('transition_refused')
  })
})

// The last of this file: its agent is gone afterwards.
test('who wrote or confirmed it may close their account: the record stays as it was, the mailbox that was asked goes', async () => {
  const { db } = at.house.services
  const { id } = await at.record('agent', await at.post('OPEN'))
  for (const who of ['company', 'university'] as const) await at.confirm(who, id)
  await at.ask('agent', `/encounters/${id}/notes`, { move: 'correct', text: '日期应为十月三十一日' })
  const supply = { name: '渤海测试学院', email: 'gone@bohai.example' }
  const asked = await at.record('company', await at.post('OPEN'), { achievementId: null, supply })
  const rows = createRows(schema, dataMap)
  const agent = at.people.agent.person?.id as string
  await change((tx) => rows.erase(tx, { id: agent, mail: 'gone@bohai.example', name: '某人', organisationIds: [] }))
  const left = await at.ask('company', `/encounters/${id}`)
  expect([left.content, left.notes.length, left.sides.map(({ state }) => state)]).toEqual([
    ...[at.draft(null).content, 1, ['confirmed', 'confirmed']],
  ])
  expect(await db.read.select().from(encounterMailboxes).where(eq(encounterMailboxes.encounterId, asked.id))).toEqual([])
})
