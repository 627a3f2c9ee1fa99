import { DatabaseSync, type SQLInputValue } from 'node:sqlite'

type Row = Record<string, SQLInputValue>
/** Rows by their place in the table. */
type Rows = Map<number, Row>

export interface Change {
  table: string
  before: Row | null
  after: Row | null
}

const TABLES = `select name from sqlite_master
  where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\'`

/** Another hand on a house's SQLite file: sees whether anything was written, what, and puts it back. */
export function watchDatabase(file: string) {
  const db = new DatabaseSync(file)
  db.exec('PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF')
  const tables = db
    .prepare(TABLES)
    .all()
    .map((row) => String(row.name))
  // What the house's own triggers refuse would hold this hand too; without them the routes alone must refuse.
  const guards = db.prepare("select name from sqlite_master where type = 'trigger'").all()
  for (const { name } of guards) db.exec(`drop trigger "${name}"`)
  // Triggers note which tables are written, so that only those need be read again.
  db.exec('create table __written (name text primary key)')
  for (const table of tables) {
    // Not "or ignore": a statement with a conflict clause of its own would overrule it.
    const note = `insert into __written select '${table}' where not exists (select 1 from __written where name = '${table}')`
    for (const how of ['insert', 'update', 'delete'])
      db.exec(`create trigger "__${table}_${how}" after ${how} on "${table}" begin ${note}; end`)
  }
  const readers = new Map(tables.map((name) => [name, db.prepare(`select rowid as rowid_, * from "${name}"`)]))
  const version = db.prepare('PRAGMA data_version')
  const writtenTables = db.prepare('select name from __written')

  const versionNow = () => Number(version.get()?.data_version)
  const written = () => writtenTables.all().map((row) => String(row.name))
  const rowsOf = (table: string): Rows =>
    new Map((readers.get(table)?.all() ?? []).map(({ rowid_, ...row }) => [Number(rowid_), row as Row]))

  /** At the mark; and tables as they were after what this hand arranged since. */
  const known = new Map(tables.map((table) => [table, rowsOf(table)]))
  let arranged = new Map<string, Rows>()
  let seen = versionNow()
  const isUntouched = () => versionNow() === seen

  function settle() {
    db.exec('delete from __written')
    arranged = new Map()
    seen = versionNow()
  }

  function changesOf(table: string): Change[] {
    const [old, fresh] = [arranged.get(table) ?? (known.get(table) as Rows), rowsOf(table)]
    return [
      ...[...old].flatMap(([place, before]) =>
        same(before, fresh.get(place)) ? [] : [{ table, before, after: fresh.get(place) ?? null }],
      ),
      ...[...fresh].flatMap(([place, after]) => (old.has(place) ? [] : [{ table, before: null, after }])),
    ]
  }

  function putBack(table: string) {
    const [old, fresh] = [known.get(table) as Rows, rowsOf(table)]
    for (const [place, row] of fresh)
      if (!same(row, old.get(place))) db.prepare(`delete from "${table}" where rowid = ?`).run(place)
    for (const [place, row] of old)
      if (!same(row, fresh.get(place))) {
        const names = ['rowid', ...Object.keys(row)]
        const columns = names.map((name) => `"${name}"`).join(', ')
        const values = names.map(() => '?').join(', ')
        db.prepare(`insert into "${table}" (${columns}) values (${values})`).run(place, ...Object.values(row))
      }
  }

  return {
    tables,
    /** What `restore` leads back to. */
    mark() {
      if (isUntouched()) return
      for (const table of written()) known.set(table, rowsOf(table))
      settle()
    },
    /** Sets something up that is gone after `restore` and is no change. */
    arrange(statements: readonly (readonly [sql: string, ...values: SQLInputValue[]])[]) {
      if (statements.length === 0) return
      for (const [sql, ...values] of statements) db.prepare(sql).run(...values)
      for (const table of written()) arranged.set(table, rowsOf(table))
    },
    /** What others wrote since then; costs nothing when nothing was. */
    changes: (): Change[] => (isUntouched() ? [] : written().flatMap(changesOf)),
    restore() {
      if (isUntouched() && arranged.size === 0) return
      db.exec('BEGIN IMMEDIATE')
      for (const table of written()) putBack(table)
      db.exec('COMMIT')
      settle()
    },
    close: () => db.close(),
  }
}
type Held<T> = T extends (...given: infer Given) => infer Result ? (...given: Given) => Result | Promise<Result> : T
/** Of either dialect: the hand on a file answers at once, the other one later. */
export type WatchedDatabase = { [key in keyof ReturnType<typeof watchDatabase>]: Held<ReturnType<typeof watchDatabase>[key]> }

const same = (a: Row, b: Row | undefined) =>
  b !== undefined &&
  Object.keys(a).every((key) => a[key] === b[key] || (a[key] instanceof Uint8Array && String(a[key]) === String(b[key])))
