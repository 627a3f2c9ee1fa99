import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { SignupDraft } from '@keqiao/shared/signups'
import { load, machine } from '../bench/machine.ts'
import { Random } from '../model/random.ts'
import { startOne } from './children.ts'
import { type Answer, type Crowd, post, signUpAll, timesOf } from './crowd.ts'
import type { Place } from './database.ts'
import { openEvent } from './event.ts'
import { fillLine, formOf } from './forms.ts'
import { inside, settingsOf, startHouses } from './houses.ts'
import { faultsOfAnswers, faultsOfHouse, faultsOfPlaces, offersMade, statesOf } from './verdict.ts'

export interface Asked {
  people: number
  places: number
  processes: number
  clients: number
  waiting: number
  seed: number
  short: boolean
}
const PACE = 200
const TICK_MS = 10
/** What these processes have worked; the wall clock of a busy machine says little about them. Linux only. */
function workOf(pids: number[]): number {
  const files = pids.map((pid) => `/proc/${pid}/stat`).filter((file) => existsSync(file))
  const ticks = files.map((file) =>
    readFileSync(file, 'utf8')
      .replace(/^.*\) /, '')
      .split(' '),
  )
  return ticks.reduce((sum, fields) => sum + (Number(fields[11]) + Number(fields[12])) * TICK_MS, 0)
}
const row = (name: string, cells: (string | number)[]) => console.log(`| ${[name, ...cells].join(' | ')} |`)

export async function storm(place: Place, { people, places, processes, clients, waiting, seed, short }: Asked): Promise<number> {
  const faults: string[] = []
  const judge = (name: string, found: string[]) => void faults.push(...found.map((one) => `${name}: ${one}`))
  const { cpu, cores, node } = machine()
  console.log(`${place.kind}, ${processes} processes, ${clients} clients, seed ${seed}; ${cpu}, ${cores} cores, Node ${node}\n`)
  console.log('| | people | sign-ups/s | p50 ms | p99 ms | slowest ms | server CPU ms each | states | load |')
  console.log('|---|--:|--:|--:|--:|--:|--:|---|--:|')
  /** One run against these processes, told in a row. */
  async function run(name: string, pids: number[], given: Crowd) {
    const before = workOf(pids)
    const { answers, seconds } = await signUpAll(given)
    const { p50, p99, most } = timesOf(answers)
    const work = ((workOf(pids) - before) / answers.length).toFixed(2)
    const states = Object.entries(statesOf(answers)).map((one) => one.join(' '))
    row(name, [answers.length, Math.round(answers.length / seconds), p50, p99, most, work, states.join(', '), load()])
    return answers
  }
  const crowd = (addresses: string[], path: string, run: string) => ({
    ...{ addresses, people, clients, path, random: new Random(seed) },
    form: (n: number): SignupDraft => formOf(run, n),
  })

  const ids = await inside(place, async (services) => {
    const made = { rush: '', paced: '', loose: '' }
    for (const name of Object.keys(made) as (keyof typeof made)[]) {
      made[name] = await openEvent(services, { capacity: { ONSITE: places } })
      if (name !== 'loose' && waiting > 0) await fillLine(services, made[name], places + waiting)
    }
    return made
  })
  const left = waiting > 0 ? 0 : Math.min(places, people)
  const confirmed = (answers: Answer[][]) => statesOf(answers).confirmed ?? 0
  const signupsOf = (id: string) => `/api/v1/roadshows/${id}/signups`

  const runs = [
    ['as fast as it goes', ids.rush, 0],
    [`at ${PACE} a second`, ids.paced, PACE],
  ] as const
  const houses = await startHouses(place, processes)
  for (const [name, id, perSecond] of short ? runs.slice(0, 1) : runs) {
    const answers = await run(name, houses.pids, { ...crowd(houses.addresses, signupsOf(id), id), perSecond })
    judge(name, faultsOfAnswers(answers))
    if (confirmed(answers) !== left) faults.push(`${name}: ${confirmed(answers)} of ${left} places given`)
    if (perSecond === 0 && left > 0) judge(name, await leave(houses.addresses, answers))
  }
  await houses.stop()
  await inside(place, async ({ db }) => {
    for (const id of [ids.rush, ids.paced]) judge('rows', await faultsOfPlaces(db, id))
    judge('rows', await faultsOfHouse(db))
    const offers = await offersMade(db, ids.rush)
    if (left > 0 && people > places * 1.5 && offers !== Math.ceil(places / 2))
      faults.push(`${Math.ceil(places / 2)} places came free, ${offers} were offered`)
  })

  const loose = await startOne('loose.ts', [], { ...settingsOf(place, 'loose'), WORKER: 'none' })
  const control = await run('control: the guard off', loose.pids, crowd([loose.address], signupsOf(ids.loose), ids.loose))
  await loose.stop()

  if (!short) await besides()

  for (const fault of faults.slice(0, 40)) console.error(`✗ ${fault}`)
  if (confirmed(control) <= places) {
    console.error('✗ void: with the guard off nothing was oversold, so the runs above show nothing')
    return 1
  }
  if (faults.length === 0) console.log('\n✓ every place once, everybody one answer, nothing else')
  return faults.length === 0 ? 0 : 1

  /** What is usually written, in the same run. */
  async function besides() {
    mkdirSync(path.join(place.folder, 'peer'))
    const peer = await startOne('peer.ts', [path.join(place.folder, 'peer'), String(places)])
    await run('peer: one transaction a click', peer.pids, crowd([peer.address], '/signups', 'peer'))
    const form = (n: number) => formOf('paced', people + n)
    await run(`peer at ${PACE} a second`, peer.pids, { ...crowd([peer.address], '/signups', ''), form, perSecond: PACE })
    await peer.stop()
  }
}

/** Half of those with a place leave, all at once, each clicking twice: one click counts, the other is told so. */
async function leave(addresses: string[], answers: Answer[][]): Promise<string[]> {
  const seated = answers.flatMap(([one]) => (one?.body.signup?.state === 'confirmed' ? [one.body.token as string] : []))
  const leaving = seated.slice(0, Math.ceil(seated.length / 2))
  const said = await Promise.all(
    leaving.map((token, n) =>
      Promise.all(
        [0, 1].map((k) => post(`${addresses[(n + k) % addresses.length]}/api/v1/signups/${token}/moves`, { move: 'withdraw' })),
      ),
    ),
  )
  return said.flatMap((two, n) => {
    const codes = two
      .map(({ status }) => status)
      .toSorted()
      .join()
    return codes === '200,409' ? [] : [`leaving ${n}: ${codes}`]
  })
}
