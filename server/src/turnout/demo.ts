import type { Intent } from '@keqiao/shared/turnout'
import { type Viewer, visitor } from '../accounts/viewer.ts'
import { createCheckIns } from '../checkins/service.ts'
import { newId } from '../platform/ids.ts'
import { createRoadshow, type RoadshowUses } from '../roadshow/service.ts'
import type { TurnoutUses } from './context.ts'
import { createTurnout } from './service.ts'
import * as store from './store.ts'

const MINUTE = 60_000
/** One in so many stays away. */
const AWAY = 6
const SAYINGS: readonly (readonly [number, Intent, string | null])[] = [
  [5, 'WANTS', '我们有一条线正在改造，想看现场。'],
  [4, 'CURIOUS', '成本和交期能给个范围吗？'],
  [4, 'WANTS', null],
  [3, 'NONE', null],
  [5, 'CURIOUS', '有没有同规模企业的应用案例？'],
]

/** What became of an event that is over: most of its guests came, some said what they think of the projects. */
export async function loadDemoTurnout(uses: TurnoutUses & { roadshowUses: RoadshowUses }, operator: Viewer, id: string) {
  const event = await store.eventOf(uses.db.read, id)
  if (!event) return
  let millis = Date.parse(event.startsAt)
  const clock = { now: () => new Date(millis).toISOString(), millis: () => millis }
  // What was done long ago is told to nobody today.
  const silent = { add: async () => {}, addMail: async () => {} }
  const roadshow = createRoadshow({ ...uses.roadshowUses, clock, notices: silent })
  const timetable = { agreedOf: async () => new Map() }
  const checkIns = createCheckIns({ ...uses, clock, roadshow, timetable })
  const turnout = createTurnout({ ...uses, clock, notices: silent, roadshow })
  const guests = await store.signupsAt(uses.db.read, id, 'confirmed')
  const came = guests.filter((_, n) => n % AWAY !== AWAY - 1)
  for (const [n, { id: signupId }] of came.entries()) {
    // Few come early, most in the last ten minutes, some late.
    millis = Date.parse(event.startsAt) + (((n * 37) % 40) - 25) * MINUTE
    const entry = { ticket: null, companionId: null, sessionId: null, device: null, at: null }
    await checkIns.enter(operator, { eventId: id, signupId, ...entry, how: 'scan', nonce: newId() })
  }
  millis = Date.parse(event.endsAt)
  const programme = await roadshow.programme(uses.db.read, id)
  for (const [n, { id: signupId }] of came.entries()) {
    const shown = programme[n % (programme.length * 2)]
    const said = SAYINGS[n % SAYINGS.length]
    if (!shown || !said) continue
    const [score, intent, text] = said
    const token = roadshow.tokens.of('signup', signupId)
    await turnout.mark(visitor, token, shown.presentation.id, { score, intent, text })
  }
}
