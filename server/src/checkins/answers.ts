import type { DoorAnswer, Guest } from '@keqiao/shared/check-ins'
import type { Reader } from '../platform/db/database.ts'
import type { Decision } from './entering.ts'
import { guestsOf, shownEntry } from './guests.ts'
import type { CheckInUses, Keeper } from './keeping.ts'
import * as store from './store.ts'
import { shownTo } from './timetable.ts'

export type Answers = ReturnType<typeof createAnswers>

/** What whoever stands at the door hears of people; a hundred cost no more questions than one. */
export function createAnswers({ clock, timetable }: Pick<CheckInUses, 'clock' | 'timetable'>) {
  /** With everything that a delegation, companions and meetings add. */
  async function wholeGuestsOf(db: Reader, roadshowId: string, ids: string[], keeper: Keeper): Promise<Map<string, Guest>> {
    const rows = await store.signupsOf(db, [...new Set(ids)])
    const delegations = await store.delegationsOf(db, [...new Set(rows.flatMap((row) => row.groupId ?? []))])
    const guests = await guestsOf(db, rows)
    const known = rows.map(({ id }) => id)
    const meetings = known.length > 0 ? await timetable.agreedOf(db, roadshowId, known) : new Map()
    return new Map(
      rows.map((row, i) => {
        const more = {
          delegation: delegations.get(row.groupId ?? '') ?? null,
          meetings: shownTo(keeper, meetings.get(row.id), clock.now()),
        }
        return [row.id, { ...guests[i], ...more } as Guest]
      }),
    )
  }

  async function answersOf(db: Reader, roadshowId: string, decisions: Decision[], keeper: Keeper): Promise<DoorAnswer[]> {
    const entries = decisions.flatMap((one) => (one.result === 'refused' ? [] : one.row))
    const ids = entries.map(({ signupId }) => signupId)
    const guests = await wholeGuestsOf(db, roadshowId, ids, keeper)
    const keepers = await store.keepersOf(db, entries)
    return decisions.map((one) => {
      if (one.result === 'refused') return one
      const { result, nonce, row } = one
      const guest = guests.get(row.signupId) as Guest
      const companion = guest.companions.find(({ id }) => id === row.companionId)?.name ?? null
      return { result, nonce, guest, companion, entry: shownEntry(row, keepers) }
    })
  }

  return { wholeGuestsOf, answersOf }
}
