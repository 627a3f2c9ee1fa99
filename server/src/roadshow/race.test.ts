import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectHealthy } from '../../../tests/support/healthy.ts'
import type { People } from '../../../tests/support/people.ts'
import { openRoadshow, signupDraft } from '../../../tests/support/roadshow.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { dialect } from '../platform/db/dialect.ts'
import { seatsOf } from './seats.store.ts'
import { createRoadshow } from './service.ts'

/** At the size of every commit; the storm is a script. */
const PAIRS = dialect === 'sqlite' ? 500 : 40
const LANES = 20
type Asked = { id: string; revision: number }
let house: House
let people: People
let roadshow: House['services']['roadshow']
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
  roadshow = house.services.roadshow
})
afterAll(() => house.close())

const many = <T>(n: number, make: (n: number) => T) => Array.from({ length: n }, (_, i) => make(i))
const post = (id: string, payload: object) =>
  house.app.inject({ method: 'POST', url: `/api/v1/roadshows/${id}/signups`, payload })
const taken = async (id: string) => (await seatsOf(house.services.db.read, id)).map((one) => one.taken)
const countBy = (items: string[]) =>
  Object.fromEntries([...Map.groupBy(items, (one) => one)].map(([key, all]) => [key, all.length]))

describe('many at once', () => {
  test('200 people for 10 places: ten have one, the others wait in one line, everybody has one answer', async () => {
    const id = await openRoadshow(house, people, { mode: 'ONSITE', capacity: { ONSITE: 10 } })
    const answers = await Promise.all(many(200, () => post(id, signupDraft())))
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]))
    const signups = answers.map((one) => one.json().signup)
    expect(countBy(signups.map(({ state }) => state))).toEqual({ confirmed: 10, waitlisted: 190 })
    const { items } = await roadshow.signups(people.operator, id, { page: 1, size: 100, q: '', state: 'waitlisted' })
    const positions = await Promise.all(
      answers.map(async (one) => (await roadshow.readSignup(one.json().token)).position).filter((one) => one !== null),
    )
    expect([items.length, await taken(id)]).toEqual([100, [10]])
    expect(positions.filter((one) => one !== null).toSorted((a, b) => a - b)).toEqual(many(190, (n) => n + 1))
    await expectHealthy(house)
  })

  test('with the guard off the same must oversell: else the test above shows nothing', async () => {
    const unguarded = createRoadshow({ ...house.services.roadshowUses, unguarded: true })
    const id = await openRoadshow(house, people, { mode: 'ONSITE', capacity: { ONSITE: 1 } })
    const held = await Promise.all(many(50, () => unguarded.door.signUp({ personId: null, source: 'web' }, id, signupDraft())))
    expect(held.filter(({ signup }) => signup.state === 'confirmed').length).toBeGreaterThan(1)
    const guarded = await openRoadshow(house, people, { mode: 'ONSITE', capacity: { ONSITE: 1 } })
    const fair = await Promise.all(
      many(50, () => roadshow.door.signUp({ personId: null, source: 'web' }, guarded, signupDraft())),
    )
    expect(fair.filter(({ signup }) => signup.state === 'confirmed').length).toBe(1)
  })

  test('one form sent 50 times at once is one sign-up and one answer; 50 forms of one person are one as well', async () => {
    const id = await openRoadshow(house, people, { mode: 'ONSITE', capacity: { ONSITE: 10 } })
    const same = signupDraft({ contact: '13700001111' })
    const answers = await Promise.all(many(50, () => post(id, same)))
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1)
    expect(answers[0]?.statusCode).toBe(201)
    const spellings = ['Wang@Firm.example', 'wang@firm.example', '　wang@firm.example', 'ＷＡＮＧ@firm.example']
    const others = await Promise.all(many(50, (n) => post(id, signupDraft({ contact: spellings[n % 4] as string }))))
    expect(countBy(others.map(({ statusCode, body }) => `${statusCode} ${JSON.parse(body).code ?? ''}`))).toEqual({
      '201 ': 1,
      '409 already_signed_up': 49,
    })
    expect(await taken(id)).toEqual([2])
    await expectHealthy(house)
  })

  test(`${PAIRS} times two organisers confirm two people for one place: one of them is told that it is gone`, async () => {
    const lanes = await Promise.all(
      many(LANES, () => openRoadshow(house, people, { mode: 'ONSITE', approval: true, capacity: { ONSITE: 1 } })),
    )
    const by = { personId: null, source: 'web' } as const
    const decide = ({ id, revision }: Asked, decision: 'confirm' | 'reject' = 'confirm') =>
      roadshow.decide(people.operator, id, { decision, revision, reason: null })
    async function pair(id: string, twice: boolean) {
      const one = async (): Promise<Asked> => (await roadshow.door.signUp(by, id, signupDraft())).signup
      const [a, b] = await Promise.all([one(), one()])
      const clicks = twice ? [a, a] : [a, b]
      const outcome = await Promise.allSettled(clicks.map((click) => decide(click)))
      const said = outcome.map((one) => (one.status === 'rejected' ? one.reason.code : one.value.state)).toSorted()
      expect(said).toEqual(['confirmed', twice ? 'revision_conflict' : 'roadshow_full'])
      const won = clicks.find((_, n) => outcome[n]?.status === 'fulfilled') as Asked
      await roadshow.places.move(won.id, 'withdraw')
      await decide(won === a ? b : a, 'reject')
    }
    await Promise.all(
      lanes.map(async (id) => {
        for (let n = 0; n < PAIRS / LANES; n++) await pair(id, n % 2 === 1)
      }),
    )
    for (const id of lanes) expect(await taken(id)).toEqual([0])
    await expectHealthy(house)
  }, 60_000)
})
