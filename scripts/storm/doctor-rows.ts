import { checks } from '@keqiao/server/doctor'
import { examine } from '@keqiao/server/platform/doctor'
import { roadshowSeats, roadshows, signups } from '@keqiao/server/roadshow/tables'
import { eq } from 'drizzle-orm'
import { load, machine } from '../bench/machine.ts'
import type { Place } from './database.ts'
import { openEvent } from './event.ts'
import { fillLine } from './forms.ts'
import { inside } from './houses.ts'

const PLACES = 100
const EACH = 500
const CHUNK = 250

/** How long the doctor takes at so many sign-ups: events of 500 people for 100 places. */
export async function doctorRows(place: Place, rows: number): Promise<number> {
  return inside(place, async (services) => {
    const { db } = services
    const first = await openEvent(services, { capacity: { ONSITE: PLACES } })
    await fillLine(services, first, EACH)
    const [event] = await db.read.select().from(roadshows).where(eq(roadshows.id, first))
    const [seats] = await db.read.select().from(roadshowSeats).where(eq(roadshowSeats.roadshowId, first))
    const people = await db.read.select().from(signups).where(eq(signups.roadshowId, first))
    if (!event || !seats) throw new Error('no event to copy')
    const idOf = (n: number, k: number) => `${n.toString(16).padStart(8, '0')}-0000-7000-8000-${k.toString(16).padStart(12, '0')}`
    for (let n = 1; n < rows / EACH; n++)
      await db.write(async (tx) => {
        const id = idOf(n, 0)
        await tx.insert(roadshows).values({ ...event, id })
        await tx.insert(roadshowSeats).values({ ...seats, roadshowId: id })
        const copies = people.map((one, k) => ({ ...one, id: idOf(n, k + 1), roadshowId: id, keyHash: `${n} ${k}` }))
        for (let from = 0; from < copies.length; from += CHUNK) await tx.insert(signups).values(copies.slice(from, from + CHUNK))
      })
    console.log(`${place.kind}, ${await db.read.$count(signups)} sign-ups, ${machine().cpu}, load ${load()}\n`)
    const now = new Date().toISOString()
    let [wrong, all] = [0, 0]
    for (const check of checks) {
      const began = performance.now()
      const [found] = await examine(db.read, [check], now)
      const ms = performance.now() - began
      all += ms
      wrong += found?.wrong.length ?? 0
      console.log(`${found?.wrong.length === 0 ? '✓' : '✗'} ${check.name}: ${Math.round(ms)} ms`)
    }
    console.log(`\n${Math.round(all)} ms`)
    return wrong === 0 ? 0 : 1
  })
}
