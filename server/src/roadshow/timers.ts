import { feeFact } from '@keqiao/shared/roadshow'
import type { Topic } from '../platform/outbox.ts'
import type { Timer } from '../platform/timers.ts'
import { SYSTEM, type Trail } from '../platform/trail.ts'
import type { Door, DoorUses } from './door.ts'
import type { Places } from './places.ts'
import * as rules from './rules.ts'
import * as seats from './seats.store.ts'
import * as signups from './signups.store.ts'
import * as store from './store.ts'

const BATCH = 200
const HOUR = 3_600_000

/** What time does by itself. Each may run at any moment and as often as one likes. */
export function roadshowTimers({ db, clock, trail }: DoorUses & { trail: Trail }, door: Door, places: Places): Timer[] {
  const before = (hours: number) => new Date(clock.millis() - hours * HOUR).toISOString()
  return [
    {
      name: 'roadshow.states',
      async run() {
        const now = clock.now()
        const rows = await store.due(db.read, now, before(rules.ARCHIVE_AFTER * 24), before(rules.FOLLOW_UP_AFTER * 24))
        let moved = 0
        for (const { id } of rows)
          await db.write(async (tx) => {
            const event = await seats.touch(tx, id)
            const to = event && rules.stateAt(event, now)
            if (!event || !to || to === event.state) return
            await store.enter(tx, id, to, now)
            await trail.record(tx, SYSTEM, 'roadshow.moved', `roadshow:${id}`, { from: event.state, to })
            moved++
          })
        return moved
      },
    },
    {
      name: 'roadshow.forget',
      run: () => db.write((tx) => signups.forgetNeeds(tx, before(rules.FORGET_AFTER * 24))),
    },
    {
      // The net under the outbox: an offer that should have lapsed, a place that should have been passed on.
      name: 'roadshow.places',
      async run() {
        let done = 0
        for (const { id } of await signups.lapsing(db.read, clock.now(), BATCH)) if (await places.lapse(id)) done++
        for (const id of await store.unfilled(db.read))
          done += await db.write(async (tx) => {
            const event = await seats.touch(tx, id)
            return event ? door.fillSeats(tx, event, 'place_freed') : 0
          })
        return done
      },
    },
  ]
}

export function roadshowTopics({ db, clock, tell }: DoorUses, places: Places): Record<string, Topic> {
  return {
    signup_offer: { most: 1, handle: async ([id]) => void (await places.lapse(id as string)) },
    roadshow_reminder: {
      most: 1,
      async handle([id]) {
        await db.write(async (tx) => {
          const event = await seats.touch(tx, id as string)
          // Moved to a later date meanwhile: that date has a reminder of its own.
          if (!event || !rules.passesOn(event, clock.now()) || rules.remindAt(event) > clock.millis()) return
          for (const signup of await signups.inState(tx, event.id, ['confirmed'])) {
            if (signup.remindedAt) continue
            await signups.reminded(tx, signup.id, clock.now())
            const facts = { event: event.title, startTime: event.startsAt, fee: feeFact(event.fee) }
            await tell(tx, event, signup, { code: 'signup_reminder', facts })
          }
        })
      },
    },
  }
}
