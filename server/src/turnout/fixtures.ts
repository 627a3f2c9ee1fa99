import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { achievementDraft } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { openRoadshow, signupDraft } from '../../../tests/support/roadshow.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { newId } from '../platform/ids.ts'

export const START = '2026-11-02T09:00:00.000Z'
/** Ten o'clock in Shanghai on the day of the event: half an hour after it began. */
export const LIVE = '2026-12-02T02:00:00.000Z'
export const fault = (path: string, code: string) => ({ path, code, facts: {} })
export const refused = (code: string, facts: object = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) })

export type TurnoutHouse = ReturnType<typeof eventsOf>

/** One house for the tests of a file; there once they run. */
export function turnoutHouse(): TurnoutHouse {
  const at = {} as TurnoutHouse
  beforeAll(async () => {
    const house = await startHouse()
    Object.assign(at, eventsOf(house, await house.addPeople()))
  })
  afterAll(() => at.house.close())
  beforeEach(() => at.house.clock.set(START))
  return at
}

function eventsOf(house: House, people: People) {
  const { roadshow, turnout, achievements, checkIns } = house.services
  const id = (token: string) => roadshow.tokens.read('signup', token) as string

  return {
    house,
    people,
    turnout,
    event: (given: Parameters<typeof openRoadshow>[2] = {}) => openRoadshow(house, people, given),

    async guest(eventId: string, given: Parameters<typeof signupDraft>[0] = {}, as: Viewer = people.visitor) {
      const { token } = await roadshow.signUp(as, eventId, signupDraft(given))
      return { token, id: id(token) }
    },

    /** Lets somebody in, as the entrance does. */
    async comes(eventId: string, ...signupIds: string[]) {
      for (const signupId of signupIds) {
        const none = { ticket: null, companionId: null, sessionId: null, device: null, at: null }
        await checkIns.enter(people.operator, { eventId, signupId, ...none, how: 'search', nonce: newId() })
      }
    },

    /** An achievement of the university on the programme. */
    async shows(eventId: string, name = '表面裂纹在线检测'): Promise<string> {
      const { university, universityAdmin, operator } = people
      const listed = await achievements.create(universityAdmin, university.id, achievementDraft({ name }), { to: 'listed' })
      const { revision } = await roadshow.file(operator, eventId)
      const times = { startsAt: '2026-12-02T01:30:00.000Z', endsAt: '2026-12-02T03:00:00.000Z' }
      const spoken = { speaker: '陈老师', speakerTitle: null, minutes: 10, secrecyTick: true }
      const shown = { id: null, subject: `achievement:${listed.id}`, ...spoken }
      const session = { id: null, title: '检测专场', room: null, ...times, experts: [], note: null, presentations: [shown] }
      const file = await roadshow.saveAgenda(operator, eventId, revision, [session])
      return file.agenda[0]?.presentations[0]?.id as string
    },
  }
}
