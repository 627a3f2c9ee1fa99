import { ARCHIVE_MONTHS, FRESH_MONTHS, LIVES, type ListingState, type Move, SHOWN_STATE } from '@keqiao/shared/lifecycle'
import type { Context, ListingDraft } from './context.ts'
import { addDays, addMonths } from './dates.ts'
import type { createMoving } from './moving.ts'
import type { ListingRow } from './store.ts'

/** Days before expiry on which the owner is reminded, the nearest first; the day itself brings the notice of expiry. */
const REMINDERS = [7, 30]
const MOST = 200

/** What time does to listings: reminders, expiry, archive. Each run does what is due and may run twice. */
export function createListingTimers<Row extends ListingRow, Draft extends ListingDraft, Rec, Card>(
  { kind, rules, store, subject, uses }: Context<Row, Draft, Rec, Card>,
  { system }: Pick<ReturnType<typeof createMoving<Row, Draft, Rec, Card>>, 'system'>,
) {
  const { db, clock, accounts, notices } = uses
  const statesThat = (move: Move) =>
    [...new Set(LIVES[kind].filter((one) => one.move === move && one.by === 'SYSTEM').map((one) => one.from))] as ListingState[]

  /** Moves every row that is due, one transaction each, so that one refused row holds up no other. */
  async function moveDue(move: Move, until: string): Promise<number> {
    const rows = await store.due(db.read, { states: statesThat(move), until, most: MOST })
    for (const row of rows) await db.write((tx) => system(tx, row, move))
    return rows.length
  }

  return [
    {
      name: `${kind}.expire`,
      async run() {
        // Records from before there were expiries get theirs, at least a month ahead.
        const now = clock.now()
        const adopted = await store.withoutExpiry(db.read, [SHOWN_STATE[kind], 'imported_unclaimed'], MOST)
        for (const row of adopted) {
          const usual = addMonths(row.confirmedAt ?? row.publishedAt ?? row.updatedAt, FRESH_MONTHS[kind])
          const [, expiresAt] = [usual, addDays(now, 31)].sort()
          await db.write((tx) => store.set(tx, row.id, { expiresAt }))
        }
        return adopted.length + (await moveDue('expire', now))
      },
    },
    { name: `${kind}.archive`, run: () => moveDue('archive', addMonths(clock.now(), -ARCHIVE_MONTHS)) },
    {
      name: `${kind}.remind`,
      async run() {
        let told = 0
        for (const days of REMINDERS) {
          const until = addDays(clock.now(), days)
          const due = await store.unreminded(db.read, { states: [SHOWN_STATE[kind]], until, days, most: MOST })
          for (const row of due)
            await db.write(async (tx) => {
              await store.set(tx, row.id, { reminded: days })
              const facts = { name: rules.isHidden(row) ? null : row.name, expiresAt: row.expiresAt as string }
              const people = await accounts.adminsOf(row.ownerId as string, tx)
              await notices.add(tx, people, { code: 'expiry_reminder', facts, subject: subject(row.id) })
            })
          told += due.length
        }
        return told
      },
    },
  ]
}
