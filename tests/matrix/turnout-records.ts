import { newId } from '@keqiao/server/platform/ids'
import { presentations, roadshows } from '@keqiao/server/roadshow/tables'
import { delegations, followUps, presentationMarks } from '@keqiao/server/turnout/tables'
import { eq } from 'drizzle-orm'
import { achievementDraft } from '../support/drafts.ts'
import { openRoadshow, signupDraft } from '../support/roadshow.ts'
import type { Owner, World } from './world.ts'

type Once = (name: string, make: () => Promise<string>) => Promise<string>
type Made = Record<'event' | 'presentation' | 'signup' | 'delegation' | 'followUp', string>

/** An event of this organisation that has ended: a guest who is interested in a project that nobody reads yet, a delegation, a follow-up. */
export async function turnoutRecord(world: World, once: Once, owner: Owner) {
  const { house, organisations, admins } = world
  const { achievements, roadshow, db } = house.services
  const { id: hostId, region } = organisations[owner]
  const made = await once(`turnout ${owner}`, async () => {
    const id = await openRoadshow(house, world, { hostId, region })
    const { signup } = await roadshow.door.signUp({ personId: null, source: 'web' }, id, signupDraft())
    const at = house.clock.now()
    const ids = { presentation: newId(), delegation: newId(), followUp: newId() }
    const project = await achievements.create(admins.stranger, organisations.stranger.id, achievementDraft(), { to: 'draft' })
    const subject = `achievement:${project.id}`
    const [startsAt, endsAt] = [-75, -72].map((hours) => new Date(house.clock.millis() + hours * 3_600_000).toISOString())
    await db.write(async (tx) => {
      await tx.update(roadshows).set({ startsAt, endsAt, state: 'follow_up' }).where(eq(roadshows.id, id))
      const shown = { state: 'presented', place: 0, speaker: '李工', minutes: 10, createdAt: at, stateAt: at } as const
      await tx.insert(presentations).values({ id: ids.presentation, roadshowId: id, subject, ...shown })
      const mark = { presentationId: ids.presentation, signupId: signup.id, roadshowId: id, intent: 'WANTS', at } as const
      await tx.insert(presentationMarks).values(mark)
      const list = { id: ids.delegation, roadshowId: id, organisationId: hostId, name: '一行', key: newId(), statedAt: at, at }
      await tx.insert(delegations).values(list)
      const row = { id: ids.followUp, roadshowId: id, days: 30, dueAt: at, createdAt: at }
      await tx.insert(followUps).values(row)
    })
    return JSON.stringify({ event: id, signup: signup.id, ...ids } satisfies Made)
  })
  const ids = JSON.parse(made) as Made
  const source = `presentation:${ids.presentation}:${ids.signup}`
  return { ...ids, source, token: roadshow.tokens.of('signup', ids.signup) }
}
