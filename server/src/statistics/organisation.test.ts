import { afterAll, beforeAll, expect, test } from 'vitest'
import { achievementDraft, needDraft } from '../../../tests/support/drafts.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { ofOrganisation } from './store.ts'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house.close())

test('the page of an organisation counts what it shows itself, and no anonymous need', async () => {
  const people = await house.addPeople()
  const { achievements, db, needs } = house.services
  await achievements.create(people.universityAdmin, people.university.id, achievementDraft(), { to: 'listed' })
  for (const disclosure of ['OPEN', 'ANON'] as const)
    await needs.create(people.companyAdmin, people.company.id, needDraft({ disclosure }), { to: 'listed' })
  const counts = async (id: string) => Object.values(await ofOrganisation(db.read, id))
  expect([await counts(people.university.id), await counts(people.company.id), await counts(people.otherCompany.id)]).toEqual([
    [1, 0],
    [0, 1],
    [0, 0],
  ])
})
