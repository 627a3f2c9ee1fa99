import type { CheckInDraft } from '@keqiao/shared/check-ins'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { People } from '../../../tests/support/people.ts'
import { openRoadshow, signupDraft } from '../../../tests/support/roadshow.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'

/** Half an hour before the event of `roadshowDraft` begins, on its day. */
export const DOORS = '2026-12-02T01:00:00.000Z'
const EVE = '2026-11-20T01:00:00.000Z'
type Draft = Parameters<typeof signupDraft>[0]

/** One house for the tests of a file, on the day of its event; there once they run. */
export function doorHouse() {
  let scans = 0
  const self = {} as {
    house: House
    people: People
    /** An event of the company's organisation, and who signed up before the day. */
    event(given?: Parameters<typeof openRoadshow>[2]): Promise<string>
    guest(event: string, draft?: Draft): Promise<{ id: string; ticket: string }>
    guests(event: string, n: number): Promise<{ id: string; ticket: string }[]>
    nonce(): string
    scan(given: Partial<CheckInDraft>): CheckInDraft
    stateOf(id: string): Promise<string>
    at(instant: string): void
  }
  beforeAll(async () => {
    self.house = await startHouse()
    self.people = await self.house.addPeople()
    const { services, clock } = self.house
    const { roadshow } = services
    self.at = (instant) => clock.set(instant)
    self.nonce = () => `scan-${++scans}-${'x'.repeat(16)}`
    self.scan = (given) => ({
      ...{ ticket: null, signupId: null, companionId: null, sessionId: null, device: '东门', admit: false, at: null },
      nonce: self.nonce(),
      ...given,
    })
    self.event = async (given = {}) => {
      clock.set(EVE)
      const id = await openRoadshow(self.house, self.people, { hostId: self.people.company.id, ...given })
      clock.set(DOORS)
      return id
    }
    const by = { personId: null, source: 'organiser' as const, late: true }
    const shown = ({ id }: { id: string }) => ({ id, ticket: roadshow.tokens.of('ticket', id) })
    self.guest = async (event, draft = {}) => shown((await roadshow.door.signUp(by, event, signupDraft(draft))).signup)
    self.guests = (id, n) =>
      services.db.write(async (tx) => {
        const event = await roadshow.door.lockEvent(tx, id)
        const made: { id: string; ticket: string }[] = []
        for (let i = 0; i < n; i++) made.push(shown(await roadshow.door.signUpIn(tx, by, event, signupDraft())))
        return made
      })
    self.stateOf = async (id) => (await roadshow.readSignup(roadshow.tokens.of('signup', id))).state
  })
  beforeEach(() => self.at(DOORS))
  afterAll(() => self.house.close())
  return self
}
