import { DatabaseSync, type SQLInputValue } from 'node:sqlite'

type Row = Record<string, SQLInputValue>
/** Every row of every table, by table and place. */
export type Dump = Map<string, Map<number, Row>>

export interface Change {
  table: string
  before: Row | null
  after: Row | null
}

/** Another hand on a house's SQLite file: sees whether anything was written, what, and puts it back. */
export function watchDatabase(file: string) {
  const db = new DatabaseSync(file)
  db.exec('PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF')
  const tables = db
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\'",
    )
    .all()
    .map((row) => String(row.name))
  const readers = tables.map((name) => [name, db.prepare(`select rowid as rowid_, * from "${name}"`)] as const)
  const version = db.prepare('PRAGMA data_version')
  const versionNow = () => Number(version.get()?.data_version)

  /** At the mark, and after what this hand arranged since. */
  let known = dump()
  let arranged = known
  let seen = versionNow()

  function dump(): Dump {
    return new Map(
      readers.map(([name, reader]) => [
        name,
        new Map(reader.all().map(({ rowid_, ...row }) => [Number(rowid_), row as Row] as const)),
      ]),
    )
  }

  function changesTo(now: Dump): Change[] {
    return tables.flatMap((table) => {
      const [old, fresh] = [arranged.get(table) as Map<number, Row>, now.get(table) as Map<number, Row>]
      const gone = [...old].filter(([place, row]) => !same(row, fresh.get(place)))
      const come = [...fresh].filter(([place]) => !old.has(place))
      return [
        ...gone.map(([place, before]) => ({ table, before, after: fresh.get(place) ?? null })),
        ...come.map(([, after]) => ({ table, before: null, after })),
      ]
    })
  }

  return {
    tables,
    /** What `restore` leads back to. */
    mark() {
      if (versionNow() !== seen) known = dump()
      seen = versionNow()
      arranged = known
    },
    /** Sets something up that is gone after `restore` and is no change. */
    arrange(statements: readonly (readonly [sql: string, ...values: SQLInputValue[]])[]) {
      if (statements.length === 0) return
      for (const [sql, ...values] of statements) db.prepare(sql).run(...values)
      arranged = dump()
    },
    /** What others wrote since then; costs nothing when nothing was. */
    changes: (): Change[] => (versionNow() === seen ? [] : changesTo(dump())),
    restore() {
      if (versionNow() === seen && arranged === known) return
      const now = dump()
      db.exec('BEGIN IMMEDIATE')
      for (const table of tables) {
        const [old, fresh] = [known.get(table) as Map<number, Row>, now.get(table) as Map<number, Row>]
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
      db.exec('COMMIT')
      seen = versionNow()
      arranged = known
    },
    close: () => db.close(),
  }
}
export type WatchedDatabase = ReturnType<typeof watchDatabase>

const same = (a: Row, b: Row | undefined) =>
  b !== undefined &&
  Object.keys(a).every((key) => a[key] === b[key] || (a[key] instanceof Uint8Array && String(a[key]) === String(b[key])))
