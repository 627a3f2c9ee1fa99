import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Asking, createAsking } from './ask.ts'
import { askIn, OTHER_LIVES } from './lives.ts'
import { startWorld, type World } from './world.ts'

let world: World
let asking: Asking
beforeAll(async () => {
  world = await startWorld()
  asking = createAsking(world)
})
afterAll(async () => {
  console.log(`steps of everything else: ${asking.count()} requests`)
  await world.close()
})

describe.each(Object.entries(OTHER_LIVES))('an %s', (_, life) => {
  const named = life.steps.map((step) => [`${step.row} ${JSON.stringify(step.body ?? {}).slice(0, 60)}`, step] as const)
  test.each(named)('%s is made from the listed states only', async (_, step) => {
    const found: Record<string, boolean> = {}
    for (const state of Object.keys(life.states)) {
      const answer = await askIn(asking, life, step, state)
      found[state] = answer.said === 'in'
      if (answer.said === 'in') continue
      expect(answer.status, `${state}: a foreseen refusal`).toBeLessThan(500)
      expect(answer.changes, `${state}: refused, and yet written`).toEqual([])
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(life.states).map((state) => [state, step.from.includes(state)])))
  })
})
