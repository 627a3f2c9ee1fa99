import { meetingPlans, meetings as meetingRows } from '@keqiao/server/meetings/tables'
import { newId } from '@keqiao/server/platform/ids'
import { eq } from 'drizzle-orm'
import { meetingBook, openRoadshow, signupDraft } from '../support/roadshow.ts'
import type { Owner, World } from './world.ts'

type Once = (name: string, make: () => Promise<string>) => Promise<string>

/** Two guests of an event of this organisation, a request between them (or a meeting that is over), and a plan that is ready. */
export async function meetingRecord(world: World, once: Once, owner: Owner, state: 'asked' | 'over') {
  const { house, organisations, operator } = world
  const { services } = house
  const { db } = services

  const { id: hostId, region } = organisations[owner]
  const { of } = services.roadshow.tokens
  const made = await once(`meeting ${owner} ${state}`, async () => {
    const { door } = services.roadshow
    const id = await openRoadshow(house, world, { hostId, region })
    await services.meetings.saveBook(operator, id, 0, meetingBook())
    const guests: string[] = []
    for (const organisation of ['一厂', '二厂']) {
      const { signup } = await door.signUp({ personId: null, source: 'web' }, id, signupDraft({ organisation }))
      await services.meetings.takePart(of('signup', signup.id), { takesPart: true, aim: null, away: [] })
      guests.push(signup.id)
    }
    const [a = '', b = ''] = guests
    const { meetings } = await services.meetings.ask(of('signup', a), { to: [b], reason: '谈检测' })
    const meeting = meetings[0]?.id as string
    if (state === 'over') {
      await services.meetings.answer(of('signup', b), meeting, { move: 'accept', startsAt: null, reason: null, text: null })
      const [startsAt, endsAt] = [-3, -1].map((hours) => new Date(house.clock.millis() + hours * 3_600_000).toISOString())
      await db.write(
        async (tx) => void (await tx.update(meetingRows).set({ startsAt, endsAt }).where(eq(meetingRows.id, meeting))),
      )
    }
    const plan = { id: newId(), roadshowId: id, state: 'ready', items: [], at: house.clock.now() }
    await db.write(async (tx) => void (await tx.insert(meetingPlans).values(plan as never)))
    return JSON.stringify({ event: id, meeting, plan: plan.id, a, b })
  })
  const { a, b, ...ids } = JSON.parse(made) as Record<'event' | 'meeting' | 'plan' | 'a' | 'b', string>
  return { ...ids, asker: of('signup', a), asked: of('signup', b), other: a, guests: [a, b] }
}
