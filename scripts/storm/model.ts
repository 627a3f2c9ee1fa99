import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import fc from 'fast-check'
import { type Command, commandsOf, type Made, made } from '../../tests/support/roadshow-model/commands.ts'
import { runBoth } from '../../tests/support/roadshow-model/compare.ts'
import { load } from '../bench/machine.ts'
import { Random } from '../model/random.ts'
import type { Place } from './database.ts'
import { inside, settingsOf } from './houses.ts'
import type { Ask, Told } from './model-child.ts'
import { faultsOfHouse } from './verdict.ts'

export interface ModelAsked {
  runs: number
  /** On average. */
  commands: number
  seed: number
  path: string | undefined
}
/** Of the crashes so many end a real process by SIGKILL; the others throw away what it had built. */
const KILLED = 0.01

/** The service in a process of its own, killed now and then at the border of a transaction, beside the reference. */
export async function model(place: Place, { runs, commands, seed, path: replay }: ModelAsked): Promise<number> {
  const random = new Random(seed)
  const far = await startFar(place)
  let [ran, kills] = [0, 0]
  const actual = {
    make: async (event: Made) => void (await far.ask({ make: event })),
    async run(command: Command) {
      const kill = Boolean(command.crash) && random.next() < KILLED
      const answer = await far.ask({ run: command, kill })
      if (answer === 'killed') kills++
      return answer === 'killed' ? 'crashed' : answer
    },
    seen: async () => far.seen(),
  }
  const began = performance.now()
  const property = fc.asyncProperty(made, commandsOf(2 * commands), async (event, list) => {
    ran += await runBoth(actual, event, list)
  })
  const report = await fc.check(property, { numRuns: runs, seed, ...(replay && { path: replay }) })
  await far.stop()
  const minutes = ((performance.now() - began) / 60_000).toFixed(1)
  console.log(
    `${place.kind}, seed ${seed}: ${ran} commands in ${report.numRuns} runs, ${kills} kills, ${minutes} min, load ${load()}`,
  )
  if (report.failed) console.error(fc.defaultReportMessage(report as never))
  const faults = await inside(place, ({ db }) => faultsOfHouse(db))
  for (const fault of faults) console.error(`✗ ${fault}`)
  console.log(report.failed || faults.length > 0 ? '✗ they part' : '✓ no divergence')
  return report.failed || faults.length > 0 ? 1 : 0
}

async function startFar(place: Place) {
  let child: ChildProcess
  let last: Told | undefined
  async function begin() {
    const env = { PATH: process.env.PATH, ...settingsOf(place, 'model') }
    child = fork(path.join(import.meta.dirname, 'model-child.ts'), { env })
    await next()
  }
  /** What it says, or that it is gone. */
  const next = () =>
    new Promise<Told | 'ready' | null>((done) => {
      const gone = () => done(null)
      child.once('exit', gone)
      child.once('message', (told: Told | 'ready') => {
        child.off('exit', gone)
        done(told)
      })
    })
  async function ask(what: Ask): Promise<string> {
    const reply = next()
    child.send(what)
    const told = await reply
    if (told && told !== 'ready') {
      last = told
      return told.answer
    }
    await begin()
    if (last) await ask({ resume: last.kept })
    return 'killed'
  }
  await begin()
  return {
    ask,
    seen: () => (last as Told).seen,
    async stop() {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}
