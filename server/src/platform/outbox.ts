import { and, asc, desc, eq, inArray, lte, sql } from 'drizzle-orm'
import type { Clock } from './clock.ts'
import type { Database, Reader, Tx } from './db/database.ts'
import { plainFault } from './fault.ts'
import { outbox } from './outbox.tables.ts'
import { redacted } from './redact.ts'
import { Refusal } from './refusal.ts'

const HOLD_MS = 120_000
const MOST_TRIES = 8
const CHUNK = 500

export interface Claimed {
  seq: number
  subject: string
  tries: number
}
/** Handles a batch of distinct subjects of one topic; re-reads the present, may run twice. */
export interface Topic {
  most: number
  /** Tries before a subject is parked; eight unless said. */
  tries?: number
  /** Works beside the other topics, because what it waits for may be slow. */
  apart?: true
  handle(subjects: string[]): Promise<void>
}
export type Outbox = ReturnType<typeof createOutbox>

/** Seconds before try n + 1: 1, 2, 4 … at most five minutes. */
const backOff = (tries: number) => Math.min(300_000, 1000 * 2 ** tries)

function textOf(fault: unknown): string {
  if (fault instanceof Refusal) return `${fault.code} ${JSON.stringify(fault.facts)}`
  const { type, message, stack } = plainFault(fault)
  return `${type}: ${message}\n${stack}`
}

export function createOutbox({ db, clock }: { db: Database; clock: Clock }) {
  return {
    /** Marks subjects as dirty, in the transaction that made them so. */
    async add(tx: Tx, topic: string, ...subjects: string[]) {
      for (let i = 0; i < subjects.length; i += CHUNK)
        await tx
          .insert(outbox)
          .values(subjects.slice(i, i + CHUNK).map((subject) => ({ topic, subject, createdAt: clock.now() })))
    },

    /** The same for what is due only at `millis`. */
    async addAt(tx: Tx, topic: string, millis: number, ...subjects: string[]) {
      for (let i = 0; i < subjects.length; i += CHUNK)
        await tx
          .insert(outbox)
          .values(subjects.slice(i, i + CHUNK).map((subject) => ({ topic, subject, heldUntil: millis, createdAt: clock.now() })))
    },

    /** Takes up to `most` due rows of a topic for this worker; a crash gives them back when the hold ends. */
    async claim(topic: string, most: number): Promise<Claimed[]> {
      const now = clock.millis()
      const due = and(eq(outbox.topic, topic), eq(outbox.parked, false), lte(outbox.heldUntil, now))
      const [first] = await db.read.select({ seq: outbox.seq }).from(outbox).where(due).limit(1)
      if (!first) return []
      return db.write(async (tx) => {
        const batch = tx.select({ seq: outbox.seq }).from(outbox).where(due).orderBy(asc(outbox.seq)).limit(most)
        const rows = await tx
          .update(outbox)
          .set({ heldUntil: now + HOLD_MS, tries: sql`${outbox.tries} + 1` })
          .where(and(inArray(outbox.seq, batch), due))
          .returning({ seq: outbox.seq, subject: outbox.subject, tries: outbox.tries })
        return rows.sort((a, b) => a.seq - b.seq)
      })
    },

    async finish(claimed: Claimed[]) {
      await db.write(async (tx) => {
        for (let i = 0; i < claimed.length; i += CHUNK)
          await tx.delete(outbox).where(
            inArray(
              outbox.seq,
              claimed.slice(i, i + CHUNK).map((row) => row.seq),
            ),
          )
      })
    },

    /** A refusal will not change by waiting: parked at once. Anything else is tried again, then parked. */
    async fail(claimed: Claimed[], fault: unknown, mostTries = MOST_TRIES) {
      const now = clock.millis()
      await db.write(async (tx) => {
        for (const row of claimed)
          await tx
            .update(outbox)
            .set({
              heldUntil: now + backOff(row.tries),
              parked: fault instanceof Refusal || row.tries >= mostTries,
              lastFault: redacted(textOf(fault)).slice(0, 2000),
            })
            .where(eq(outbox.seq, row.seq))
      })
    },

    /** What was given up, newest first. */
    async parked(topic: string): Promise<{ subject: string; tries: number; fault: string; since: string }[]> {
      const where = and(eq(outbox.topic, topic), eq(outbox.parked, true))
      const rows = await db.read.select().from(outbox).where(where).orderBy(desc(outbox.seq)).limit(CHUNK)
      return rows.map(({ subject, tries, lastFault, createdAt }) => ({
        subject,
        tries,
        fault: lastFault?.split('\n')[0] ?? '',
        since: createdAt,
      }))
    },

    /** Takes up again what was given up; false when there is no such thing. */
    async release(tx: Tx, topic: string, subject: string): Promise<boolean> {
      const where = and(eq(outbox.topic, topic), eq(outbox.subject, subject), eq(outbox.parked, true))
      const rows = await tx.update(outbox).set({ parked: false, tries: 0, heldUntil: 0 }).where(where).returning()
      return rows.length > 0
    },

    async waiting(topic: string, reader: Reader = db.read): Promise<number> {
      return reader.$count(outbox, and(eq(outbox.topic, topic), eq(outbox.parked, false)))
    },
  }
}
