import { afterAll, beforeAll, expect, test } from 'vitest'
import { AT, openTwoSides } from '../../../tests/support/two-sides.ts'
import * as store from './store.ts'

let house: Awaited<ReturnType<typeof openTwoSides>>
beforeAll(async () => {
  house = await openTwoSides()
})
afterAll(() => house.close())

test('what one person uploaded is forgotten with them, and nobody else’s', async () => {
  const { db } = house
  const row = { organisationId: 'ours', kind: 'need' as const, fileName: '表.csv', state: 'checked' as const }
  await db.write(async (tx) => {
    for (const personId of ['her', 'him'])
      await store.insert(tx, { ...row, id: `of ${personId}`, personId, headings: [], total: 1, createdAt: AT })
  })
  expect(await store.idsOf(db.read, 'her')).toEqual(['of her'])
})
