import { parseArgs } from 'node:util'
import { makePlace } from './database.ts'

// One storm a run: sign-ups; `--mix` everything at once; `--model` the state machine beside its reference, with kills; `--doctor-rows N`;
// `--door N`: from a scan to its answer.
const { values: given } = parseArgs({
  options: {
    people: { type: 'string', default: '2000' },
    places: { type: 'string', default: '100' },
    processes: { type: 'string', default: '1' },
    clients: { type: 'string', default: '200' },
    /** Already in the line when the others come. */
    waiting: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    /** Only what must hold: no paced run, no peer. */
    short: { type: 'boolean', default: false },
    mix: { type: 'boolean', default: false },
    operations: { type: 'string', default: '10000' },
    seeds: { type: 'string', default: '1' },
    model: { type: 'boolean', default: false },
    runs: { type: 'string', default: '10000' },
    commands: { type: 'string', default: '100' },
    path: { type: 'string' },
    'doctor-rows': { type: 'string', default: '0' },
    door: { type: 'string', default: '0' },
  },
})
const number = (name: Exclude<keyof typeof given, 'short' | 'mix' | 'model' | 'path'>) => Number(given[name])
const [processes, seed] = [number('processes'), number('seed')]
const place = await makePlace(processes)
// Tables are built at import for the dialect that this says.
process.env.DATABASE_URL = place.url
try {
  process.exitCode = await storm()
} finally {
  await place.close()
}

async function storm(): Promise<number> {
  if (given.model) {
    const asked = { runs: number('runs'), commands: number('commands'), seed, path: given.path }
    return (await import('./model.ts')).model(place, asked)
  }
  if (number('doctor-rows') > 0) return (await import('./doctor-rows.ts')).doctorRows(place, number('doctor-rows'))
  if (number('door') > 0) return (await import('./door.ts')).door(place, number('door'))
  if (given.mix) {
    const asked = { operations: number('operations'), processes, seeds: number('seeds'), seed }
    return (await import('./mix.ts')).mix(place, asked)
  }
  const asked = { people: number('people'), places: number('places'), clients: number('clients'), waiting: number('waiting') }
  return (await import('./storm.ts')).storm(place, { ...asked, processes, seed, short: given.short })
}
