import { eq } from 'drizzle-orm'
import type { Reader } from './db/database.ts'
import { outbox } from './outbox.tables.ts'

/** Something that must hold of the whole database at every moment. */
export interface Check {
  name: string
  /** What is wrong, each by what it is about; nothing when it holds. */
  find(db: Reader, now: string): Promise<string[]>
}
export interface Finding {
  name: string
  wrong: string[]
}

export const outboxChecks: Check[] = [
  {
    name: 'outbox: nothing was given up',
    async find(db) {
      const rows = await db.select({ topic: outbox.topic, subject: outbox.subject }).from(outbox).where(eq(outbox.parked, true))
      return rows.map(({ topic, subject }) => `${topic} ${subject}`)
    },
  },
]

export async function examine(db: Reader, checks: readonly Check[], now: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { name, find } of checks) findings.push({ name, wrong: await find(db, now) })
  return findings
}
