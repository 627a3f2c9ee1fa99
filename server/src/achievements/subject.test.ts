import { afterAll, beforeAll, expect, test } from 'vitest'
import { achievementDraft } from '../../../tests/support/drafts.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { achievementSubject } from './subject.ts'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house.close())

test('files of an achievement: its people attach, they and the desk read all, others what they were granted', async () => {
  const { universityAdmin, university, companyAdmin, agent, reviewer } = await house.addPeople()
  const { achievements } = house.services
  const { id } = await achievements.create(universityAdmin, university.id, achievementDraft(), { to: 'listed' })
  const key = `${agent.person?.id} achievement:${id} a`
  const subject = achievementSubject(achievements, {
    granted: async (viewer, reference) => (attachment) => `${viewer.person?.id} ${reference} ${attachment}` === key,
  })
  const may = (viewer: typeof agent, attachment: string, purpose: 'material' | 'evidence' = 'material') =>
    subject.mayDownload(viewer, id).then((may) => may({ id: attachment, purpose }))
  expect(await Promise.all([universityAdmin, companyAdmin, reviewer].map((viewer) => subject.mayAttach(viewer, id)))).toEqual([
    true,
    false,
    false,
  ])
  for (const viewer of [universityAdmin, reviewer])
    expect([await may(viewer, 'b'), await may(viewer, 'b', 'evidence')]).toEqual([true, true])
  expect([await may(agent, 'a'), await may(agent, 'b'), await may(agent, 'a', 'evidence')]).toEqual([true, false, false])
  expect(await may(companyAdmin, 'a')).toBe(false)
})
