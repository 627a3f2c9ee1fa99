import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { load, machine } from '../bench/machine.ts'
import type { Place } from './database.ts'
import { openEvent } from './event.ts'
import { inside, settingsOf } from './houses.ts'
import type { MixDone, MixTask } from './mix-worker.ts'
import { faultsOfHouse, faultsOfPlaces } from './verdict.ts'

export interface MixAsked {
  operations: number
  processes: number
  seeds: number
  seed: number
}
/** A day goes by in four seconds, so that offers end while the storm blows. */
const SPEED = 21_600

/** Everything that gives and takes places, at random and at once, from several processes. */
export async function mix(place: Place, { operations, processes, seeds, seed }: MixAsked): Promise<number> {
  const { cpu, cores, node } = machine()
  console.log(`${place.kind}, ${processes} processes, ${cpu}, ${cores} cores, Node ${node}\n`)
  console.log('| seed | operations | a second | answers | violations | load |\n|--:|--:|--:|---|--:|--:|')
  let violations = 0
  for (let n = 0; n < seeds; n++) {
    const found = await blow(place, { operations, processes, seed: seed + n })
    violations += found.length
    for (const one of found.slice(0, 20)) console.error(`✗ seed ${seed + n}: ${one}`)
  }
  console.log(`\n${violations === 0 ? '✓' : '✗'} ${violations} violations in ${operations * seeds} operations`)
  return violations === 0 ? 0 : 1
}

async function blow(place: Place, { operations, processes, seed }: Omit<MixAsked, 'seeds'>): Promise<string[]> {
  const events = await inside(place, async (services) => {
    const given = { mode: 'HYBRID', capacity: { ONSITE: 20, ONLINE: 10 }, maxCompanions: 3 } as const
    return [await openEvent(services, given), await openEvent(services, { ...given, approval: true })]
  })
  const began = Date.now()
  const tasks = Array.from({ length: processes }, (_, n): MixTask => {
    return {
      events,
      operations: Math.ceil(operations / processes),
      seed: seed * 1000 + n,
      name: `${seed}-${n}`,
      began,
      speed: SPEED,
    }
  })
  const done = await Promise.all(tasks.map((task, n) => runWorker(place, n, task)))
  const seconds = (Date.now() - began) / 1000
  const answers = new Map<string, number>()
  for (const one of done)
    for (const [code, times] of Object.entries(one.answers)) answers.set(code, (answers.get(code) ?? 0) + times)
  const faults = done.flatMap((one) => one.faults)
  await inside(place, async ({ db }) => {
    for (const id of events) faults.push(...(await faultsOfPlaces(db, id)))
    faults.push(...(await faultsOfHouse(db, new Date(began + (Date.now() - began) * SPEED).toISOString())))
  })
  const told = [...answers].toSorted((a, b) => b[1] - a[1]).map((one) => one.join(' '))
  console.log(`| ${[seed, operations, Math.round(operations / seconds), told.join(', '), faults.length, load()].join(' | ')} |`)
  return faults
}

async function runWorker(place: Place, n: number, task: MixTask): Promise<MixDone> {
  const env = { PATH: process.env.PATH, ...settingsOf(place, `mix-${n}`) }
  const child = fork(path.join(import.meta.dirname, 'mix-worker.ts'), [JSON.stringify(task)], { env })
  const told = once(child, 'message')
  const ended = once(child, 'exit')
  const first = await Promise.race([told, ended.then(([code]) => Promise.reject(new Error(`a worker ended with ${code}`)))])
  await ended
  return (first as [MixDone])[0]
}
