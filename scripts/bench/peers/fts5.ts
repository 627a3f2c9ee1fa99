import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { measurePeer } from './measure.ts'
import { tokensOf } from './tokens.ts'

/** Plain FTS5: segmented text, default settings, terms joined by OR, bm25. */
await measurePeer((folder) => {
  const file = path.join(folder, 'fts5.db')
  const db = new BetterSqlite(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.exec("create virtual table listings using fts5 (title, keywords, text, tokenize = 'unicode61')")
  const insert = db.prepare('insert into listings (rowid, title, keywords, text) values (?, ?, ?, ?)')
  const search = db.prepare('select rowid from listings where listings match ? order by bm25(listings) limit 100')
  return {
    file,
    add: db.transaction((documents) => {
      for (const { id, title, keywords, text } of documents)
        insert.run(id, ...[title, keywords, text].map((part) => tokensOf(part).join(' ')))
    }),
    finish() {
      db.exec("insert into listings (listings) values ('optimize')")
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
    search: (text) => search.all([...new Set(tokensOf(text))].map((term) => `"${term}"`).join(' OR ')),
  }
})
