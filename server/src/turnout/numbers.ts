import { seatModesOf } from '@keqiao/shared/roadshow'
import type { Funnel, TurnoutNumbers } from '@keqiao/shared/turnout'
import type { Viewer } from '../accounts/viewer.ts'
import { stateAt } from '../roadshow/rules.ts'
import type { RoadshowRow } from '../roadshow/tables.ts'
import { dayOf } from '../taxonomy/calendar.ts'
import type { Context, TurnoutUses } from './context.ts'
import { byTenMinutes, isGone, isInterest, numbersOf, sourceOf } from './rules.ts'
import * as store from './store.ts'

const countOf = <T, K>(all: T[], key: (one: T) => K): Map<K, number> =>
  new Map([...Map.groupBy(all, key)].map(([one, of]) => [one, of.length]))
const mostFirst = <T extends { count: number }>(rows: T[]) => rows.toSorted((a, b) => b.count - a.count)

/** Figures of one event, counted anew each time they are asked for. */
export function createNumbers({ db, clock, meetings, deals }: TurnoutUses, { organised }: Context) {
  async function funnelOf(event: RoadshowRow, rows: Awaited<ReturnType<typeof store.counted>>): Promise<Funnel> {
    const held = await meetings.heldAt(db.read, event.id)
    const marks = (await store.marksAt(db.read, event.id)).filter(({ intent }) => isInterest(intent))
    const wants = marks.filter(({ intent }) => intent === 'WANTS').map(({ signupId }) => signupId)
    const goOn = held.filter(({ goesOn }) => goesOn).flatMap(({ people }) => people)
    return {
      signedUp: rows.filter(({ state }) => !isGone(state)).length,
      came: rows.filter(({ state }) => state === 'checked_in').length,
      met: new Set(held.flatMap(({ people }) => people)).size,
      intended: new Set([...wants, ...goOn]).size,
      signed: await deals.signed([...marks.map(sourceOf), ...held.map(({ id }) => `meeting:${id}`)]),
    }
  }

  return async function numbers(viewer: Viewer, id: string): Promise<TurnoutNumbers> {
    const event = await organised(viewer, id)
    const rows = await store.counted(db.read, id)
    const seats = await store.seatsOf(db.read, id)
    const regions = await store.regionsOf(db.read, id)
    const arrivals = await store.arrivalsOf(db.read, id)
    const now = clock.now()
    const there = rows.filter(({ state }) => !isGone(state))
    return {
      state: stateAt(event, now),
      at: now,
      modes: seatModesOf(event.mode).map((mode) => {
        const { capacity = 0, taken = 0 } = seats.find((one) => one.mode === mode) ?? {}
        const states = countOf(
          rows.filter((row) => (row.seatMode ?? row.mode) === mode),
          ({ state }) => state,
        )
        return numbersOf(
          { mode, capacity, taken },
          [...states].map(([state, count]) => ({ state, count })),
        )
      }),
      funnel: await funnelOf(event, rows),
      byDay: [...countOf(there, ({ createdAt }) => dayOf(createdAt))]
        .map(([day, count]) => ({ day, count }))
        .sort((a, b) => (a.day < b.day ? -1 : 1)),
      byRole: mostFirst([...countOf(there, ({ role }) => role)].map(([role, count]) => ({ role, count }))),
      byRegion: mostFirst(
        [...countOf(there, (row) => regions.get(row.id) ?? null)].map(([region, count]) => ({ region, count })),
      ),
      arrivals: byTenMinutes([...arrivals.values()]),
    }
  }
}
