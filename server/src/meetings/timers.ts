import type { Topic } from '../platform/outbox.ts'
import type { Timer } from '../platform/timers.ts'
import type { Asking } from './asking.ts'
import type { Context, MeetingUses } from './context.ts'
import type { Planning } from './planning.ts'
import { outcomeUntil } from './rules.ts'
import { coming } from './seating.ts'
import * as store from './store.ts'

const BATCH = 200
const OPEN = ['pending', 'countered'] as const

/** What time does to meetings. Each may run at any moment and as often as one likes. */
export function createTime({ db, clock }: MeetingUses, context: Context, asking: Asking, planning: Planning) {
  /** Nobody else answered in time: of several, those who said yes still meet. */
  async function expire(roadshowId: string, id: string): Promise<boolean> {
    return db.write(async (tx) => {
      const book = await store.touch(tx, roadshowId)
      const held = await store.meeting(tx, id)
      const isDue = held && OPEN.some((state) => state === held.meeting.state) && (held.meeting.expiresAt ?? '9') <= clock.now()
      if (!book || !held || !isDue) return false
      if (await asking.concludes(tx, book, held)) return true
      await asking.settle(tx, id, { state: 'expired', openPair: null, expiresAt: null })
      await context.tellEach(tx, roadshowId, coming(held), 'meeting_expired')
      return true
    })
  }

  const topics: Record<string, Topic> = {
    meeting_plan: { most: 1, apart: true, handle: async ([id]) => planning.solve(id as string) },
    meeting_expiry: {
      most: 1,
      async handle([id]) {
        const held = await store.meeting(db.read, id as string)
        if (held) await expire(held.meeting.roadshowId, held.meeting.id)
      },
    },
    /** The slot is over: both are asked what came of it. */
    meeting_over: {
      most: 1,
      async handle([id]) {
        await db.write(async (tx) => {
          const held = await store.meeting(tx, id as string)
          const endsAt = held?.meeting.endsAt
          // Moved to a later slot meanwhile: that one asks for itself.
          if (held?.meeting.state !== 'accepted' || !endsAt || endsAt > clock.now()) return
          await context.tellEach(tx, held.meeting.roadshowId, coming(held), 'meeting_over', { expiryTime: outcomeUntil(endsAt) })
        })
      },
    },
  }

  const timers: Timer[] = [
    {
      name: 'meetings.expiry',
      async run() {
        let done = 0
        for (const { id, roadshowId } of await store.expiring(db.read, clock.now(), BATCH))
          if (await expire(roadshowId, id)) done++
        return done
      },
    },
    {
      // Whoever gave up the place at the event gives up its meetings.
      name: 'meetings.people',
      async run() {
        const gone = await store.bereft(db.read, BATCH)
        for (const { meetingId, roadshowId, signupId } of gone)
          await db.write(async (tx) => {
            await store.touch(tx, roadshowId)
            const [held, signup] = [await store.meeting(tx, meetingId), await store.signupOf(tx, signupId)]
            if (held && signup && !store.isSeated(signup)) await asking.leave(tx, held, signup)
          })
        return gone.length
      },
    },
  ]
  return { topics, timers }
}
