import type { FoundGuest, Guest } from '@keqiao/shared/check-ins'
import type { Badge } from '@keqiao/shared/doors'
import { maskMail, maskPhone } from '@keqiao/shared/primitives'
import type { Reader } from '../platform/db/database.ts'
import type { RoadshowRow, SignupRow } from '../roadshow/tables.ts'
import * as store from './store.ts'
import type { CheckInRow } from './tables.ts'

/** A helper sees no more than the last figures. */
export const lastFigures = ({ contactKind, phone, mail }: SignupRow) =>
  contactKind === 'phone' ? `****${maskPhone(phone ?? '').slice(-4)}` : maskMail(mail ?? '')

export const eventShown = (event: RoadshowRow, state: RoadshowRow['state']) => {
  const { id, title, startsAt, endsAt, venue } = event
  return { id, title, state, startsAt, endsAt, venue }
}

/** Several at once, in the order given. */
export async function guestsOf(db: Reader, rows: SignupRow[]): Promise<Omit<Guest, 'delegation' | 'meetings'>[]> {
  const ids = rows.map(({ id }) => id)
  const [companions, entries, numbers] = [
    Map.groupBy(
      await store.companionsOf(
        db,
        rows.flatMap((row) => (row.seats > 1 ? row.id : [])),
      ),
      ({ signupId }) => signupId,
    ),
    Map.groupBy(await store.entrancesOf(db, ids), ({ signupId }) => signupId),
    new Map((await store.badgesOf(db, ids)).map(({ signupId, no }) => [signupId, no])),
  ]
  return rows.map(({ id, name, organisation, title, role, state }) => {
    const at = (companionId: string | null) => entries.get(id)?.find((entry) => entry.companionId === companionId)?.at ?? null
    return {
      ...{ signupId: id, name, organisation, title, role, state },
      inAt: at(null),
      companions: (companions.get(id) ?? []).map((one) => ({ id: one.id, name: one.name, inAt: at(one.id) })),
      badge: numbers.get(id) ?? null,
    }
  })
}

export async function foundOf(db: Reader, rows: SignupRow[]): Promise<FoundGuest[]> {
  const guests = await guestsOf(db, rows)
  return guests.map((guest, i) => ({ ...guest, contact: lastFigures(rows[i] as SignupRow) }))
}

export function shownEntry(row: CheckInRow, names: Map<string, string>) {
  const { id, at, device, how, doorId, personId } = row
  return { id, at, device, how, by: names.get(doorId ?? personId ?? '') ?? '' }
}

export async function badgesOf(db: Reader, rows: SignupRow[], ticketOf: (id: string) => string): Promise<Badge[]> {
  const guests = await guestsOf(db, rows)
  return guests.flatMap(({ badge, companions, inAt: _, state: __, ...guest }) => {
    const own = { ...guest, no: badge as number, part: 0, companion: null, ticket: ticketOf(guest.signupId) }
    return [
      own,
      ...companions.map(({ id, name }, i) => ({
        ...{ ...own, part: i + 1, name, title: null },
        companion: { id, of: guest.name },
      })),
    ]
  })
}
