import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runChild } from './child.ts'
import { load, machine } from './machine.ts'
import { markdown } from './table.ts'
import type { Outcome, Task } from './task.ts'

const PEERS = ['fts5', 'minisearch', 'orama']
const { values: given } = parseArgs({
  options: {
    size: { type: 'string', default: '100000' },
    needs: { type: 'string', default: '200' },
    /** JSON Lines of title, abstract and keywords; without it the demonstration achievements are recombined. */
    source: { type: 'string' },
    /** JSON Lines of descriptions; without it the demonstration needs. */
    queries: { type: 'string' },
    peers: { type: 'string', default: PEERS.join(',') },
    'peer-size': { type: 'string' },
    json: { type: 'string' },
    /** Keeps our database and index there, and takes them from there when they exist. */
    keep: { type: 'string' },
    'skip-build': { type: 'boolean', default: false },
  },
})
const peers = given.peers.split(',').filter(Boolean)
const unknown = peers.filter((peer) => !PEERS.includes(peer))
const size = Number(given.size)
const peerSize = Number(given['peer-size'] ?? size)
if (unknown.length > 0 || !(size >= 1) || !(peerSize >= 1)) {
  console.error(`--size and --peer-size are numbers; --peers are of ${PEERS.join(',')}`)
  process.exit(2)
}

const say = (line: string) => console.error(line)
const folder = given.keep ? path.resolve(given.keep) : mkdtempSync(path.join(tmpdir(), 'keqiao-bench-'))
mkdirSync(folder, { recursive: true })
const shared = {
  needs: Number(given.needs),
  source: given.source ? path.resolve(given.source) : null,
  queries: given.queries ? path.resolve(given.queries) : null,
  folder,
}
const run = (part: string, of: number) => runChild({ ...shared, part, size: of } satisfies Task, say)

const outcomes = new Map<string, Outcome>()
const loads = [load()]
try {
  const built = given['skip-build'] ? { figures: { listings: size }, notes: [] } : await run('keqiao/build', size)
  loads.push(load())
  const served = await run('keqiao/serve', size)
  outcomes.set('keqiao', { figures: { ...built.figures, ...served.figures }, notes: [...built.notes, ...served.notes] })
  loads.push(load())
  for (const peer of peers) {
    const outcome = await run(`peers/${peer}`, peerSize)
    if (peerSize !== size) outcome.notes.push(`measured over ${peerSize} listings, not ${size}`)
    outcomes.set(peer, outcome)
    loads.push(load())
  }
} finally {
  if (!given.keep) rmSync(folder, { recursive: true, force: true })
}

const { cpu, cores, memoryGiB, platform, node } = machine()
console.log(
  `${cpu}, ${cores} cores, ${memoryGiB} GiB, ${platform}, Node ${node}; load average between parts ${loads.join(', ')}\n`,
)
console.log(markdown(outcomes))
if (given.json) {
  const figures = { machine: machine(), loads, size, peerSize, engines: Object.fromEntries(outcomes) }
  writeFileSync(given.json, `${JSON.stringify(figures, null, 2)}\n`)
}
