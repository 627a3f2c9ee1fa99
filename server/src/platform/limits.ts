import { createHash } from 'node:crypto'
import { eq, lt, sql } from 'drizzle-orm'
import type { Clock } from './clock.ts'
import type { Database, Tx } from './db/database.ts'
import { limits } from './limits.tables.ts'

export type Limits = ReturnType<typeof createLimits>

/** `most` in a window; or `free` tries, then a wait that doubles from `firstMs` up to `mostMs`. */
export type Limit = { most: number; windowMs: number } | { free: number; firstMs: number; mostMs: number; forgetMs: number }
export interface Tried {
  count: number
  until: number
  endsAt: number
}

export interface Asked {
  limit: Limit
  key: string[]
  n?: number
}

export interface Answer {
  waitMs: number
  /** When the last key's window ends. */
  endsAt: number
}

/** The state after asking for `n` tries, and how long to wait instead: 0 lets in. A refused try does not count. */
export function decide(limit: Limit, before: Tried | undefined, now: number, n = 1): { after: Tried; waitMs: number } {
  const lasting = before && before.endsAt > now ? before : undefined
  if ('most' in limit) {
    const old = lasting ?? { count: 0, until: 0, endsAt: now + limit.windowMs }
    if (old.count + n > limit.most) return { after: old, waitMs: old.endsAt - now }
    return { after: { ...old, count: old.count + n }, waitMs: 0 }
  }
  if (lasting && lasting.until > now) return { after: lasting, waitMs: lasting.until - now }
  const count = (lasting?.count ?? 0) + n
  const beyond = count - limit.free
  const pause = beyond < 0 ? 0 : Math.min(limit.mostMs, limit.firstMs * 2 ** Math.min(beyond, 40))
  return { after: { count, until: now + pause, endsAt: now + Math.max(limit.forgetMs, pause) }, waitMs: 0 }
}

const SWEPT_AFTER_MS = 60_000
const SWEPT_EVERY = 1000
const digest = (parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('base64url')

/** Limits that every process of this house keeps together: they stand in the database. */
export function createLimits({ db, clock }: { db: Database; clock: Clock }) {
  async function row(tx: Tx, key: string): Promise<Tried | undefined> {
    // Touched first: on Postgres this is the lock under which the count below decides.
    const [found] = await tx
      .update(limits)
      .set({ count: sql`${limits.count} + 0` })
      .where(eq(limits.key, key))
      .returning()
    return found
  }

  async function askIn(tx: Tx, asked: Asked[]): Promise<Answer> {
    const now = clock.millis()
    const taken: { key: string; after: Tried }[] = []
    for (const { limit, key: parts, n } of asked) {
      const key = digest(parts)
      await tx.insert(limits).values({ key, count: 0, until: 0, endsAt: 0 }).onConflictDoNothing()
      const { after, waitMs } = decide(limit, await row(tx, key), now, n)
      if (waitMs > 0) return { waitMs, endsAt: after.endsAt }
      taken.push({ key, after })
    }
    for (const { key, after } of taken) await tx.update(limits).set(after).where(eq(limits.key, key))
    return { waitMs: 0, endsAt: taken.at(-1)?.after.endsAt ?? now }
  }

  let calls = 0
  return {
    /** The tries of one act, all its keys together: none counts unless all are let in. */
    async ask(asked: Asked[]): Promise<Answer> {
      if (++calls % SWEPT_EVERY === 0) await this.sweep()
      return db.write((tx) => askIn(tx, asked))
    },

    /** Milliseconds to wait; 0 when the try counts and may go on. */
    async take(asked: Asked[]): Promise<number> {
      return (await this.ask(asked)).waitMs
    },

    /** The same inside a write that goes on. */
    takeIn: async (tx: Tx, asked: Asked[]) => (await askIn(tx, asked)).waitMs,

    /** Drops what is forgotten; apart from `take`, whose locks it must not cross. */
    async sweep() {
      await db.write(async (tx) => void (await tx.delete(limits).where(lt(limits.endsAt, clock.millis() - SWEPT_AFTER_MS))))
    },

    /** Gives a try back: it was no failure. */
    async giveBack(key: string[]) {
      await db.write(async (tx) => {
        await tx
          .update(limits)
          .set({ count: sql`case when ${limits.count} > 0 then ${limits.count} - 1 else 0 end` })
          .where(eq(limits.key, digest(key)))
      })
    },

    async forget(key: string[]) {
      await db.write(async (tx) => void (await tx.delete(limits).where(eq(limits.key, digest(key)))))
    },
  }
}
