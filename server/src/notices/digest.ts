import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import type { Outbox } from '../platform/outbox.ts'
import { lastDigestTime } from './rules.ts'
import * as store from './store.ts'

/** Gathers what came before the last 08:00 and was not read since; each notice once, however often and by however many this runs. */
export async function sendDigests({ db, clock, outbox }: { db: Database; clock: Clock; outbox: Outbox }): Promise<number> {
  const before = lastDigestTime(clock.now())
  let sent = 0
  for (const personId of await store.peopleWithDigest(db.read, before))
    await db.write(async (tx) => {
      const id = newId()
      const count = await store.gather(tx, { personId, before, digestId: id })
      if (count === 0) return
      const mail = { id, personId, code: 'digest' as const, facts: { count }, subject: 'account', state: 'waiting' as const }
      await store.insertMails(tx, [{ ...mail, createdAt: clock.now() }])
      await outbox.add(tx, 'mail', id)
      sent++
    })
  return sent
}
