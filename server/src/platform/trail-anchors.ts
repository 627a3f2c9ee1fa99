import { appendFile, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Instant } from '@keqiao/shared/primitives'
import type { Clock } from './clock.ts'
import type { Database } from './db/database.ts'
import { headOf } from './trail-check/rows.ts'

export interface Anchor {
  at: Instant
  count: number
  hash: string
}
export type Anchors = ReturnType<typeof createAnchors>

const LINE = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (\d+) ([0-9a-f]{64})$/gm

export async function readAnchors(dataDir: string): Promise<Anchor[]> {
  const text = await readFile(path.join(dataDir, 'trail-anchors.txt'), 'utf8').catch((fault) => {
    if (fault.code === 'ENOENT') return ''
    throw fault
  })
  return [...text.matchAll(LINE)].map(([, at = '', count, hash = '']) => ({ at, count: Number(count), hash }))
}

/** The end of the chain, written down outside the database: who rewrites the database whole is found against it. */
export function createAnchors({ db, clock, dataDir }: { db: Database; clock: Clock; dataDir: string }) {
  return {
    read: () => readAnchors(dataDir),

    /** Once a day, and only when the trail grew; the answer is how many were written. */
    async anchor(): Promise<number> {
      const head = await headOf(db.read)
      const last = (await readAnchors(dataDir)).at(-1)
      const today = clock.now().slice(0, 10)
      if (!head || head.count === 0 || head.count === last?.count || last?.at.startsWith(today)) return 0
      await appendFile(path.join(dataDir, 'trail-anchors.txt'), `${clock.now()} ${head.count} ${head.hash}\n`, {
        mode: 0o600,
        flush: true,
      })
      return 1
    },
  }
}
