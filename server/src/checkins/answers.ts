import type { DoorAnswer, Guest } from '@keqiao/shared/check-ins'
import type { Reader } from '../platform/db/database.ts'
import type { Decision } from './entering.ts'
import { guestsOf, shownEntry } from './guests.ts'
import * as store from './store.ts'

/** With everything that a delegation and companions add. */
export async function wholeGuestsOf(db: Reader, ids: string[]): Promise<Map<string, Guest>> {
  const rows = await store.signupsOf(db, [...new Set(ids)])
  const delegations = await store.delegationsOf(db, [...new Set(rows.flatMap((row) => row.groupId ?? []))])
  const guests = await guestsOf(db, rows)
  return new Map(
    rows.map((row, i) => [row.id, { ...guests[i], delegation: delegations.get(row.groupId ?? '') ?? null } as Guest]),
  )
}

/** Decisions as whoever stands at the door hears them; a hundred cost no more questions than one. */
export async function answersOf(db: Reader, decisions: Decision[]): Promise<DoorAnswer[]> {
  const entries = decisions.flatMap((one) => (one.result === 'refused' ? [] : one.row))
  const guests = await wholeGuestsOf(
    db,
    entries.map(({ signupId }) => signupId),
  )
  const keepers = await store.keepersOf(db, entries)
  return decisions.map((one) => {
    if (one.result === 'refused') return one
    const { result, nonce, row } = one
    const guest = guests.get(row.signupId) as Guest
    const companion = guest.companions.find(({ id }) => id === row.companionId)?.name ?? null
    return { result, nonce, guest, companion, entry: shownEntry(row, keepers) }
  })
}
