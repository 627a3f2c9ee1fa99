import type { Candidate } from '@keqiao/shared/encounters'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appointments, organisations } from '../accounts/tables.ts'
import { type EncounterHouse, startEncounters, type Who } from './fixtures.ts'
import { manned } from './store.ts'

let at: EncounterHouse
beforeAll(async () => {
  at = await startEncounters()
})
afterAll(() => at.close())

test('one’s own listings are offered before a word is typed, and nobody else’s', async () => {
  const need = await at.post('INVITE')
  const offered = async (who: Who, kind: string) =>
    (await at.ask<{ items: Candidate[] }>(who, `/encounters/candidates?kind=${kind}&q=`)).items.map(({ id }) => id)
  expect([await offered('worker', 'need'), await offered('worker', 'achievement')]).toEqual([[need], []])
  expect([await offered('teacher', 'need'), await offered('teacher', 'achievement')]).toEqual([[], [at.achievement.id]])
})

test('a side that is suspended records nothing', async () => {
  const need = await at.post('OPEN')
  const setState = (state: 'suspended' | 'active') =>
    at.house.services.db.write((tx) => tx.update(organisations).set({ state }).where(eq(organisations.id, at.people.company.id)))
  await setState('suspended')
  try {
    expect((await at.record('worker', need)).code).toBe('organisation_inactive')
  } finally {
    await setState('active')
  }
})

test('an edit keeps the part its writer had: who wrote as an agent does not mend it into a record of a side', async () => {
  const need = await at.post('OPEN')
  const { id } = await at.record('agent', need)
  await at.house.services.accounts.join(at.people.agent.person?.id as string, at.people.company.id, 'member')
  const body = { ...at.draft(need, { intent: 1 }), revision: 1 }
  expect(await at.ask('agent', `/encounters/${id}`, body, 'PUT')).toMatchObject({ status: 403, code: 'forbidden' })
})

test('what an operator wrote is mended by an operator only', async () => {
  const need = await at.post('OPEN')
  const { id, moves } = await at.record('tangshan', need)
  expect(moves).toContain('edit')
  const { db, accounts } = at.house.services
  const personId = at.people.cityOperator.person?.id as string
  await accounts.join(personId, at.people.otherCompany.id, 'member')
  await db.write((tx) => tx.delete(appointments).where(eq(appointments.personId, personId)))
  expect((await at.ask('tangshan', `/encounters/${id}`, { ...at.draft(need), revision: 1 }, 'PUT')).status).toBe(404)
})

test('whether somebody can answer is asked of these organisations only', async () => {
  const { company } = at.people
  expect(await manned(at.house.services.db.read, [company.id])).toEqual(new Set([company.id]))
})
