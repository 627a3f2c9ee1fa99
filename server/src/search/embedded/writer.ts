import { setPriority } from 'node:os'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { ListingKind } from '@keqiao/shared/listings'
import type { SearchDocument } from '../engine.ts'
import { openStore } from './store.ts'
import { showTo } from './thread.ts'

const { file, dimensions, searcher } = workerData as { file: string; dimensions: number; searcher: MessagePort }

/** Whoever searches goes first. Only Linux knows priorities of single threads. */
const NICE = 5
if (process.platform === 'linux') setPriority(NICE)

const store = openStore(file, dimensions, showTo(searcher))

const calls = {
  upsert: (documents: SearchDocument[]) => store.upsert(documents),
  remove: (ids: string[]) => store.remove(ids),
  page: async ({ kind, after, most }: { kind: ListingKind; after: string; most: number }) => store.page(kind, after, most),
  rebuild: (fingerprint: string) => store.rebuild(fingerprint),
  finish: () => store.finish(),
  state: async () => store.state(),
  /** Until nothing is left to tidy, for who wants to measure the index at rest. */
  async settle() {
    while (await store.tidy()) {}
  },
  close: async () => {},
}
export type WriterCalls = typeof calls

/** One change after another; tidying goes on between them. */
const waiting: { id: number; call: keyof WriterCalls; given: never }[] = []
let working = true

async function work() {
  working = true
  for (;;) {
    const next = waiting.shift()
    if (!next) {
      if (await store.tidy().catch(() => false)) continue
      if (waiting.length === 0) break
      continue
    }
    try {
      parentPort?.postMessage({ id: next.id, value: await calls[next.call](next.given) })
    } catch (fault) {
      parentPort?.postMessage({ id: next.id, fault: String(fault instanceof Error ? fault.stack : fault) })
    }
  }
  working = false
}

parentPort?.on('message', (message: (typeof waiting)[number]) => {
  waiting.push(message)
  if (!working) void work()
})
await store.open()
parentPort?.postMessage({ id: 0, value: 'ready' })
void work()
