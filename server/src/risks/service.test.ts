import { afterAll, beforeAll, expect, test } from 'vitest'
import { achievementDraft, moveOf } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'

let house: House
let people: People
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
})
afterAll(() => house.close())

const refusal = (code: string) => expect.objectContaining({ code })
const marksOf = async (problem: string) => {
  const { marks } = await house.services.risks.check({
    ...{ kind: 'achievement', level: null, trlBasis: null },
    texts: [{ field: 'problem', text: problem }],
  })
  return marks.map(({ code, found }) => [code, found])
}

test('the words that come with the house are there at the first start, and a retired one stays retired after the next', async () => {
  const { risks } = house.services
  expect(await marksOf('涉及绝密与内部裂纹')).toEqual([['SECRECY', '绝密']])
  const { items } = await risks.words(people.operator)
  const word = items.find((one) => one.word === '绝密')
  await risks.retireWord(people.operator, word?.id as string)
  await risks.begin()
  expect(await marksOf('涉及绝密与内部裂纹')).toEqual([])
  await risks.addWord(people.operator, { word: '绝密', note: null })
  expect(await marksOf('涉及绝密与内部裂纹')).toEqual([['SECRECY', '绝密']])
  const again = (await risks.words(people.operator)).items
  expect([again.length, again.find((one) => one.word === '绝密')?.by]).toEqual([items.length, '值班员'])
})

test('the operators of a city read the list; those of the province keep it', async () => {
  const { risks } = house.services
  expect((await risks.words(people.cityOperator)).mayEdit).toBe(false)
  const adding = risks.addWord(people.cityOperator, { word: '某词', note: null })
  await expect(adding).rejects.toMatchObject({ code: 'forbidden', facts: { needs: 'province' } })
  await expect(risks.retireWord(people.reviewer, '0190a5e0-0000-7000-8000-000000000000')).rejects.toEqual(refusal('forbidden'))
  await expect(risks.retireWord(people.operator, '0190a5e0-0000-7000-8000-000000000000')).rejects.toEqual(refusal('not_found'))
})

test('a new word is looked for in what waits already', async () => {
  const { achievements, risks } = house.services
  const create = (problem: string) =>
    achievements.create(people.universityAdmin, people.university.id, achievementDraft({ problem }), { to: 'review' })
  const [waiting, other] = [await create('用于某型靶车的测量'), await create('用于连铸')]
  const counts = async () => (await achievements.load([waiting.id, other.id])).map((row) => row.risks).sort()
  expect(await counts()).toEqual([0, 0])
  await risks.addWord(people.operator, { word: '靶车', note: null })
  await house.processAll()
  expect(await counts()).toEqual([0, 1])
  const row = (await achievements.load([waiting.id]))[0]
  expect([row?.risks, row?.revision]).toEqual([1, 1])
})

test('an edit of a published record that brings contact data waits for a reviewer, whatever field it is in; one that had it before does not', async () => {
  const { achievements } = house.services
  const draft = achievementDraft({ scenarios: '中厚板厂' })
  const { id } = await achievements.create(people.universityAdmin, people.university.id, draft, { to: 'listed' })
  const save = (revision: number, scenarios: string, pendingRevision: number | null = null) =>
    achievements.save(people.universityAdmin, id, { revision, pendingRevision, draft: achievementDraft({ scenarios }) })
  const risky = await save(1, '中厚板厂，联系 13800138000')
  expect([risky.scenarios, risky.pending?.changed]).toEqual(['中厚板厂', ['scenarios']])
  await achievements.decide(people.reviewer, id, 'pending', moveOf('approve', 1))
  house.clock.advance(10_000)
  await house.processAll()
  const same = await save(2, '热轧与中厚板厂，联系：138-0013-8000')
  expect([same.scenarios, same.pending]).toEqual(['热轧与中厚板厂，联系：138-0013-8000', null])
  expect((await achievements.load([id]))[0]?.risks).toBe(1)
})
