import type { Contact } from '@keqiao/shared/listings'
import { and, eq, getTableColumns, getTableName, inArray, isNotNull, isTable, or, type SQL, sql } from 'drizzle-orm'
import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Reader, Tx } from '../platform/db/database.ts'
import type { DataMap, Naming, TableEntry } from './map/entry.ts'

/** Whose rows: by id, address, name, and the organisations they belong to. */
export interface Whose {
  id: string
  mail: string
  name: string
  organisationIds: string[]
}
export type Cells = Record<string, unknown>
export type Rows = ReturnType<typeof createRows>

type Columns = Record<string, AnySQLiteColumn>
interface Shelf {
  table: SQLiteTable
  columns: Columns
  entry: TableEntry
}

const folded = (text: string | null | undefined) => text?.trim().toLowerCase() ?? ''
const escaped = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/** Rows of any table by what the map says of it: the one place that works without knowing the tables. */
export function createRows(schema: Record<string, unknown>, map: DataMap) {
  const shelves = new Map<string, Shelf>()
  for (const table of Object.values(schema)) {
    if (!isTable(table)) continue
    const name = getTableName(table)
    const entry = map[name]
    if (!entry) throw new Error(`the table ${name} is not in the map of personal data`)
    const columns = Object.fromEntries(Object.values(getTableColumns(table)).map((column) => [column.name, column]))
    shelves.set(name, { table: table as SQLiteTable, columns: columns as unknown as Columns, entry })
  }
  const shelf = (name: string) => shelves.get(name) as Shelf
  const column = ({ columns }: Shelf, name: string) => columns[name] as AnySQLiteColumn
  const select = ({ table, columns }: Shelf, db: Reader): ReturnType<ReturnType<Reader['select']>['from']> =>
    db.select(columns).from(table) as never

  const isContact = (naming: Naming | undefined) => typeof naming === 'object'

  function names(one: Shelf, name: string, who: Whose): SQL | undefined {
    const naming = one.entry.persons[name]
    const of = column(one, name)
    if (naming === 'id') return eq(of, who.id)
    if (naming === 'mail') return eq(sql`lower(${of})`, folded(who.mail))
    if (naming === 'subject') return inArray(of, [`person:${who.id}`, `agent:${who.id}`])
    // Looked at more closely once it is read.
    const text = sql`lower(cast(${of} as text))`
    const holds = (part: string) => sql`${text} like ${`%${escaped(folded(part))}%`} escape '\\'`
    return and(isNotNull(of), or(holds(who.mail), holds(who.name)))
  }

  const anyOf = (one: Shelf, columns: readonly string[], who: Whose) => or(...columns.map((name) => names(one, name, who)))

  /** Rows whose stored contact is this person: by address, or by name inside an own organisation when there is no address. */
  async function withContact(db: Reader, one: Shelf, who: Whose) {
    const found: { row: Cells; name: string; path: readonly string[] }[] = []
    for (const [name, naming] of Object.entries(one.entry.persons)) {
      if (typeof naming !== 'object') continue
      for (const row of (await select(one, db).where(names(one, name, who))) as Cells[])
        if (isTheirs(contactIn(row[name], naming.contactAt), row.owner_id, who)) found.push({ row, name, path: naming.contactAt })
    }
    return found
  }

  /** What the copy holds of one table. */
  async function ofPerson(db: Reader, name: string, who: Whose): Promise<Cells[]> {
    const one = shelf(name)
    const { owners, persons, columns, via } = one.entry
    const plain = owners.filter((owner) => !isContact(persons[owner]))
    if (via) {
      const parent = shelf(via.table)
      const keys = db
        .select({ key: column(parent, via.key) })
        .from(parent.table)
        .where(anyOf(parent, parent.entry.owners, who))
      return (await select(one, db).where(inArray(column(one, via.column), keys as never))) as Cells[]
    }
    if (plain.length > 0) {
      const rows = (await select(one, db).where(anyOf(one, plain, who))) as Cells[]
      return rows.map((row) => only(row, (key) => !columns[key]?.withheld && isOwn(persons[key], row[key], who)))
    }
    const found = owners.length > 0 ? await withContact(db, one, who) : []
    const keys = [...keysOf(one), 'name']
    return found.map(({ row, name, path }) => ({
      ...only(row, (key) => keys.includes(key)),
      [name]: contactIn(row[name], path) as unknown,
    }))
  }

  return {
    tables: [...shelves.keys()],
    /** Whether a table holds rows about a person at all. */
    isPersonal: (name: string) => shelf(name).entry.owners.length > 0 || shelf(name).entry.via !== undefined,

    /** How many rows of one table the copy holds. */
    async countOf(db: Reader, name: string, who: Whose): Promise<number> {
      const one = shelf(name)
      const plain = one.entry.owners.filter((owner) => !isContact(one.entry.persons[owner]))
      if (plain.length > 0) return db.$count(one.table, anyOf(one, plain, who))
      return (await ofPerson(db, name, who)).length
    },

    /** Listings that name this person as their contact. */
    async namedIn(db: Reader, name: string, who: Whose): Promise<{ id: string; name: string }[]> {
      const found = await withContact(db, shelf(name), who)
      return found.map(({ row }) => ({ id: String(row.id), name: String(row.name) }))
    },

    ofPerson,

    /** Whether anything stays of this person in this table. */
    async stays(db: Reader, name: string, who: Whose): Promise<boolean> {
      const one = shelf(name)
      const { owners, deletedBy, persons } = one.entry
      const kept = owners.filter((owner) => !deletedBy.includes(owner) && persons[owner] === 'id')
      return kept.length > 0 && (await db.$count(one.table, anyOf(one, kept, who))) > 0
    },

    /** Whether anything goes with this person that others gave to them: a membership, an office. */
    async holdsOffice(db: Reader, who: Whose): Promise<boolean> {
      for (const name of ['memberships', 'appointments']) {
        const one = shelf(name)
        if ((await db.$count(one.table, anyOf(one, one.entry.owners, who))) > 0) return true
      }
      return false
    },

    async eraseTables(tx: Tx, names: string[], who: Whose) {
      for (const one of names.map(shelf)) await tx.delete(one.table).where(anyOf(one, one.entry.deletedBy, who))
    },

    /** Deletes what goes, clears what stays. Rows that hang on others are gone before them. */
    async erase(tx: Tx, who: Whose) {
      for (const one of shelves.values()) await eraseHanging(tx, one, who)
      for (const one of shelves.values()) {
        const { deletedBy } = one.entry
        if (deletedBy.length > 0) await tx.delete(one.table).where(anyOf(one, deletedBy, who))
      }
      for (const one of shelves.values()) await clear(tx, one, who)
    },
  }

  async function eraseHanging(tx: Tx, one: Shelf, who: Whose) {
    const { via } = one.entry
    if (!via) return
    const parent = shelf(via.table)
    const keys = tx
      .select({ key: column(parent, via.key) })
      .from(parent.table)
      .where(anyOf(parent, parent.entry.owners, who))
    await tx.delete(one.table).where(inArray(column(one, via.column), keys as never))
  }

  async function clear(tx: Tx, one: Shelf, who: Whose) {
    const { owners, columns, persons } = one.entry
    const keyOf = (name: string) =>
      Object.entries(getTableColumns(one.table)).find(([, found]) => found.name === name)?.[0] as string
    for (const { row, name, path } of await withContact(tx, one, who)) {
      const same = and(...keysOf(one).map((key) => eq(column(one, key), row[key])))
      await tx
        .update(one.table)
        .set({ [keyOf(name)]: without(row[name], path) })
        .where(same)
    }
    const plain = owners.filter((owner) => persons[owner] === 'id')
    const values = Object.entries(columns).flatMap(([name, { becomes }]) => {
      if (becomes === undefined || isContact(persons[name])) return []
      return [[keyOf(name), typeof becomes === 'function' ? becomes(who.id) : becomes] as const]
    })
    if (plain.length > 0 && values.length > 0)
      await tx
        .update(one.table)
        .set(Object.fromEntries(values))
        .where(anyOf(one, plain, who))
  }
}

/** By which a row with a contact in it is told from others. */
const keysOf = ({ columns }: Shelf) => (columns.id ? ['id'] : ['kind', 'listing_id'])

const only = (row: Cells, keep: (key: string) => boolean) => Object.fromEntries(Object.entries(row).filter(([key]) => keep(key)))

/** A column that names somebody is in the copy where it names its person. */
function isOwn(naming: Naming | undefined, value: unknown, who: Whose): boolean {
  if (naming === 'id') return value === who.id
  return naming !== 'mail' || folded(value as string | null) === folded(who.mail)
}

const contactIn = (value: unknown, path: readonly string[]): Contact | null =>
  path.reduce<unknown>((part, key) => (part as Cells | null)?.[key], value) as Contact | null

/** The same value with nothing at this place. */
function without(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path
  if (key === undefined) return null
  const whole = value as Cells
  return { ...whole, [key]: without(whole[key], rest) }
}

function isTheirs(contact: Contact | null, ownerId: unknown, who: Whose): boolean {
  if (!contact) return false
  if (contact.email) return folded(contact.email) === folded(who.mail)
  return contact.person.trim() === who.name && who.organisationIds.includes(String(ownerId))
}
