import type { Database as Sqlite, Statement } from 'better-sqlite3'

const MOST_KEPT = 400

/** Keeps the statements of a connection, least used first out: reading a text again costs more than most queries do. */
export function keepStatements(client: Sqlite): Sqlite {
  const kept = new Map<string, Statement>()
  const prepare = client.prepare.bind(client) as (text: string) => Statement
  client.prepare = ((text: string) => {
    const found = kept.get(text)
    const statement = found ?? prepare(text)
    // Its last user may have asked for bare values.
    if (found?.reader) found.raw(false)
    kept.delete(text)
    kept.set(text, statement)
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string)
    return statement
  }) as Sqlite['prepare']
  return client
}
