import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { signupDraft } from '../../tests/support/roadshow.ts'
import { load, machine } from '../bench/machine.ts'
import { startOne } from './children.ts'
import { post } from './crowd.ts'
import type { Place } from './database.ts'
import { seenByCamera } from './door-camera.ts'
import { ORGANISER, openEvent } from './event.ts'
import { inside, startHouses } from './houses.ts'

const HOUR = 3_600_000
const DOORS = 8
/** In front of a camera, and as many typed. */
const SHOWN = 30

/** From a scan to its answer: of the server beside the least that a door must do, then as seen by whoever holds the telephone. */
export async function door(place: Place, people: number): Promise<number> {
  const { cpu, cores, node } = machine()
  console.log(`${place.kind}, ${people} guests; ${cpu}, ${cores} cores, Node ${node}\n`)
  const event = await inside(place, async (services) => {
    const at = (hours: number) => new Date(services.clock.millis() + hours * HOUR).toISOString()
    const dates = { startsAt: at(1), endsAt: at(3), regOpensAt: at(-9), regClosesAt: at(0.5) }
    const id = await openEvent(services, { capacity: { ONSITE: people + 2 * SHOWN }, ...dates })
    const by = { personId: null, source: 'organiser' as const, late: true }
    const tickets: string[] = []
    for (let n = 0; n < people + 2 * SHOWN; n++) {
      const { signup } = await services.roadshow.door.signUp(by, id, signupDraft())
      tickets.push(services.roadshow.tokens.of('ticket', signup.id))
    }
    return { id, tickets, token: (await services.checkIns.addLink({ ...ORGANISER, person: null }, id, '东门')).token }
  })
  const { tickets } = event
  const rows: [string, number[]][] = []
  const peerFolder = path.join(place.folder, 'door-peer')
  mkdirSync(peerFolder)
  const peer = await startOne('door-peer.ts', [peerFolder])
  const houses = await startHouses(place, 1)
  const address = `${houses.addresses[0]}/api/v1/roadshows/${event.id}/check-ins?door=${event.token}`
  const nonce = (ticket: string) => ticket.slice(0, 40)
  const [alone, together] = [tickets.slice(0, people / 2), tickets.slice(people / 2, people)]
  for (const [name, some, doors] of [
    ['one door', alone, 1],
    [`${DOORS} doors at once`, together, DOORS],
  ] as const) {
    rows.push([`${name}, scan → answer`, await scanAll(address, some, doors, (ticket) => ({ ticket, nonce: nonce(ticket) }))])
    rows.push([
      `${name}, baseline: one row, one answer`,
      await scanAll(`${peer.address}/check-ins`, some, doors, (ticket) => ({ ticket })),
    ])
  }
  await peer.stop()
  const shown = tickets.slice(people)
  const seen = await seenByCamera(
    houses.addresses[0] as string,
    event.token,
    shown.slice(0, SHOWN),
    shown.slice(SHOWN),
    place.folder,
  )
  rows.push(['telephone, frame → shown', seen.frames], ['telephone, baseline: typed → shown', seen.typed])
  await houses.stop()

  console.log('| | scans | p50 ms | p95 ms | p95 : baseline |\n|---|--:|--:|--:|--:|')
  for (const [n, [name, times]] of rows.entries()) {
    const baseline = n % 2 === 0 ? (at(times, 0.95) / at(rows[n + 1]?.[1] ?? [], 0.95)).toFixed(1) : '1.0'
    console.log(`| ${name} | ${times.length} | ${at(times, 0.5).toFixed(1)} | ${at(times, 0.95).toFixed(1)} | ${baseline} |`)
  }
  console.log(`\nload ${load()}`)
  return 0
}

/** Whoever stands at a door scans the next when the last was answered. */
async function scanAll(address: string, tickets: string[], doors: number, body: (ticket: string) => object): Promise<number[]> {
  const queue = tickets.values()
  const times: number[] = []
  const scanNext = async () => {
    for (const ticket of queue) {
      const answer = await post(address, body(ticket))
      const { result } = answer.body as { result?: string }
      if (answer.status !== 200 || result !== 'ok') throw new Error(`not let in: ${answer.status} ${JSON.stringify(answer.body)}`)
      times.push(answer.ms)
    }
  }
  await Promise.all(Array.from({ length: doors }, scanNext))
  return times
}

function at(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
