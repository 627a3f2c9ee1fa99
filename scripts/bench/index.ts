import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { memoryBandwidth } from './bandwidth.ts'
import { runChild } from './child.ts'
import { load, machine } from './machine.ts'
import { plotRuns } from './plot.ts'
import { markdown } from './table.ts'
import type { Outcome, Task } from './task.ts'

const PEERS = ['fts5', 'sqlite-vec', 'minisearch', 'orama', ...(process.env.MEILI_URL ? ['meilisearch'] : [])]
const PARTS = ['engine', 'keqiao', 'refresh']
/** Database rows of more listings than this take longer to make than anybody waits. */
const MOST_ROWS = 200_000
const PLOT = new URL('../../docs/plots/latency-by-size.svg', import.meta.url).pathname

const { values: given, positionals: runs } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '100000' },
    needs: { type: 'string', default: '200' },
    /** JSON Lines of title, abstract and keywords; without it the demonstration achievements are recombined. */
    source: { type: 'string' },
    /** JSON Lines of descriptions; without it the demonstration needs. */
    queries: { type: 'string' },
    /** Ours: `engine` over index files alone, `keqiao` the whole product over a database, `refresh` (after it, in its folder) all pairs. */
    parts: { type: 'string', default: PARTS.join(',') },
    peers: { type: 'string', default: PEERS.join(',') },
    'peer-size': { type: 'string' },
    json: { type: 'string' },
    /** Keeps our database and index there, and takes them from there when they exist. */
    keep: { type: 'string' },
    'skip-build': { type: 'boolean', default: false },
    /** Draws the picture from the JSON of earlier runs, named after it, and measures nothing. */
    plot: { type: 'boolean', default: false },
  },
})
if (given.plot) {
  plotRuns(runs, PLOT)
  process.exit(0)
}
const peers = given.peers.split(',').filter(Boolean)
const parts = given.parts.split(',').filter(Boolean)
const unknown = [...peers.filter((peer) => !PEERS.includes(peer)), ...parts.filter((part) => !PARTS.includes(part))]
const size = Number(given.size)
const peerSize = Number(given['peer-size'] ?? size)
if (unknown.length > 0 || !(size >= 1) || !(peerSize >= 1)) {
  console.error(`--size and --peer-size are numbers; --parts are of ${PARTS.join(',')}; --peers are of ${PEERS.join(',')}`)
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
const together = (...several: Outcome[]): Outcome => ({
  figures: Object.assign({}, ...several.map(({ figures }) => figures)),
  notes: several.flatMap(({ notes }) => notes),
})

const outcomes = new Map<string, Outcome>()
const loads = [load()]
const bandwidth = memoryBandwidth()
try {
  if (parts.includes('engine')) {
    const built = await run('scale/build', size)
    loads.push(load())
    outcomes.set('engine', together(built, await run('scale/serve', size)))
    loads.push(load())
  }
  if (parts.includes('keqiao') && size <= MOST_ROWS) {
    const built = given['skip-build'] ? { figures: { listings: size }, notes: [] } : await run('keqiao/build', size)
    loads.push(load())
    outcomes.set('keqiao', together(built, await run('keqiao/serve', size)))
    loads.push(load())
  }
  if (parts.includes('refresh') && size <= MOST_ROWS) {
    outcomes.set('refresh', await run('keqiao/refresh', size))
    loads.push(load())
  }
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
  `${cpu}, ${cores} cores, ${memoryGiB} GiB, ${platform}, Node ${node}; one thread reads ${(bandwidth / 1e9).toFixed(1)} GB/s; load average between parts ${loads.join(', ')}\n`,
)
console.log(markdown(outcomes))
if (given.json) {
  const figures = { machine: machine(), bandwidth, loads, size, peerSize, engines: Object.fromEntries(outcomes) }
  writeFileSync(given.json, `${JSON.stringify(figures, null, 2)}\n`)
}
