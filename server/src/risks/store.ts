import { asc, desc, eq } from 'drizzle-orm'
import { persons } from '../accounts/tables.ts'
import type { Reader, Tx } from '../platform/db/database.ts'
import { secrecyWords } from './tables.ts'

type NewWord = typeof secrecyWords.$inferInsert

export async function activeWords(db: Reader): Promise<string[]> {
  const rows = await db
    .select({ folded: secrecyWords.folded })
    .from(secrecyWords)
    .where(eq(secrecyWords.active, true))
    .orderBy(asc(secrecyWords.folded))
  return rows.map(({ folded }) => folded)
}

/** The active ones first, the newest on top. */
export const all = (db: Reader) =>
  db
    .select({ row: secrecyWords, by: persons.name })
    .from(secrecyWords)
    .leftJoin(persons, eq(persons.id, secrecyWords.by))
    .orderBy(desc(secrecyWords.active), desc(secrecyWords.at), asc(secrecyWords.word))

/** Adds what is not known yet; what is known stays as it is. */
export async function addNew(tx: Tx, rows: NewWord[]) {
  await tx.insert(secrecyWords).values(rows).onConflictDoNothing()
}

/** Adds a word or takes it up again. */
export async function put(tx: Tx, row: NewWord) {
  const { id: _, folded: __, ...values } = row
  const [made] = await tx
    .insert(secrecyWords)
    .values(row)
    .onConflictDoUpdate({ target: secrecyWords.folded, set: values })
    .returning()
  return made as typeof secrecyWords.$inferSelect
}

export async function retire(tx: Tx, id: string, values: { by: string | null; at: string }) {
  const [row] = await tx
    .update(secrecyWords)
    .set({ active: false, ...values })
    .where(eq(secrecyWords.id, id))
    .returning()
  return row
}
