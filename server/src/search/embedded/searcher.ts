import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { ListingKind } from '@keqiao/shared/listings'
import type { Found, Query } from '../engine.ts'
import type { Memory } from './kernels.ts'
import { openSegment, type Segment } from './layout.ts'
import { createSearch } from './search.ts'
import { suggest } from './suggest.ts'

/** What the writing thread makes known: the segments that are the index from now on, and slots that nobody finds any more. */
export interface Shown {
  segments: { name: string; memory: Memory }[]
  kills: [name: string, slot: number][]
}

let segments = new Map<string, Segment>()
let byKind: Record<ListingKind, Segment[]> = { achievement: [], need: [] }
const searches = { achievement: createSearch(), need: createSearch() }

function show({ segments: given, kills }: Shown) {
  segments = new Map(given.map(({ name, memory }) => [name, segments.get(name) ?? openSegment(name, memory)]))
  for (const [name, slot] of kills) segments.get(name)?.kill(slot)
  const all = [...segments.values()]
  byKind = {
    achievement: all.filter(({ meta }) => meta.kind === 'achievement'),
    need: all.filter(({ meta }) => meta.kind === 'need'),
  }
}

const calls = {
  search: (query: Query): Found => searches[query.kind](byKind[query.kind], query),
  suggest: ({ kind, typed, most }: { kind: ListingKind; typed: string; most: number }) => suggest(byKind[kind], typed, most),
}
export type SearcherCalls = typeof calls

const { writer } = workerData as { writer: MessagePort }
writer.on('message', (shown: Shown) => {
  show(shown)
  writer.postMessage('shown')
})
parentPort?.on('message', ({ id, call, given }: { id: number; call: keyof SearcherCalls; given: never }) => {
  try {
    parentPort?.postMessage({ id, value: calls[call](given) })
  } catch (fault) {
    parentPort?.postMessage({ id, fault: String(fault instanceof Error ? fault.stack : fault) })
  }
})
