import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { ListingKind } from '@keqiao/shared/listings'
import type { Found, Query } from '../engine.ts'
import { createCrew } from './crew.ts'
import type { Memory } from './kernels.ts'
import { createSearch } from './search.ts'
import { createShelf } from './shelf.ts'
import { suggest } from './suggest.ts'

/** What the writing thread makes known: the segments that are the index from now on, and slots that nobody finds any more. */
export interface Shown {
  segments: { name: string; memory: Memory }[]
  kills: [name: string, slot: number][]
  /** Their vectors are of the embedder that queries come from. */
  hasMeaning: boolean
}

const shelf = createShelf()
const crew = createCrew()
const search = createSearch(crew.walk)

const calls = {
  search: (query: Query): Found =>
    search(shelf.of(query.kind), shelf.hasMeaning() ? query : { ...query, vector: null, by: 'words' }),
  suggest: ({ kind, typed, most }: { kind: ListingKind; typed: string; most: number }) => suggest(shelf.of(kind), typed, most),
}
export type SearcherCalls = typeof calls

const { writer } = workerData as { writer: MessagePort }
writer.on('message', (shown: Shown) => {
  shelf.show(shown)
  crew.show(shown, shelf.of('achievement'))
  writer.postMessage('shown')
})
parentPort?.on('message', ({ id, call, given }: { id: number; call: keyof SearcherCalls; given: never }) => {
  try {
    parentPort?.postMessage({ id, value: calls[call](given) })
  } catch (fault) {
    parentPort?.postMessage({ id, fault: String(fault instanceof Error ? fault.stack : fault) })
  }
})
