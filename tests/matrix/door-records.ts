import { openRoadshow, signupDraft } from '../support/roadshow.ts'
import type { Owner, World } from './world.ts'

type Once = (name: string, make: () => Promise<string>) => Promise<string>
type Made = Record<'event' | 'signup' | 'ticket' | 'entry' | 'link' | 'token', string>

/** An event of this organisation that is on, somebody with a place, somebody who is in, and a helper's link. */
export async function doorRecord(world: World, once: Once, owner: Owner): Promise<Made> {
  const { house, organisations, operator } = world
  const made = await once(`door ${owner}`, async () => {
    const { roadshow, checkIns } = house.services
    const { id: hostId, region } = organisations[owner]
    const hours = (n: number) => new Date(house.clock.millis() + n * 3_600_000).toISOString()
    const on = { startsAt: hours(-1), endsAt: hours(1), regOpensAt: hours(-9), regClosesAt: hours(-2) }
    const event = await openRoadshow(house, world, { hostId, region, ...on })
    const by = { personId: null, source: 'organiser' as const, late: true }
    const { signup } = await roadshow.door.signUp(by, event, signupDraft())
    const { signup: other } = await roadshow.door.signUp(by, event, signupDraft())
    const scan = { ticket: null, signupId: other.id, companionId: null, sessionId: null, device: null, at: null }
    const nonce = `matrix-${owner}-${'x'.repeat(12)}`
    const answer = await checkIns.enter(operator, { ...scan, eventId: event, nonce, how: 'search' })
    const link = await checkIns.addLink(operator, event, '东门')
    return JSON.stringify({
      ...{ event, signup: signup.id, ticket: roadshow.tokens.of('ticket', signup.id) },
      ...{ entry: answer.result === 'ok' ? answer.entry.id : '', link: link.id, token: link.token },
    })
  })
  return JSON.parse(made)
}
