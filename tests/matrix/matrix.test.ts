import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Asking, createAsking, foreignRows, type Heard } from './ask.ts'
import { createKeyList } from './key-list.ts'
import { stock } from './records.ts'
import { relationsOf } from './request.ts'
import { ALL } from './roles.ts'
import { agreed } from './row.ts'
import { REQUESTS, ROWS, routeOf } from './table.ts'
import { startWorld, type World } from './world.ts'

let world: World
let asking: Asking
const heardKeys = createKeyList()
/** For the study of the guards: only rows whose name fits. */
const ONLY = new RegExp(process.env.MATRIX_ONLY ?? '')

beforeAll(async () => {
  world = await startWorld()
  asking = createAsking(world)
  await stock(world, asking.records)
})
afterAll(async () => {
  console.log(`authorisation matrix: ${asking.count()} requests on ${Object.keys(ROWS).length} rows`)
  await world.close()
})

/** Every route of the running server; the pages of the interface's documentation are one. */
function served(): string[] {
  const found = world.house.routes.flatMap(({ method, url }) => [method].flat().map((one) => `${one} ${url}`))
  // The shell of the web is a file, and is there only where the web is built.
  const ours = found.filter((route) => !/^(HEAD|OPTIONS) |^GET \/\*$/.test(route))
  return [...new Set(ours.map((route) => (route.startsWith('GET /api/docs') ? 'GET /api/docs/*' : route)))].sort()
}

describe('the table and the router', () => {
  test('every route of the server has a row', () => {
    const known = new Set(Object.keys(ROWS).map(routeOf))
    const without = served().filter((route) => !known.has(route))
    expect(without, 'routes without a row: say who gets in, in tests/matrix/expected').toEqual([])
  })

  test('every row is a route, and is asked', () => {
    const routes = new Set(served())
    expect(Object.keys(ROWS).filter((name) => !routes.has(routeOf(name)))).toEqual([])
    expect(
      Object.keys(ROWS).filter((name) => !(name in REQUESTS)),
      'rows that nothing asks: tests/matrix/requests',
    ).toEqual([])
    expect(Object.keys(REQUESTS).filter((name) => !(name in ROWS))).toEqual([])
  })

  test('the door of each row is the one that its route declares, but for what one address does in two ways', () => {
    const declared = new Map(world.house.routes.map((route) => [`${route.method} ${route.url}`, route.config?.access]))
    const other = Object.entries(ROWS).filter(([name, row]) => declared.get(routeOf(name)) !== row.door)
    expect(other.map(([name]) => name)).toEqual(['GET /api/docs/*', 'GET /api/v1/export (mine)', 'GET /api/v1/export (all)'])
  })
})

/** Requests that concern nobody but who asks. */
const OWN_BUSINESS = /^(POST|PUT|DELETE) \/api\/v1\/(my\/|notices|agent( |\/moves|$)|session)/

describe('who gets in', () => {
  test.each(Object.entries(ROWS).filter(([name]) => ONLY.test(name)))('%s', async (name, row) => {
    const found: Record<string, string> = {}
    const wanted: typeof found = {}
    for (const role of ALL) {
      const heard: Record<string, Heard> = {}
      for (const relation of relationsOf(REQUESTS[name]?.on ?? null, world.cast[role])) {
        const one = await asking.ask(name, role, relation)
        heard[relation] = one
        found[`${role} ${relation}`] = one.said
        wanted[`${role} ${relation}`] = agreed(row, role, relation)
        if (one.said === 'in') {
          heardKeys.note(name, role, relation, one)
          if (OWN_BUSINESS.test(name))
            expect(foreignRows(one.changes, world.cast[role].id), `${role} wrote others' rows`).toEqual([])
        } else expect(one.changes, `${role} ${relation} is refused, and yet something was written`).toEqual([])
      }
      const { other, none } = heard
      if (other && none && other.said !== 'in' && !row.known)
        expect([role, other.status, other.body], 'a stranger hears that the record exists').toEqual([
          role,
          none.status,
          none.body,
        ])
    }
    expect(found).toEqual(wanted)
  })
})

/** By row, whoever hears the same together: a field that a role newly hears is a line of a diff. */
test.runIf(ONLY.source === '(?:)')('what each role hears is what the list says', async () => {
  await expect(heardKeys.text(), 'if it is meant: npm test -- --project house tests/matrix -u').toMatchFileSnapshot(
    'response-keys.txt',
  )
})
