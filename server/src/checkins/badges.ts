import { WITH_PLACE } from '@keqiao/shared/signups'
import type { Viewer } from '../accounts/viewer.ts'
import { stateAt } from '../roadshow/rules.ts'
import { badgesOf, eventShown } from './guests.ts'
import type { CheckInUses } from './keeping.ts'
import * as store from './store.ts'

/** Badges of whoever has a place in the house and of their companions; at the first print each sign-up gets its number. */
export function createBadges({ db, clock, roadshow }: CheckInUses) {
  return async (viewer: Viewer, id: string, only: string[] | null) => {
    roadshow.mustOrganise(viewer, await store.eventOf(db.read, id))
    return db.write(async (tx) => {
      const event = await roadshow.door.lockEvent(tx, id)
      const placed = (await store.allOf(tx, id)).filter(
        ({ state, seatMode }) => WITH_PLACE.includes(state) && seatMode === 'ONSITE',
      )
      const rows = only ? placed.filter((row) => only.includes(row.id)) : placed
      const ids = rows.map((row) => row.id)
      const numbered = new Set((await store.badgesOf(tx, ids)).map(({ signupId }) => signupId))
      await store.giveNumbers(
        tx,
        id,
        ids.filter((one) => !numbered.has(one)),
        clock.now(),
      )
      const items = await badgesOf(tx, rows, (one) => roadshow.tokens.of('ticket', one))
      return {
        event: eventShown(event, stateAt(event, clock.now())),
        items: items.sort((a, b) => a.no - b.no || a.part - b.part),
      }
    })
  }
}
