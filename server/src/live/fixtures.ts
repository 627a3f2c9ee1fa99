import { afterAll, beforeAll, expect } from 'vitest'
import { achievementDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { openRoadshow, signupDraft } from '../../../tests/support/roadshow.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import type { Viewer } from '../accounts/viewer.ts'

export const URL_OF_ROOM = 'https://live.example/steel'
export const AT = {
  registered: '2026-11-02T09:00:00.000Z',
  early: '2026-12-02T01:14:59.000Z',
  open: '2026-12-02T01:15:00.000Z',
  running: '2026-12-02T02:00:00.000Z',
  overrun: '2026-12-02T04:29:00.000Z',
  over: '2026-12-02T04:30:00.000Z',
}
export const refused = (code: string, facts: object = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) })
let keys = 0
export const asks = (text: string, given: { anonymous?: boolean; key?: string } = {}) => ({
  text,
  anonymous: false,
  key: `question-${++keys}-${'x'.repeat(16)}`,
  ...given,
})

/** One house for the tests of a file; there once they run. */
export function roomHouse() {
  const at = {} as { house: House; people: People }
  beforeAll(async () => {
    at.house = await startHouse()
    at.people = await at.house.addPeople()
  })
  afterAll(() => at.house.close())

  return {
    at,
    live: () => at.house.services.live,

    /** The own link of somebody new. */
    async signUp(event: string, given: Parameters<typeof signupDraft>[0] = {}, as: Viewer = at.people.visitor) {
      const { token } = await at.house.services.roadshow.signUp(as, event, signupDraft({ mode: 'ONLINE', ...given }))
      return token
    },

    async running(given: Parameters<typeof openRoadshow>[2] = {}) {
      at.house.clock.set(AT.registered)
      return openRoadshow(at.house, at.people, { capacity: { ONSITE: 9, ONLINE: 50 }, ...given })
    },

    /** Puts an achievement of this person's organisation on the programme; the presentation. */
    async presents(event: string, who: People['universityAdmin'], speaker = '王海') {
      const { roadshow, achievements } = at.house.services
      const { revision } = await roadshow.file(at.people.operator, event)
      const { id } = await achievements.create(who, at.people.university.id, achievementDraft(), { to: 'listed' })
      const item = { id: null, subject: `achievement:${id}`, speaker, speakerTitle: null, minutes: 10, secrecyTick: true }
      const session = { id: null, title: '上半场', room: null, startsAt: AT.running, endsAt: AT.overrun, experts: [], note: null }
      const { agenda } = await roadshow.saveAgenda(at.people.operator, event, revision, [{ ...session, presentations: [item] }])
      return agenda[0]?.presentations[0]?.id as string
    },
  }
}
