import { writeFileSync } from 'node:fs'
import path from 'node:path'

// Runs inside a copy whose guards are behind switches: one house, one guard off at a time, until a request of the matrix differs.

const root = process.argv[2] as string
const out = process.argv[3] as string
const budget = Number(process.argv[4])
const from = (file: string) => import(path.join(root, file))
const { stock } = await from('tests/matrix/records.ts')
const { relationsOf } = await from('tests/matrix/request.ts')
const { REQUESTS, ROWS, routeOf } = await from('tests/matrix/table.ts')
const { askIn, OTHER_LIVES } = await from('tests/matrix/lives.ts')
const { keysOf } = await from('tests/matrix/key-list.ts')
const { startWorld } = await from('tests/matrix/world.ts')
const { foundIn, LISTS } = await from('tests/matrix/lists.ts')
const { createAsking, foreignRows } = await from('tests/matrix/ask.ts')
const { CASES, withId } = await from('tests/matrix/strangers.ts')

interface Heard {
  said: string
  status: number
  body: unknown
  changes: { table: string }[]
}
interface Case {
  name: string
  route: string
  ask(): Promise<string>
  heard: string
}
interface Switches {
  __off?: (id: number) => boolean
  __weaker?: (route: string, access: string) => string | undefined
}
const switches = globalThis as Switches

let off = 0
let weaker = ''
const hits = new Set<number>()
switches.__off = (id) => {
  hits.add(id)
  return id === off
}
switches.__weaker = (route, access) => (route === weaker ? (access === 'signed_in' ? 'public' : 'signed_in') : undefined)

const world = await startWorld()
const asking = createAsking(world)
await stock(world, asking.records)

/** What the tests look at: the answer, whether a refusal wrote, where the answer holds something, whose rows were changed. */
const signature = ({ said, status, body, changes }: Heard, personId = '') => {
  if (said !== 'in') return `${said} ${changes.length}`
  const keys = status < 400 ? [...new Set(keysOf(body))].sort().join(' ') : ''
  return `in ${keys} ${personId && foreignRows(changes, personId).length}`
}
const OWN_BUSINESS = /^(POST|PUT|DELETE) \/api\/v1\/(my\/|notices|agent( |\/moves|$)|session)/

const cases: Case[] = []
for (const name of Object.keys(ROWS))
  for (const role of world.roles)
    for (const relation of relationsOf(REQUESTS[name].on, world.cast[role]))
      cases.push({
        name: `${name} as ${role} ${relation}`,
        route: routeOf(name),
        heard: '',
        ask: async () => signature(await asking.ask(name, role, relation), OWN_BUSINESS.test(name) ? world.cast[role].id : ''),
      })
for (const life of Object.values(OTHER_LIVES) as { states: object; steps: { row: string }[] }[])
  for (const step of life.steps)
    for (const state of Object.keys(life.states))
      cases.push({
        name: `${step.row} in ${state}`,
        route: routeOf(step.row),
        heard: '',
        ask: async () => signature(await askIn(asking, life, step, state)),
      })
for (const [name, list] of Object.entries(LISTS))
  for (const role of world.roles)
    cases.push({
      name: `the list: ${name} as ${role}`,
      route: '',
      heard: '',
      ask: async () => (await foundIn(asking, world, list, world.cast[role].cookie)).join(),
    })
for (const [field, one] of Object.entries(CASES) as [
  string,
  { because?: string; as: string; row?: string; relation: string; more?: object; stranger(at: unknown): Promise<string> },
][]) {
  if (one.because) continue
  const [, route, part, at] = /^(\S+ \S+) (params|query|body)\.(.*)$/.exec(field) as unknown as string[]
  const row = one.row ?? Object.keys(ROWS).find((name) => routeOf(name) === route)
  const ask = async () => {
    const built = await asking.build(row, one.as, one.relation)
    const whole = { ...built.sent, ...(built.sent.body && { body: { ...built.sent.body, ...one.more } }) }
    return signature(await asking.send(row, built.at, withId(whole, part, at, await one.stranger(built.at))))
  }
  cases.push({ name: `${field} of a stranger`, route: route as string, heard: '', ask })
}

const hitBy = new Map<number, Case[]>()
for (const one of cases) {
  hits.clear()
  one.heard = await one.ask()
  for (const id of hits) hitBy.set(id, [...(hitBy.get(id) ?? []), one])
}
// A second look: what differs without any guard off tells nothing.
const steady = new Set<Case>()
for (const one of cases) if ((await one.ask()) === one.heard) steady.add(one)
console.log(`${cases.length} requests, ${steady.size} of them steady`)

/** The first request that hears something else; of very many some, spread evenly. */
async function noticed(these: Case[]): Promise<string | null> {
  const some = these.filter((one) => steady.has(one))
  const stride = Math.max(1, Math.floor(some.length / budget))
  const sample = stride === 1 ? some : some.filter((_, place) => place % stride === 0)
  for (const one of sample) {
    const heard = await one.ask().catch(() => 'the request itself failed')
    if (heard !== one.heard) return one.name
  }
  return null
}

const guards = JSON.parse(process.argv[5] as string) as number[]
const routes = world.house.routes.filter((route: { config?: { access?: string } }) => route.config?.access !== 'public') as {
  method: string
  url: string
  config?: { access?: string }
}[]
const results: { guard: number | string; by: string | null; reached: number }[] = []
for (const id of guards) {
  off = id
  results.push({ guard: id, by: await noticed(hitBy.get(id) ?? []), reached: (hitBy.get(id) ?? []).length })
}
off = 0
for (const route of routes) {
  const { method, url } = route
  if (method === 'HEAD') continue
  weaker = `${method} ${url}`
  const these = cases.filter(({ route }) => route === weaker)
  const declared = Object.entries(ROWS).some(
    ([name, row]) => routeOf(name) === weaker && (row as { door: string }).door === route.config?.access,
  )
  const by = (await noticed(these)) ?? (declared ? 'the door of each row is the one that its route declares' : null)
  results.push({ guard: `access of ${weaker}`, by, reached: these.length })
}
writeFileSync(out, JSON.stringify(results))
await world.close()
