import { organisations, persons } from '@keqiao/server/accounts/tables'
import { openFreshDatabase } from './fresh-database.ts'

export const AT = '2026-11-02T09:00:00.000Z'

/** A database with two people, `her` and `him`, and two companies, `ours` and `theirs`: for what must keep to one of them. */
export async function openTwoSides() {
  const house = await openFreshDatabase()
  const at = new Date(AT)
  await house.db.write(async (tx) => {
    for (const id of ['her', 'him'])
      await tx.insert(persons).values({ id, name: id, email: `${id}@test.example`, createdAt: at, updatedAt: at })
    for (const id of ['ours', 'theirs'])
      await tx.insert(organisations).values({ id, name: id, kind: 'ENT', region: '130200', fields: [], createdAt: AT })
  })
  return house
}
