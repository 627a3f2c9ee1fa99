import { liveQuestions } from '@keqiao/server/live/tables'
import { newId } from '@keqiao/server/platform/ids'
import { ProjectDraft } from '@keqiao/shared/presentations'
import { openRoadshow, roadshowDraft, signupDraft } from '../support/roadshow.ts'
import { doorRecord } from './door-records.ts'
import { meetingRecord } from './meeting-records.ts'
import { turnoutRecord } from './turnout-records.ts'
import type { Owner, World } from './world.ts'

type Variant = 'draft' | 'open' | 'approval' | 'call'
/** Open since before, and as long as the event is open. */
const CALL = { callOpensAt: '2026-11-01T00:00:00.000Z', callClosesAt: '2026-12-01T10:00:00.000Z' }

/** Events held by an organisation, and who signed up for them. */
export function eventRecords(
  world: World,
  once: (name: string, make: () => Promise<string>) => Promise<string>,
  listing: (kind: 'achievement', variant: 'OPEN', owner: Owner, author: 'member') => Promise<string>,
) {
  const { house, organisations, members, operator } = world
  const { roadshow: events } = house.services

  /** A draft, or open for registration, with or without approval. */
  const roadshow = (owner: Owner, variant: Variant) =>
    once(`roadshow ${owner} ${variant}`, async () => {
      const { id: hostId, region } = organisations[owner]
      const given = {
        hostId,
        region,
        approval: variant === 'approval',
        contact: '值班电话 0315-0000000',
        ...(variant === 'call' && CALL),
      }
      if (variant !== 'draft') return openRoadshow(house, world, given)
      return (await events.create(operator, roadshowDraft(given))).id
    })

  return {
    roadshow,
    /** Of this owner, submitted to the call of an event that it holds itself. */
    project: async (owner: Owner) => {
      const event = await roadshow(owner, 'call')
      const subject = `achievement:${await listing('achievement', 'OPEN', owner, 'member')}`
      const id = await once(`project ${owner}`, async () => {
        const draft = ProjectDraft.parse({ subject, speaker: '陈老师', pitch: '已在产线试用', secrecyTick: true })
        return (await events.projects.submit(members[owner], event, draft)).id
      })
      return { id, event, subject }
    },
    meeting: (owner: Owner, state: 'asked' | 'over' = 'asked') => meetingRecord(world, once, owner, state),

    door: (owner: Owner) => doorRecord(world, once, owner),
    turnout: (owner: Owner) => turnoutRecord(world, once, owner),
    /** One that waits for the host, and the link of whoever asked it. */
    question: async (owner: Owner) => {
      const event = await roadshow(owner, 'open')
      const signupId = await once(`asker ${owner}`, async () => {
        const draft = signupDraft({ mode: 'ONLINE' })
        return (await events.door.signUp({ personId: null, source: 'web' }, event, draft)).signup.id
      })
      const question = await once(`question ${owner}`, async () => {
        const id = newId()
        const row = { id, roadshowId: event, seq: 1, version: 1, signupId, key: 'x', text: '多少钱？', anonymous: false }
        const at = house.clock.now()
        await house.services.db.write(
          async (tx) => void (await tx.insert(liveQuestions).values({ ...row, state: 'waiting', at })),
        )
        return id
      })
      return { event, question, token: events.tokens.of('signup', signupId) }
    },

    /** Of somebody without an account, with the own link. */
    signup: async (owner: Owner, variant: 'open' | 'approval') => {
      const event = await roadshow(owner, variant)
      const id = await once(`signup ${owner} ${variant}`, async () => {
        const { signup } = await events.door.signUp({ personId: null, source: 'web' }, event, signupDraft())
        return signup.id
      })
      return { id, token: events.tokens.of('signup', id) }
    },
  }
}
