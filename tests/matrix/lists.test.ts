import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Asking, createAsking } from './ask.ts'
import { foundIn, LISTS } from './lists.ts'
import { ALL, rolesIn } from './roles.ts'
import { startWorld, type World } from './world.ts'

let world: World
let asking: Asking
beforeAll(async () => {
  world = await startWorld()
  asking = createAsking(world)
})
afterAll(() => world.close())

describe('a list holds what is theirs and nothing else', () => {
  test.each(Object.entries(LISTS))('%s', async (_, list) => {
    const found: Record<string, string[]> = {}
    for (const role of ALL) found[role] = await foundIn(asking, world, list, world.cast[role].cookie)
    const wanted = ALL.map((role) => [
      role,
      Object.keys(list.finds).filter((whose) => rolesIn(list.finds[whose] ?? 'nobody').has(role)),
    ])
    expect(found).toEqual(Object.fromEntries(wanted))
  })
})
