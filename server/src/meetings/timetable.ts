import type { GuestMeeting } from '@keqiao/shared/check-ins'
import type { Reader } from '../platform/db/database.ts'
import * as store from './store.ts'

/** When and where these sign-ups are expected at one event, and by whom; for the door. */
export async function agreedOf(db: Reader, roadshowId: string, signupIds: string[]): Promise<Map<string, GuestMeeting[]>> {
  const held = await store.agreedOf(db, roadshowId, signupIds)
  const places = held.length > 0 ? ((await store.bookOf(db, roadshowId))?.places ?? []) : []
  const asked = new Set(signupIds)
  const signups = await store.signupsOf(db, [...new Set(held.flatMap(({ people }) => people.map(({ signupId }) => signupId)))])
  const found = new Map<string, GuestMeeting[]>()
  for (const { meeting, people } of held.toSorted((a, b) => (a.meeting.startsAt ?? '').localeCompare(b.meeting.startsAt ?? ''))) {
    const { startsAt, endsAt, place } = meeting
    const at = place === null ? undefined : places[place]
    const there = people.filter(({ answer }) => answer === 'yes')
    if (!startsAt || !endsAt || !at) continue
    for (const { signupId } of there) {
      if (!asked.has(signupId)) continue
      const others = there.flatMap((one) => (one.signupId === signupId ? [] : (signups.get(one.signupId) ?? [])))
      const shown = { startsAt, endsAt, table: at.name, isOnline: at.link !== null, link: at.link }
      found.set(signupId, [
        ...(found.get(signupId) ?? []),
        { ...shown, others: others.map(({ name, organisation }) => ({ name, organisation })) },
      ])
    }
  }
  return found
}
