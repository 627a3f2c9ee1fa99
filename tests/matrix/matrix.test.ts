import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Asking, createAsking, type Heard } from './ask.ts'
import { keysOf } from './canonical.ts'
import { relationsOf } from './request.ts'
import { ALL } from './roles.ts'
import { agreed } from './row.ts'
import { REQUESTS, ROWS, routeOf } from './table.ts'
import { startWorld, type World } from './world.ts'

let world: World
let asking: Asking
/** What stands in the answers, by row, then by its keys: who hears them. */
const answers = new Map<string, Map<string, string[]>>()
/** For the study of the guards: only rows whose name fits. */
const ONLY = new RegExp(process.env.MATRIX_ONLY ?? '')

beforeAll(async () => {
  world = await startWorld()
  asking = createAsking(world)
})
afterAll(async () => {
  console.log(`authorisation matrix: ${asking.count()} requests on ${Object.keys(ROWS).length} rows`)
  await world.close()
})

/** Every route of the running server; the pages of the interface's documentation are one. */
function served(): string[] {
  const found = world.house.routes.flatMap(({ method, url }) => [method].flat().map((one) => `${one} ${url}`))
  const ours = found.filter((route) => !/^(HEAD|OPTIONS) /.test(route))
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

/** Lists of codes, and the description of the interface, are the same for all and long. */
const SAME_FOR_ALL = ['GET /api/v1/taxonomies', 'GET /api/openapi.json', 'GET /api/docs/*']

function note(name: string, who: string, body: unknown) {
  if (SAME_FOR_ALL.includes(name)) return
  const keys = [...new Set(keysOf(body))].sort().join(' ') || '—'
  const heard = answers.get(name) ?? new Map<string, string[]>()
  heard.set(keys, [...(heard.get(keys) ?? []), who])
  answers.set(name, heard)
}

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
        if (one.said === 'in') note(name, `${role} ${relation}`, one.body)
        else expect(one.changes, `${role} ${relation} is refused, and yet something was written`).toEqual([])
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

/** Fields by row, whoever hears the same together, so that a field that a role newly hears is a line of a diff. */
test.runIf(ONLY.source === '(?:)')('what each role hears is what the list says', async () => {
  const parts = [...answers].map(([name, heard]) => {
    const lines = [...heard].map(([keys, who]) => `  ${who.join(', ')}\n    ${keys}`)
    return `${name}\n${lines.join('\n')}\n`
  })
  await expect(parts.join('\n')).toMatchFileSnapshot('response-keys.txt')
})
