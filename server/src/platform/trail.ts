import type { TrailAction } from '@keqiao/shared/trail'
import { asc, desc, eq, gt, isNotNull, sql } from 'drizzle-orm'
import type { Clock } from './clock.ts'
import { atEndOfWrite, type Database, type Tx } from './db/database.ts'
import type { RequestViewer } from './serve.ts'
import { trail, trailHead } from './trail.tables.ts'
import { GENESIS, hashOf, type TrailEntry } from './trail-chain.ts'

export type Trail = ReturnType<typeof createTrail>
/** Whoever acts: a viewer with the roles of that moment, or one of the three below. A mere person is none: the role would be lost. */
export type Actor = (RequestViewer & { roles: readonly string[] }) | Outside
interface Outside {
  [OUTSIDE]: { id: string | null; role: string }
}
const OUTSIDE = Symbol('acts without a viewer')

/** The house itself: timers, jobs, scripts. */
export const SYSTEM: Actor = { [OUTSIDE]: { id: null, role: 'SYSTEM' } }
/** Whoever stands at the door without having come in. */
export const STRANGER: Actor = { [OUTSIDE]: { id: null, role: 'PUBLIC' } }
/** The holder of an account, about that account alone; often before there is a viewer. */
export const holderOf = (personId: string): Actor => ({ [OUTSIDE]: { id: personId, role: 'HOLDER' } })

const SLICE = 1000

export function createTrail(clock: Clock) {
  return {
    /** Written at the end of the transaction: nothing waits for another once it holds the head, so no two can block each other. */
    async record(tx: Tx, actor: Actor, action: TrailAction, subject: string, facts: Record<string, unknown> = {}) {
      const entry = { at: clock.now(), ...actorOf(actor), action, subject, facts: JSON.parse(JSON.stringify(facts)) }
      await atEndOfWrite(finish, { tx, entry })
    },

    /** Once: makes the head, and chains the rows of a database that is older than the chain. */
    begin: (db: Database) => db.write((tx) => begin(tx, clock)),
  }

  async function finish(noted: { tx: Tx; entry: TrailEntry }[]) {
    const [first] = noted
    if (first) await append(first.tx, ...noted.map(({ entry }) => entry))
  }

  async function append(tx: Tx, ...entries: TrailEntry[]) {
    let head = await touch(tx, entries.length)
    if (!head) {
      await begin(tx, clock)
      head = await touch(tx, entries.length)
    }
    if (!head) throw new Error('the trail has no head')
    let seq = head.count - entries.length
    let prevHash = head.hash
    const rows = entries.map((entry) => {
      const row = { ...entry, facts: entry.facts as Record<string, unknown>, seq: ++seq, prevHash }
      prevHash = hashOf(row)
      return { ...row, hash: prevHash }
    })
    for (let i = 0; i < rows.length; i += SLICE) await tx.insert(trail).values(rows.slice(i, i + SLICE))
    await tx.update(trailHead).set({ hash: prevHash, at: clock.now() }).where(eq(trailHead.id, 1))
  }

  async function begin(tx: Tx, { now }: Clock) {
    const values = { id: 1, count: 0, hash: GENESIS, at: now() }
    const [made] = await tx.insert(trailHead).values(values).onConflictDoNothing().returning()
    if (!made) return
    const chained = tx.select({ count: trail.seq, hash: trail.hash }).from(trail).where(isNotNull(trail.hash))
    const [last] = await chained.orderBy(desc(trail.seq)).limit(1)
    if (!last) return chainOld(tx)
    // Somebody took the head away; the chain goes on from its last row and says so.
    await tx.update(trailHead).set({ count: last.count, hash: last.hash ?? GENESIS })
    await append(tx, { at: now(), ...actorOf(SYSTEM), action: 'trail.head_lost', subject: 'trail', facts: { count: last.count } })
  }
}

const touch = async (tx: Tx, more: number) =>
  (
    await tx
      .update(trailHead)
      .set({ count: sql`${trailHead.count} + ${more}` })
      .where(eq(trailHead.id, 1))
      .returning({ count: trailHead.count, hash: trailHead.hash })
  )[0]

function actorOf(actor: Actor) {
  if (OUTSIDE in actor) return { actorId: actor[OUTSIDE].id, actorRole: actor[OUTSIDE].role }
  const { person, roles } = actor
  return { actorId: person?.id ?? null, actorRole: roles.join(' ') || (person ? 'SIGNED_IN' : 'PUBLIC') }
}

/** Rows take their places without gaps, in their old order; a place is never above the old number, so none is taken twice. */
async function chainOld(tx: Tx) {
  let count = 0
  let prevHash = GENESIS
  for (let after = 0; ; ) {
    const rows = await tx.select().from(trail).where(gt(trail.seq, after)).orderBy(asc(trail.seq)).limit(SLICE)
    const [end] = rows.slice(-1)
    if (!end) break
    after = end.seq
    for (const row of rows) {
      const linked = { ...row, seq: ++count, prevHash }
      const hash = hashOf(linked)
      await tx.update(trail).set({ seq: count, prevHash, hash }).where(eq(trail.seq, row.seq))
      prevHash = hash
    }
  }
  await tx.update(trailHead).set({ count, hash: prevHash })
}
