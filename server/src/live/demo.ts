import { QuestionState } from '@keqiao/shared/live'
import { z } from 'zod'
import type { Viewer } from '../accounts/viewer.ts'
import { createCheckIns } from '../checkins/service.ts'
import { newId } from '../platform/ids.ts'
import { createRoadshow, type RoadshowUses } from '../roadshow/service.ts'
import type { LiveUses } from './room.ts'
import { createLive } from './service.ts'
import * as store from './store.ts'

const MINUTE = 60_000
/** One in so many does not come. */
const AWAY = 5

export const DemoQuestion = z.object({
  text: z.string(),
  state: QuestionState,
  votes: z.number().int().default(0),
  anonymous: z.boolean().default(false),
})
export type DemoQuestion = z.output<typeof DemoQuestion>

type Uses = Pick<LiveUses, 'db' | 'trail'> & { roadshowUses: RoadshowUses }

/** What was asked in the room of an event that is over, at the times it is said to have been. */
export async function loadDemoRoom(uses: Uses, operator: Viewer, id: string, questions: readonly DemoQuestion[]) {
  const event = await store.eventOf(uses.db.read, id)
  if (!event) return
  let millis = Date.parse(event.startsAt)
  const clock = { now: () => new Date(millis).toISOString(), millis: () => millis }
  // What was done long ago is told to nobody today.
  const silent = { add: async () => {}, addMail: async () => {} }
  const roadshow = createRoadshow({ ...uses.roadshowUses, clock, notices: silent })
  const checkIns = createCheckIns({ ...uses, clock, roadshow, timetable: { agreedOf: async () => new Map() } })
  const live = createLive({ ...uses, clock, roadshow, checkIns, streamOrigins: [] })
  const guests = (await store.guestsOnline(uses.db.read, id)).filter((_, n) => n % AWAY !== AWAY - 1)
  const links = guests.map((one) => roadshow.tokens.of('signup', one))
  const [first] = await roadshow.programme(uses.db.read, id)
  for (const link of links) await live.present(link)
  if (first) await live.step(operator, id, { step: 'present', presentationId: first.presentation.id })
  for (const [n, { text, state, votes, anonymous }] of questions.entries()) {
    for (let minute = 0; minute < 4; minute++) {
      millis += MINUTE
      await Promise.all(links.map((link) => live.present(link)))
    }
    const asker = links[n % links.length]
    if (!asker) return
    const asked = await live.ask(asker, { text, anonymous, key: newId() })
    if (state === 'waiting') continue
    await live.moderate(operator, id, asked.id, state === 'hidden' ? 'hidden' : 'shown')
    for (const link of links.slice(0, votes)) await live.vote(link, asked.id)
    if (state === 'answered') await live.moderate(operator, id, asked.id, 'answered')
  }
}
