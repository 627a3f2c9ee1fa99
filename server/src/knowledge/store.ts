import { count, eq, max, ne } from 'drizzle-orm'
import { persons } from '../accounts/tables.ts'
import type { Reader, Tx } from '../platform/db/database.ts'
import { type KnowledgeEdit, knowledgeEdits } from './tables.ts'

export type Edit = KnowledgeEdit & { name: string | null }

/** No entry: whoever changes the vocabulary holds this row until it is done. */
const TURN = 'turn'
export async function takeTurn(tx: Tx, at: string) {
  await save(tx, { subject: TURN, content: null, active: true, reason: null, by: null, at })
}

export async function all(db: Reader): Promise<Edit[]> {
  const rows = await db
    .select({ edit: knowledgeEdits, name: persons.name })
    .from(knowledgeEdits)
    .leftJoin(persons, eq(persons.id, knowledgeEdits.by))
    .where(ne(knowledgeEdits.subject, TURN))
  return rows.map(({ edit, name }) => ({ ...edit, name }))
}

/** Differs when anything was changed, by whichever process. */
export async function stamp(db: Reader): Promise<string> {
  const [row] = await db
    .select({ edits: count(), last: max(knowledgeEdits.at) })
    .from(knowledgeEdits)
    .where(ne(knowledgeEdits.subject, TURN))
  return `${row?.edits} ${row?.last}`
}

/** False where somebody else has just taken that number. */
export async function add(tx: Tx, row: KnowledgeEdit): Promise<boolean> {
  return (await tx.insert(knowledgeEdits).values(row).onConflictDoNothing().returning()).length > 0
}

export async function save(tx: Tx, row: KnowledgeEdit) {
  const { subject: _, ...values } = row
  await tx.insert(knowledgeEdits).values(row).onConflictDoUpdate({ target: knowledgeEdits.subject, set: values })
}

export async function drop(tx: Tx, subject: string): Promise<boolean> {
  const rows = await tx.delete(knowledgeEdits).where(eq(knowledgeEdits.subject, subject)).returning()
  return rows.length > 0
}
