import type { Tx } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { firstFree, slotsOf } from './rules.ts'
import type { Held } from './store.ts'
import * as store from './store.ts'
import type { BookRow, MeetingRow } from './tables.ts'

/** Those who come, unless they have said no. */
export const coming = ({ people }: Held) => people.filter(({ answer }) => answer === 'yes').map(({ signupId }) => signupId)

/**
 * The one door through which a meeting gets its slot and place, under the lock of its event: the earliest slot in which all who come
 * are free and there, or the one wished; `heeded` are those whose absences count, `held` what others hold, where the caller knows.
 * What was held for it before is given up.
 */
export async function seat(
  tx: Tx,
  book: BookRow,
  { id }: Pick<MeetingRow, 'id'>,
  people: string[],
  given: { now: string; wished?: string | null; heeded?: string[]; held?: Map<string, Set<string>> },
) {
  const { now, wished = null, heeded = people } = given
  const slots = slotsOf(book).filter(({ startsAt }) => startsAt > now && (wished === null || startsAt === wished))
  const away = await Promise.all(heeded.map(async (one) => new Set((await store.guestOf(tx, one))?.away ?? [])))
  const holders = people.map((one) => `signup:${one}`)
  const held = given.held ?? (await store.heldAt(tx, book.roadshowId, id))
  const found = firstFree(slots, book.places.length, holders, held, away)
  if (!found) throw new Refusal('no_common_slot', { wished: wished !== null })
  await store.release(tx, id)
  const { startsAt, endsAt, place } = found
  const rows = [...holders, `place:${place}`].map((holder) => ({ roadshowId: book.roadshowId, startsAt, holder, meetingId: id }))
  if (!(await store.hold(tx, rows))) throw new Refusal('no_common_slot', { wished: wished !== null })
  return { startsAt, endsAt, place }
}
