import { type Facts, namesPerson } from '@keqiao/shared/notices'
import type { Uses } from './context.ts'
import type { Cells, Whose } from './rows.store.ts'
import * as store from './store.ts'
import type { ExportRow } from './tables.ts'

export interface Copy {
  id: string
  person: { id: string; name: string; email: string }
  askedAt: string
  noticeVersion: string
  tables: Record<string, Cells[]>
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Every row about this person, table by table; whatever names somebody else is left out of it. */
export async function gather(use: Pick<Uses, 'db' | 'rows' | 'texts'>, who: Whose, row: ExportRow): Promise<Copy> {
  const { db, rows, texts } = use
  const tables: Record<string, Cells[]> = {}
  for (const name of rows.tables) {
    const found = (await rows.ofPerson(db.read, name, who)).map((cells) => withoutNames(cells, who))
    if (rows.isPersonal(name)) tables[name] = found
  }
  return {
    id: row.id,
    person: { id: who.id, name: who.name, email: who.mail },
    askedAt: row.askedAt,
    noticeVersion: texts.current,
    tables: await withoutOthers(db.read, tables, who),
  }
}

/** In a notice, names of other people. */
function withoutNames(cells: Cells, who: Whose): Cells {
  const { code, facts } = cells
  if (typeof code !== 'string' || typeof facts !== 'object' || facts === null) return cells
  const own = Object.entries(facts as Facts).filter(([fact, value]) => !namesPerson(code, fact) || value === who.name)
  return { ...cells, facts: Object.fromEntries(own) }
}

/** An id of another person tells who they are to whoever can look it up. */
async function withoutOthers(db: Parameters<typeof store.peopleAmong>[0], tables: Copy['tables'], who: Whose) {
  const text = JSON.stringify(tables)
  const people = await store.peopleAmong(db, [...new Set(text.match(ID))])
  people.delete(who.id)
  return JSON.parse(text.replace(ID, (id) => (people.has(id) ? '…' : id))) as Copy['tables']
}
