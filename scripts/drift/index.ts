import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openFlakyProxy, type Weather } from '../../tests/support/flaky-proxy.ts'
import { drain, held, indexStorm, visible } from '../../tests/support/index-storm.ts'
import { startHouse } from '../../tests/support/start-house.ts'
import { atSize } from './at-size.ts'
import { indexing } from './indexing.ts'
import { KEY, meilisearch } from './meilisearch.ts'

const { values: given } = parseArgs({
  options: {
    operations: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '31' },
    /** So many listings: a rebuild under load and planted drift instead of the long work. */
    size: { type: 'string' },
  },
})
const program = process.env.MEILI_BIN
if (!program && !given.size) {
  console.error('MEILI_BIN=/path/to/meilisearch npm run drift -- --operations 20000 --seed 31')
  process.exit(2)
}
const folder = mkdtempSync(path.join(os.tmpdir(), 'keqiao-drift-'))
if (given.size) {
  const server = program ? await meilisearch(program, folder) : null
  await server?.start()
  const settings = server ? { MEILI_URL: server.url, MEILI_KEY: KEY } : {}
  const outcome = await atSize({
    ...{ size: Number(given.size), seed: Number(given.seed), settings: settings as Record<string, string> },
    say: (line) => console.error(line),
  })
  console.log(JSON.stringify(outcome))
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
  const isFine = outcome.empty + outcome.hiddenShown + outcome.wrongAfterRebuild + outcome.wrongAfterwards === 0
  process.exit(isFine && outcome.found === outcome.planted ? 0 : 1)
}
const server = await meilisearch(program as string, folder)
let kills = 0
await server.start()
const proxy = await openFlakyProxy(server.url)
const house = await startHouse({ settings: { MEILI_URL: proxy.url, MEILI_KEY: KEY } })
const people = await house.addPeople()
const { clock } = house
const services = { ...house.services, worker: indexing(house.services) }
const began = performance.now()
const seconds = () => Math.round((performance.now() - began) / 1000)
const count = { cut: 0, slow: 0, broken: 0, fair: 0 }
async function disturb(random: () => number) {
  if (server.runs() && random() < 0.15) {
    kills++
    return server.kill()
  }
  if (!server.runs()) return server.start()
  const weather: Weather = random() < 0.5 ? 'fair' : random() < 0.4 ? 'cut' : random() < 0.3 ? 'slow' : 'broken'
  count[weather]++
  proxy.be(weather)
}
const outcome = await indexStorm({
  services,
  clock,
  people,
  operations: Number(given.operations),
  seed: Number(given.seed),
  disturb,
  tell: (done, { leaks, looks, made }) => {
    if (done % 1000 === 0) console.error(`${done} operations, ${made} made, ${leaks} leaks in ${looks} looks, ${seconds()} s`)
  },
})
proxy.be('fair')
if (!server.runs()) await server.start()
await drain({ services, clock }, 60)

let wrong = 0
for (const kind of ['need', 'achievement'] as const) {
  const open = await visible(services, kind)
  for (const store of services.stores) {
    const has = await held(store, kind)
    for (const [id, { revision }] of open) if (has.get(id) !== revision) wrong++
    for (const id of has.keys()) if (!open.has(id)) wrong++
  }
}
const { standing } = services.engine.standing()
console.log(
  JSON.stringify({
    ...outcome,
    kills,
    ...count,
    wrongAfterwards: wrong,
    standing,
    seconds: seconds(),
  }),
)
await house.close()
await proxy.close()
await server.kill()
rmSync(folder, { recursive: true, force: true })
process.exit(outcome.leaks === 0 && wrong === 0 && standing === 'level' ? 0 : 1)
