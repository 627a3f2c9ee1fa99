import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { takeLease } from '../../platform/lease.ts'
import { StartFault } from '../../platform/start-fault.ts'
import type { SearchEngine } from '../engine.ts'
import { openThreads } from './thread.ts'
import type { WriterCalls } from './writer.ts'

export const EMBEDDED = 'embedded-3'

export interface EmbeddedEngine extends SearchEngine {
  /** Of memory, by its own count. */
  bytes(): Promise<number>
  /** Resolves when nothing is left to merge. */
  settle(): Promise<void>
}

/**
 * The engine that ships: files of its own beside the database, read whole into memory. One thread writes and merges, one
 * searches; they share the memory, so that requests wait for neither.
 */
export function openEmbeddedEngine({ file, dimensions }: { file: string; dimensions: number }): EmbeddedEngine {
  mkdirSync(path.dirname(file), { recursive: true })
  // Two that write would each delete what the other has made.
  const lease = takeLease(file)
  if (!lease) throw new StartFault('index_in_use', { file })
  const { keeper: writer, searcher } = openThreads<WriterCalls>('writer', { file, dimensions })
  let ready = false
  let isBehind = false
  const look = async () => {
    isBehind = (await writer.ask('state')).isBehind
  }
  const opening = writer.ready.then(look).then(() => {
    ready = true
  })
  opening.catch(() => {}) // whoever waits for it is told; nobody must

  return {
    id: EMBEDDED,
    upsert: (documents) => writer.ask('upsert', documents),
    remove: (ids) => writer.ask('remove', ids),
    search: async (query) => {
      await opening
      return searcher.ask('search', query)
    },
    suggest: async (kind, typed, most) => {
      await opening
      return searcher.ask('suggest', { kind, typed, most })
    },
    rebuild: (fingerprint) => writer.ask('rebuild', fingerprint).then(look),
    finish: () => writer.ask('finish').then(look),
    standing: () => ({ standing: isBehind ? 'behind' : 'level', fault: null }),
    page: (kind, after, most) => writer.ask('page', { kind, after, most }),
    opened: () => opening,
    async state() {
      if (!ready) return { fingerprint: '', documents: 0, ready: false, isBuilding: false }
      const { fingerprint, documents, isBuilding } = await writer.ask('state')
      return { fingerprint, documents, ready: true, isBuilding }
    },
    async bytes() {
      return (await writer.ask('state')).bytes
    },
    settle: () => writer.ask('settle'),
    async close() {
      await writer.ask('close').catch(() => {})
      await Promise.all([writer.end(), searcher.end()])
      lease.close()
    },
  }
}
