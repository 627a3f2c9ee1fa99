import { afterAll, beforeAll, expect, test } from 'vitest'
import { achievementDraft, needDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'

let house: House
let people: People

beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
})
afterAll(() => house.close())

const achievement = (given: Parameters<typeof achievementDraft>[0] = {}) =>
  house.services.achievements.create(people.universityMember, people.university.id, achievementDraft(given), { to: 'listed' })
const need = (given: Parameters<typeof needDraft>[0] = {}) =>
  house.services.needs.create(people.companyAdmin, people.company.id, needDraft(given), { to: 'listed' })
const scoreOf = async (needId: string, achievementId: string) =>
  (await house.services.matching.ofNeed(people.visitor, needId, 50)).items.find((one) => one.achievementId === achievementId)
    ?.score

test('an owner hears at most three things to add, the greatest gain first; filling one in brings the score that was told', async () => {
  const { services } = house
  const draft = { industries: [], object: null, indicators: [], region: null }
  const given = await achievement(draft)
  const asked = await need()
  await house.processAll()
  const { items } = await services.matching.raises(people.universityMember, asked.id, given.id)
  expect(items.length).toBeGreaterThan(1)
  expect(items.length).toBeLessThanOrEqual(3)
  const gains = items.map(({ gain }) => gain)
  expect(gains).toEqual([...gains].sort((a, b) => b - a))
  expect(items.every(({ side }) => side === 'achievement')).toBe(true)
  const industry = items.find(({ field }) => field === 'industries')
  expect(industry).toMatchObject({ signal: 'industry', assumes: 'agrees' })
  await services.achievements.save(people.universityMember, given.id, {
    ...{ revision: given.revision, pendingRevision: null },
    draft: achievementDraft({ ...draft, industries: ['C31'] }),
  })
  await house.processAll()
  expect(await scoreOf(asked.id, given.id)).toBe(industry?.score)
})

test('a figure that nobody has shown to be reached is asked for by name, and lifts the cap that it brought', async () => {
  const { matching } = house.services
  const given = await achievement({ name: '板坯裂纹识别', indicators: [{ name: '裂纹检出率', op: '=', value: 60, unit: '%' }] })
  const asked = await need({ name: '板坯裂纹要认得出' })
  await house.processAll()
  const capped = await scoreOf(asked.id, given.id)
  expect(capped).toBeLessThanOrEqual(35)
  const [first] = (await matching.raises(people.universityMember, asked.id, given.id)).items
  expect(first).toMatchObject({ field: 'indicators', assumes: 'met', indicator: '裂纹检出率' })
  expect(first?.score).toBeGreaterThan(capped as number)
  // Whoever asks for the figure cannot reach it in the other's stead.
  const { items } = await matching.raises(people.companyAdmin, asked.id, given.id)
  expect(items.some(({ indicator }) => indicator !== null)).toBe(false)
})

test('only who may change one of the two hears it, and only of a pair that is listed', async () => {
  const { matching } = house.services
  const given = await achievement({ name: '热态板坯裂纹视觉检测' })
  const asked = await need({ name: '热坯裂纹', trlMin: null })
  await expect(matching.raises(people.companyAdmin, asked.id, given.id)).rejects.toMatchObject({ code: 'not_found' })
  await house.processAll()
  await expect(matching.raises(people.otherCompanyAdmin, asked.id, given.id)).rejects.toMatchObject({ code: 'not_found' })
  const { items } = await matching.raises(people.companyAdmin, asked.id, given.id)
  expect(items.every(({ side, gain }) => side === 'need' && gain > 0)).toBe(true)
})
