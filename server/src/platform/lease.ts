import BetterSqlite from 'better-sqlite3'

/** What only one process may write, as long as it lives: an exclusive lock that the system drops when the process dies. Null where another has it. */
export function takeLease(file: string): { close(): void } | null {
  const lease = new BetterSqlite(`${file}.lease`)
  lease.pragma('busy_timeout = 0')
  try {
    lease.exec('BEGIN EXCLUSIVE')
  } catch {
    lease.close()
    return null
  }
  return { close: () => void lease.close() }
}
