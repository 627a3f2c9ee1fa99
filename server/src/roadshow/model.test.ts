import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectHealthy } from '../../../tests/support/healthy.ts'
import { createActual } from '../../../tests/support/roadshow-model/actual.ts'
import { commandsOf, made } from '../../../tests/support/roadshow-model/commands.ts'
import { runBoth } from '../../../tests/support/roadshow-model/compare.ts'
import { type House, startHouse } from '../../../tests/support/start-house.ts'
import { dialect } from '../platform/db/dialect.ts'

/** Forty commands on average. PGlite answers ten times slower and is asked less. */
const RUNS = dialect === 'sqlite' ? 1000 : 60
const MOST = 80
const SEED = Number(process.env.FAST_CHECK_SEED ?? Date.now() % 2 ** 31)
const PATH = process.env.FAST_CHECK_PATH

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house.close())

test(`whatever happens in whatever order, crashes included, comes to what the reference says (FAST_CHECK_SEED=${SEED})`, async () => {
  const { operator } = await house.addPeople()
  const actual = createActual({ uses: house.services.roadshowUses, clock: house.clock, organiser: operator })
  let commands = 0
  const property = fc.asyncProperty(made, commandsOf(MOST), async (event, list) => {
    commands += await runBoth(actual, event, list)
  })
  await fc.assert(property, { numRuns: RUNS, seed: SEED, ...(PATH && { path: PATH }), endOnFailure: false })
  if (!PATH) expect(commands).toBeGreaterThan(RUNS * 20)
  await expectHealthy(house)
}, 600_000)
