import { parentPort, workerData } from 'node:worker_threads'
import type { ListingKind } from '@keqiao/shared/listings'
import type { Found, Query, SearchDocument } from '../engine.ts'
import { openIndexFile } from './file.ts'
import { createShelf, type Shelf } from './shelf.ts'
import { createSuggestions } from './suggestions.ts'

const { file, dimensions } = workerData as { file: string; dimensions: number }
const index = openIndexFile(file)
let kinds = shelves()

function shelves(): Record<ListingKind, { shelf: Shelf; suggestions: ReturnType<typeof createSuggestions> }> {
  const of = (kind: ListingKind) => ({
    shelf: createShelf(kind, dimensions, (id) => index.get(id)),
    suggestions: createSuggestions(),
  })
  return { achievement: of('achievement'), need: of('need') }
}

function shelve(document: SearchDocument) {
  const { shelf, suggestions } = kinds[document.kind]
  shelf.upsert(document)
  suggestions.add(document)
}

function unshelve(id: string) {
  const before = index.get(id)
  if (!before) return
  kinds[before.kind].shelf.remove(id)
  kinds[before.kind].suggestions.remove(before)
}

/** The dead cost memory and time; once they outnumber the living everything is laid out anew. */
function tidy() {
  const all = Object.values(kinds)
  if (all.every(({ shelf }) => shelf.dead() < 2000 + shelf.size())) return
  kinds = shelves()
  for (const document of index.all()) shelve(document)
}

const calls = {
  upsert(documents: SearchDocument[]) {
    for (const document of documents) unshelve(document.id)
    index.put(documents)
    for (const document of documents) shelve(document)
    tidy()
  },
  remove(ids: string[]) {
    const present = ids.filter((id) => index.get(id))
    if (present.length === 0) return
    for (const id of present) unshelve(id)
    index.drop(present)
    tidy()
  },
  search: (query: Query): Found => kinds[query.kind].shelf.search(query),
  suggest: ({ kind, typed, most }: { kind: ListingKind; typed: string; most: number }) =>
    kinds[kind].suggestions.find(typed, most),
  page: ({ kind, after, most }: { kind: ListingKind; after: string; most: number }) => index.page(kind, after, most),
  state: () => ({
    fingerprint: index.fingerprint(),
    documents: kinds.achievement.shelf.size() + kinds.need.shelf.size(),
    bytes: kinds.achievement.shelf.bytes() + kinds.need.shelf.bytes(),
  }),
  rebuild(fingerprint: string) {
    index.clear(fingerprint)
    kinds = shelves()
  },
  close: () => index.close(),
}
export type Calls = typeof calls

// A file of another shape is rebuilt by the indexer; loading it here would fail on the first vector.
const shape = index.fingerprint()
if (shape === '' || shape.endsWith(`/${dimensions}`)) for (const document of index.all()) shelve(document)

parentPort?.on('message', ({ id, call, given }: { id: number; call: keyof Calls; given: never }) => {
  try {
    parentPort?.postMessage({ id, value: calls[call](given) })
  } catch (fault) {
    parentPort?.postMessage({ id, fault: String(fault instanceof Error ? fault.stack : fault) })
  }
})
parentPort?.postMessage({ id: 0, value: 'ready' })
