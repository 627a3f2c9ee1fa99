import { OVER_ROADSHOWS } from '@keqiao/shared/roadshow-life'
import type { Timer } from '../platform/timers.ts'
import { stateAt } from '../roadshow/rules.ts'
import type { CheckInUses } from './keeping.ts'
import { ABSENT_AFTER } from './rules.ts'
import * as store from './store.ts'

const BATCH = 200

export function checkInTimers({ db, clock, roadshow }: CheckInUses): Timer[] {
  return [
    {
      // Watching counts as coming: those are checked in already.
      name: 'checkins.absent',
      async run() {
        const endedBy = new Date(clock.millis() - ABSENT_AFTER * 3_600_000).toISOString()
        let marked = 0
        for (const id of await store.unmarked(db.read, endedBy)) {
          const rows = await db.write(async (tx) => {
            const event = await roadshow.door.lockEvent(tx, id)
            if (!event || !OVER_ROADSHOWS.includes(stateAt(event, clock.now()))) return []
            const absent = await store.confirmedAt(tx, id, BATCH)
            for (const signup of absent) await roadshow.door.settle(tx, signup, { state: 'no_show' })
            return absent
          })
          marked += rows.length
        }
        return marked
      },
    },
  ]
}
