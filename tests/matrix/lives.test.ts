import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Asking, createAsking } from './ask.ts'
import { type Life, OTHER_LIVES, type Step } from './lives.ts'
import type { At, Sent } from './request.ts'
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

/** Where the record of this request lies. */
const placeOf = ({ key = 'id' }: Life, { sent, at }: { sent: Sent; at: At }) =>
  key === 'person_id' || !sent.params ? at.who.id : (sent.params.id ?? at.who.id)

async function tried(life: Life, step: Step, state: string) {
  const { at, sent } = await asking.build(step.row, step.as, step.relation)
  const columns = Object.entries(life.states[state] ?? {})
  const set = columns.map(([name]) => `${name} = ?`).join(', ')
  const brought = [`update ${life.table} set ${set} where ${life.key ?? 'id'} = ?`, ...columns.map(([, value]) => value)] as const
  const arrange = [...(sent.arrange ?? []), [...brought, placeOf(life, { sent, at })] as const] as Sent['arrange']
  const body = sent.body && { body: { ...sent.body, ...step.body } }
  return asking.send(step.row, at, { ...sent, ...body, ...(arrange && { arrange }) })
}

describe.each(Object.entries(OTHER_LIVES))('an %s', (_, life) => {
  const named = life.steps.map((step) => [`${step.row} ${JSON.stringify(step.body ?? {}).slice(0, 60)}`, step] as const)
  test.each(named)('%s is made from the listed states only', async (_, step) => {
    const found: Record<string, boolean> = {}
    for (const state of Object.keys(life.states)) {
      const answer = await tried(life, step, state)
      found[state] = answer.said === 'in'
      if (answer.said === 'in') continue
      expect(answer.status, `${state}: a foreseen refusal`).toBeLessThan(500)
      expect(answer.changes, `${state}: refused, and yet written`).toEqual([])
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(life.states).map((state) => [state, step.from.includes(state)])))
  })
})
