import { afterAll, beforeAll, expect, test } from 'vitest'
import { achievementDraft, moveOf, needDraft, WORDLESS } from '../../../tests/support/drafts.ts'
import type { People } from '../../../tests/support/people.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { newId } from '../platform/ids.ts'
import { KEPT_DAYS, mayBeShown } from './pruning.ts'
import { alertItems } from './tables.ts'

const DAY = 86_400_000
let house: House
let people: People
beforeAll(async () => {
  house = await startHouse()
  people = await house.addPeople()
})
afterAll(() => house.close())

const prune = () => house.services.alerts.timers.find(({ name }) => name === 'alerts.prune')?.run()
const found = async () => (await house.services.db.read.select().from(alertItems)).map((row) => row.found).sort()

test('only what has ended for good can never be shown again', () => {
  expect(['withdrawn', 'rejected', 'archived'].map((state) => mayBeShown('achievement', state as 'withdrawn'))).toEqual([
    false,
    false,
    false,
  ])
  const back = ['draft', 'returned', 'paused', 'expired', 'taken_down', 'transferred'] as const
  expect(back.map((state) => mayBeShown('achievement', state))).toEqual(back.map(() => true))
  expect((['parked', 'solved', 'closed'] as const).map((state) => mayBeShown('need', state))).toEqual([true, false, false])
})

test('the ledger forgets what was withdrawn once it is old, keeps what may come back, and tells nothing twice', async () => {
  const { achievements, needs, notices } = house.services
  const { universityAdmin: owner, companyAdmin: listener } = people
  const put = (given = {}) => achievements.create(owner, people.university.id, achievementDraft(given), { to: 'listed' })
  for (let n = 0; n < 6; n++) await put({ ...WORDLESS, name: `${WORDLESS.name}之${n}` })
  await needs.create(listener, people.company.id, needDraft(), { to: 'listed' })
  await house.processAll()
  house.clock.advance(60_000)
  const withdrawn = await put()
  const paused = await put({ name: '连铸坯角横裂热态识别装置' })
  await house.processAll()
  const [one, other] = [`achievement:${withdrawn.id}`, `achievement:${paused.id}`]
  expect(await found()).toEqual([one, other].sort())
  const move = (id: string, name: 'withdraw' | 'pause' | 'resume', revision: number) =>
    achievements.move(owner, id, moveOf(name, revision))
  await move(withdrawn.id, 'withdraw', withdrawn.revision)
  await move(paused.id, 'pause', paused.revision)
  await house.processAll()
  const told = async () =>
    (await notices.list(listener, { page: 1, size: 50, unread: false })).items.filter(({ code }) => code === 'need_matched')
      .length
  const before = await told()

  house.clock.advance((KEPT_DAYS - 1) * DAY)
  expect(await prune()).toBe(0)
  house.clock.advance(2 * DAY)
  expect(await prune()).toBe(1)
  expect(await found()).toEqual([other])

  const { revision } = await achievements.read(owner, paused.id)
  await move(paused.id, 'resume', revision)
  await house.processAll()
  expect([await told(), await found()]).toEqual([before, [other]])

  // Decided while its search was being deleted.
  const orphan = { id: newId(), personId: listener.person?.id as string, source: `search:${newId()}`, found: other }
  await house.services.db.write(
    async (tx) => void (await tx.insert(alertItems).values({ ...orphan, createdAt: house.clock.now() })),
  )
  house.clock.advance((KEPT_DAYS + 1) * DAY)
  expect([await prune(), await found()]).toEqual([1, [other]])
})
