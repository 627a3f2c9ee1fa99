import type { ListingKind } from '@keqiao/shared/listings'
import BetterSqlite from 'better-sqlite3'
import type { SearchDocument } from '../engine.ts'

export type IndexFile = ReturnType<typeof openIndexFile>

interface Row {
  id: string
  kind: ListingKind
  revision: number
  title: string
  keywords: string
  text: string
  filters: string
  date: string
  discreet: number
  vector: Buffer
}
/** Of the tables below: a file of another shape is emptied, and its documents made again. */
const SHAPE = 2

/** The engine's own SQLite file: documents as they were indexed. It may be deleted at any time. */
export function openIndexFile(file: string) {
  const db = new BetterSqlite(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  // What leaves the index leaves the file: a need that was hidden is not to be read from free pages.
  db.pragma('secure_delete = ON')
  if (db.pragma('user_version', { simple: true }) !== SHAPE) {
    db.exec('drop table if exists documents; drop table if exists meta')
    db.pragma(`user_version = ${SHAPE}`)
  }
  db.exec(`
    create table if not exists meta (name text primary key, value text not null);
    create table if not exists documents (
      id text primary key, kind text not null, revision integer not null, title text not null, keywords text not null,
      text text not null, filters text not null, date text not null, discreet integer not null, vector blob not null
    ) without rowid;
  `)
  const put = db.prepare(
    'insert or replace into documents values (@id, @kind, @revision, @title, @keywords, @text, @filters, @date, @discreet, @vector)',
  )
  const drop = db.prepare('delete from documents where id = ?')
  const one = db.prepare<[string], Row>('select * from documents where id = ?')
  const all = db.prepare<[], Row>('select * from documents order by id')
  const page = db.prepare<[ListingKind, string, number], { id: string; revision: number }>(
    'select id, revision from documents where kind = ? and id > ? order by id limit ?',
  )
  const meta = db.prepare<[], { value: string }>("select value from meta where name = 'fingerprint'")

  const dropAll = db.transaction((ids: string[]) => {
    for (const id of ids) drop.run(id)
  })

  return {
    put: db.transaction((documents: SearchDocument[]) => {
      for (const document of documents)
        put.run({
          ...document,
          keywords: JSON.stringify(document.keywords),
          filters: JSON.stringify(document.filters),
          discreet: Number(document.discreet),
          vector: Buffer.from(document.vector.buffer, document.vector.byteOffset, document.vector.byteLength),
        })
    }),
    drop(ids: string[]) {
      dropAll(ids)
      // The log still holds what was written before; it is emptied into the file.
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
    get(id: string): SearchDocument | undefined {
      const row = one.get(id)
      return row && documentOf(row)
    },
    *all(): Generator<SearchDocument> {
      for (const row of all.iterate()) yield documentOf(row)
    },
    page: (kind: ListingKind, after: string, most: number) => page.all(kind, after, most),
    fingerprint: () => meta.get()?.value ?? '',
    clear: db.transaction((fingerprint: string) => {
      db.exec('delete from documents')
      db.prepare("insert or replace into meta values ('fingerprint', ?)").run(fingerprint)
    }),
    close: () => db.close(),
  }
}

function documentOf(row: Row): SearchDocument {
  const { buffer, byteOffset, byteLength } = row.vector
  return {
    ...row,
    keywords: JSON.parse(row.keywords),
    filters: JSON.parse(row.filters),
    discreet: row.discreet === 1,
    // A copy: the blob's place in memory need not be aligned for floats.
    vector: new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength)),
  }
}
