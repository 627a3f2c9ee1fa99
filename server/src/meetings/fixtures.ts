import type { MeetingAnswer } from '@keqiao/shared/meetings'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { People } from '../../../tests/support/people.ts'
import { meetingBook, openRoadshow, signupDraft } from '../../../tests/support/roadshow.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import type { Viewer } from '../accounts/viewer.ts'

export const START = '2026-11-02T09:00:00.000Z'
export const HOUR = 3_600_000
export const [FIRST, SECOND, THIRD] = [
  '2026-12-02T05:00:00.000Z',
  '2026-12-02T05:25:00.000Z',
  '2026-12-02T05:50:00.000Z',
] as const
export const reason = '想看看贵方的检测装备能不能上产线'
export interface Guest {
  id: string
  token: string
}

export type MeetingHouse = ReturnType<typeof guestsOf>
export const refused = (code: string, facts: object = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) })
export const fault = (path: string, code: string) =>
  expect.objectContaining({ issues: [expect.objectContaining({ path, code })] })

/** One house for the tests of a file; there once they run. */
export function meetingHouse(): MeetingHouse {
  const at = {} as MeetingHouse
  beforeAll(async () => {
    const house = await startHouse()
    Object.assign(at, guestsOf(house, await house.addPeople()))
  })
  afterAll(() => at.house.close())
  beforeEach(() => at.house.clock.set(START))
  return at
}

/** People at an event who ask each other. */
function guestsOf(house: House, people: People) {
  const { meetings, roadshow } = house.services
  let count = 0
  const move = ({ token }: Guest, id: string, sent: Partial<MeetingAnswer> & Pick<MeetingAnswer, 'move'>) =>
    meetings.answer(token, id, { startsAt: null, reason: null, text: null, ...sent })

  return {
    house,
    people,
    meetings,
    move,
    accept: (who: Guest, id: string) => move(who, id, { move: 'accept' }),

    async event(given: Parameters<typeof meetingBook>[0] = {}) {
      const id = await openRoadshow(house, people, { capacity: { ONSITE: 200, ONLINE: 200 } })
      await meetings.saveBook(people.operator, id, 0, meetingBook(given))
      return id
    },

    async guest(
      eventId: string,
      given: Parameters<typeof signupDraft>[0] = {},
      away: string[] = [],
      as: Viewer = people.visitor,
    ): Promise<Guest> {
      const draft = signupDraft({ organisation: `第${++count}厂`, ...given })
      const { token } = await roadshow.signUp(as, eventId, draft)
      await meetings.takePart(token, { takesPart: true, aim: null, away })
      return { token, id: roadshow.tokens.read('signup', token) as string }
    },

    async asked({ token }: Guest, ...to: Guest[]) {
      const { meetings: mine } = await meetings.ask(token, { to: to.map(({ id }) => id), reason })
      return mine.at(-1)?.id as string
    },

    seen: async ({ token }: Guest, id: string) => (await meetings.mine(token)).meetings.find((one) => one.id === id),
  }
}
