import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openFlakyProxy, type Weather } from '../../tests/support/flaky-proxy.ts'
import { freePort } from '../../tests/support/free-port.ts'
import { drain, held, indexStorm, visible } from '../../tests/support/index-storm.ts'
import { startHouse } from '../../tests/support/start-house.ts'

const { values: given } = parseArgs({
  options: { operations: { type: 'string', default: '20000' }, seed: { type: 'string', default: '31' } },
})
const program = process.env.MEILI_BIN
if (!program) {
  console.error('MEILI_BIN=/path/to/meilisearch npm run drift -- --operations 20000 --seed 31')
  process.exit(2)
}
const folder = mkdtempSync(path.join(os.tmpdir(), 'keqiao-drift-'))
const port = await freePort()
const key = 'only-for-this-run-only-for-this-run'
let server: ChildProcess | null = null
let kills = 0

async function start() {
  const args = [
    '--no-analytics',
    '--http-addr',
    `127.0.0.1:${port}`,
    '--master-key',
    key,
    '--db-path',
    path.join(folder, 'meili'),
  ]
  server = spawn(program as string, args, { stdio: 'ignore', cwd: folder })
  for (let tries = 0; tries < 600; tries++) {
    if (
      await fetch(`http://127.0.0.1:${port}/health`).then(
        (reply) => reply.ok,
        () => false,
      )
    )
      return
    await setTimeout(50)
  }
  throw new Error('the search server does not start')
}
async function kill() {
  if (!server) return
  const gone = once(server, 'exit')
  server.kill('SIGKILL')
  await gone
  server = null
  kills++
}

await start()
const proxy = await openFlakyProxy(`http://127.0.0.1:${port}`)
const house = await startHouse({ settings: { MEILI_URL: proxy.url, MEILI_KEY: key } })
const people = await house.addPeople()
const { services, clock } = house
const began = performance.now()
const count = { cut: 0, slow: 0, broken: 0, fair: 0 }
async function disturb(random: () => number) {
  if (server && random() < 0.15) return kill()
  if (!server) return start()
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
})
proxy.be('fair')
if (!server) await start()
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
    seconds: Math.round((performance.now() - began) / 1000),
  }),
)
await house.close()
await proxy.close()
await kill()
rmSync(folder, { recursive: true, force: true })
process.exit(outcome.leaks === 0 && wrong === 0 && standing === 'level' ? 0 : 1)
