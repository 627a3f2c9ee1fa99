import type { Viewer } from '../accounts/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Actor, STRANGER, SYSTEM, type Trail } from '../platform/trail.ts'
import { stateAt } from '../roadshow/rules.ts'
import type { RoadshowService } from '../roadshow/service.ts'
import type { RoadshowRow } from '../roadshow/tables.ts'
import { HAND_IN_HOURS, isDayOf } from './rules.ts'
import * as store from './store.ts'
import type { DoorLinkRow } from './tables.ts'
import type { Timetable } from './timetable.ts'

export interface CheckInUses {
  db: Database
  clock: Clock
  trail: Trail
  roadshow: Pick<RoadshowService, 'tokens' | 'organises' | 'mustOrganise' | 'door'>
  timetable: Timetable
}

/** Who stands at the door: an organiser, a helper with a link, or the house itself. */
export interface Keeper {
  personId: string | null
  door: DoorLinkRow | null
  actor: Actor
}
export const HOUSE: Keeper = { personId: null, door: null, actor: SYSTEM }
/** Stands at the door, or hands in what was read there. */
type Doing = 'keeps' | 'hands_in'
export type Keeping = ReturnType<typeof createKeeping>

/** Who may hold the door of an event. */
export function createKeeping({ db, clock, roadshow }: CheckInUses) {
  /** On the days of its event and while it is on; to hand in what was read without a network, a while longer. */
  function isUsable(event: RoadshowRow, doing: Doing): boolean {
    const now = clock.now()
    if (isDayOf(event, now) || stateAt(event, now) === 'live') return true
    const since = clock.millis() - Date.parse(event.endsAt)
    return doing === 'hands_in' && since > 0 && since <= HAND_IN_HOURS.link * 3_600_000
  }

  /** A helper's link, while it may be used. */
  async function doorOf(token: string, doing: Doing = 'keeps'): Promise<{ link: DoorLinkRow; event: RoadshowRow }> {
    const id = roadshow.tokens.read('door', token)
    const link = id ? await store.linkOf(db.read, id) : undefined
    const event = link && (await store.eventOf(db.read, link.roadshowId))
    if (!event) throw new Refusal('not_found')
    if (link.revokedAt || !isUsable(event, doing)) throw new Refusal('link_spent', {})
    return { link, event }
  }

  return {
    doorOf,

    async mustKeep(viewer: Viewer, id: string, token?: string, doing: Doing = 'keeps') {
      if (!token) {
        const event = roadshow.mustOrganise(viewer, await store.eventOf(db.read, id))
        return { event, keeper: { personId: viewer.person?.id ?? null, door: null, actor: viewer } satisfies Keeper }
      }
      const { link, event } = await doorOf(token, doing)
      if (event.id !== id) throw new Refusal('not_found')
      return { event, keeper: { personId: null, door: link, actor: STRANGER } satisfies Keeper }
    },
  }
}
