import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Files } from '../platform/files.ts'
import type { Outbox } from '../platform/outbox.ts'
import type { Scanner } from '../platform/scanner.ts'
import { SYSTEM, type Trail } from '../platform/trail.ts'
import * as store from './store.ts'

export interface JobUses {
  db: Database
  clock: Clock
  outbox: Outbox
  trail: Trail
  files: Files
  scanner: Scanner | null
}

/** Longer than any upload takes between its file and its row. */
const GRACE_MS = 3_600_000
/** It walks through the whole storage. */
const EVERY_MS = 3_600_000
const BATCH = 200
/** A day, at one try every five minutes. */
const TRIES = 290

/** Topic `scan`: the virus scanner's word on a file; while it cannot be asked the file waits and is tried again. */
export function scanJob({ db, clock, trail, files, scanner }: JobUses) {
  return {
    most: 1,
    tries: TRIES,
    apart: true as const,
    async handle([id]: string[]) {
      const file = await store.fileById(db.read, id as string)
      if (!scanner || file?.scan !== 'waiting') return
      const scan = await scanner.scan(files.pathOf(file.id))
      await db.write(async (tx) => {
        const named = await store.setScan(tx, file.id, scan, clock.now())
        if (scan === 'infected')
          for (const { id, subject } of named) await trail.record(tx, SYSTEM, 'attachment.infected', subject, { attachment: id })
      })
    },
  }
}

export function attachmentTimers({ db, clock, outbox, files, scanner }: JobUses) {
  let swept = Number.NEGATIVE_INFINITY
  return [
    {
      /** Files that nothing names any more, files that never got a row, and what a crash left on its way in. */
      name: 'attachments.sweep',
      async run(): Promise<number> {
        const now = clock.millis()
        if (now - swept < EVERY_MS) return 0
        swept = now
        const before = new Date(now - GRACE_MS).toISOString()
        let count = 0
        for (let ids = ['']; ids.length > 0; count += ids.length) {
          ids = await db.write((tx) => store.dropUnreferenced(tx, before, BATCH))
          for (const id of ids) await files.remove(id)
        }
        for await (const ids of files.kept()) {
          const known = await store.known(db.read, ids)
          for (const id of ids) {
            if (known.has(id) || !(await files.isOlder(id, now - GRACE_MS))) continue
            await files.remove(id)
            count++
          }
        }
        await files.dropStale(now)
        return count
      },
    },
    {
      /** What waits without being queued: taken in before there was a scanner, or given up after a day. */
      name: 'attachments.scan',
      async run(): Promise<number> {
        if (!scanner) return 0
        return db.write(async (tx) => {
          const ids = await store.unqueuedIds(tx, BATCH)
          if (ids.length > 0) await outbox.add(tx, 'scan', ...ids)
          return ids.length
        })
      },
    },
  ]
}
