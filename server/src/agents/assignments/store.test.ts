import { afterAll, beforeAll, expect, test } from 'vitest'
import { AT, openTwoSides } from '../../../../tests/support/two-sides.ts'
import { agents } from '../tables.ts'
import * as store from './store.ts'

let house: Awaited<ReturnType<typeof openTwoSides>>
beforeAll(async () => {
  house = await openTwoSides()
  const agent = (id: string) => ({
    ...{ id, state: 'active' as const, kind: 'MANAGER' as const, certificateNumber: id, certificateIssuer: '基地', folded: '' },
    ...{ certificateIssued: '2024-01-01', regions: [], fields: [], services: [], languages: [], maxLoad: 3, faults: [] },
    ...{ createdAt: AT, updatedAt: AT, stateAt: AT, lastActionAt: AT },
  })
  await house.db.write(async (tx) => {
    await tx.insert(agents).values([agent('her'), agent('him')])
    for (const [id, agentId, organisationId, state] of [
      ['need:1', 'her', 'ours', 'accepted'],
      ['need:2', 'her', 'ours', 'offered'],
      ['need:3', 'him', 'theirs', 'accepted'],
      ['need:4', 'him', 'theirs', 'offered'],
    ] as const)
      await store.insert(tx, { id, agentId, organisationId, state, subject: id, region: '130200', by: null, at: AT })
  })
})
afterAll(() => house.close())

const subjects = (rows: { subject: string }[]) => rows.map(({ subject }) => subject).sort()

test('open work is counted and listed for each agent', async () => {
  const { read } = house.db
  expect(await store.openCount(read, 'her')).toBe(2)
  expect(await store.openCounts(read, ['her'])).toEqual(new Map([['her', 2]]))
  expect(subjects(await store.openWork(read, 'her'))).toEqual(['need:1', 'need:2'])
  expect((await store.subjectsOf(read, 'her')).sort()).toEqual(['need:1', 'need:2'])
  expect(await store.openAmong(read, 'her', ['need:1', 'need:3'])).toEqual(['need:1'])
})

test('an agent has worked for whom they took up work, and nobody else', async () => {
  const { read } = house.db
  const met = await Promise.all([
    store.worksFor(read, 'her', ['ours']),
    store.worksFor(read, 'her', ['theirs']),
    store.worksFor(read, 'him', ['ours']),
  ])
  expect(met).toEqual([true, false, false])
})

test('who is suspended loses offers, who leaves loses all; others keep theirs', async () => {
  const { db } = house
  await db.write((tx) => store.lapseOffers(tx, 'her', AT))
  expect(subjects(await store.openWork(db.read, 'her'))).toEqual(['need:1'])
  await db.write((tx) => store.lapseAll(tx, 'her', AT))
  expect(await store.openWork(db.read, 'her')).toEqual([])
  expect(subjects(await store.openWork(db.read, 'him'))).toEqual(['need:3', 'need:4'])
})
