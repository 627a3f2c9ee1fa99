import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readConfig } from '@keqiao/server/platform/config'
import { type Database, openDatabase } from '@keqiao/server/platform/db/database'
import { trail, trailHead } from '@keqiao/server/platform/trail.tables'
import { GENESIS, hashOf } from '@keqiao/server/platform/trail-chain'
import { verifyTrail } from '@keqiao/server/platform/trail-check/verify'
import { timed } from './words.ts'

const SLICE = 1000

/** Writes a trail of so many rows into a database of its own and says how long it took to verify. */
export async function measure(rows: number) {
  if (!Number.isInteger(rows) || rows < 1) throw new Error('--measure N')
  const dataDir = mkdtempSync(path.join(tmpdir(), 'keqiao-trail-'))
  const { database } = readConfig({ DATA_DIR: dataDir, DATABASE_URL: process.env.DATABASE_URL?.replace(/^file:.*/, '') })
  if (database.kind === 'postgres') throw new Error('--measure leaves a server alone; use SQLite or pglite:memory')
  const db = await openDatabase(database)
  try {
    const written = await timed(() => write(db, rows))
    const { value, seconds } = await timed(() => verifyTrail(db.read, []))
    console.log(
      `${database.kind}: ${value.count} 行写入 / rows written ${written.seconds} s，核验 / verified ${seconds} s，${value.damages.length} ✗`,
    )
  } finally {
    await db.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function write(db: Database, rows: number) {
  let prevHash = GENESIS
  const rowAt = (seq: number) => {
    const id = `0190a5e0-0000-7000-8000-${String(seq % 5000).padStart(12, '0')}`
    const at = new Date(1_790_000_000_000 + seq * 1000).toISOString()
    const facts = { revision: (seq % 9) + 1, move: 'publish', state: 'published' }
    const row = { seq, at, actorId: id, actorRole: 'ENT_ADMIN', action: 'need.moved', subject: `need:${id}`, facts, prevHash }
    prevHash = hashOf(row)
    return { ...row, hash: prevHash }
  }
  for (let done = 0; done < rows; done += SLICE) {
    const some = Array.from({ length: Math.min(SLICE, rows - done) }, (_, i) => rowAt(done + i + 1))
    await db.write(async (tx) => void (await tx.insert(trail).values(some)))
  }
  const head = { id: 1, count: rows, hash: prevHash, at: '2026-11-02T09:00:00.000Z' }
  await db.write(async (tx) => void (await tx.insert(trailHead).values(head)))
}
