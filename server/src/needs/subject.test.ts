import { afterAll, beforeAll, expect, test } from 'vitest'
import { needDraft } from '../../../tests/support/drafts.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { needSubject } from './subject.ts'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house.close())

test('a grant opens one material of one need to one viewer, and is asked anew each time', async () => {
  const { companyAdmin, company, otherCompanyAdmin, agent } = await house.addPeople()
  const need = await house.services.needs.create(companyAdmin, company.id, needDraft({ disclosure: 'ANON' }), { to: 'listed' })
  const granted = new Set<string>()
  const subject = needSubject(house.services.needs, {
    granted: async (viewer, reference) => (attachment) => granted.has(`${viewer.person?.id} ${reference} ${attachment}`),
  })
  const may = (viewer: typeof agent, id: string, purpose: 'material' | 'evidence') =>
    subject.mayDownload(viewer, need.id).then((may) => may({ id, purpose }))
  const key = `${agent.person?.id} need:${need.id} a`
  granted.add(key)
  expect(await may(agent, 'a', 'material')).toBe(true)
  expect([await may(agent, 'b', 'material'), await may(agent, 'a', 'evidence')]).toEqual([false, false])
  expect(await may(otherCompanyAdmin, 'a', 'material')).toBe(false)
  granted.delete(key)
  expect(await may(agent, 'a', 'material')).toBe(false)
})
