import { setTimeout } from 'node:timers/promises'
import type { Index, Meilisearch } from 'meilisearch'
import { done, orNull, TaskFault } from './client.ts'
import type { Stored } from './documents.ts'
import { EMBEDDER, settingsFor } from './settings.ts'

const SWAP_MS = 60_000
const SWAP_LOOK_MS = 20

/** A document that is no listing: what the index was made for. It changes places with the index it stands in. */
const SHAPE_ID = '_shape'
interface Shape {
  id: typeof SHAPE_ID
  kind: 'shape'
  fingerprint: string
  /** It has none, and says so. */
  _vectors: Record<string, null>
}

/** The index that answers, and the one being built beside it until it takes over. */
export function createIndexes(client: Meilisearch, name: string, dimensions: number) {
  const next = `${name}-next`
  const index = (uid: string): Index<Stored> => client.index(uid)
  const shapeOf = async (uid: string): Promise<string> =>
    (await orNull(client.index<Shape>(uid).getDocument(SHAPE_ID)))?.fingerprint ?? ''
  const isThere = async (uid: string) => (await orNull(client.getRawIndex(uid))) !== null

  const dropped = (uid: string) => done(client.deleteIndex(uid), 'index_not_found')

  /** Where documents go: what is being built, or else what answers. */
  const writing = async () => ((await shapeOf(next)) === '' ? name : next)

  return {
    name,
    index: () => index(name),
    writing,

    shapeOf,

    async countOf(uid: string): Promise<number> {
      const stats = await orNull(client.index(uid).getStats())
      return Math.max(0, (stats?.numberOfDocuments ?? 0) - 1)
    },

    async put(documents: Stored[]): Promise<boolean> {
      const uid = await writing()
      await done(index(uid).addDocuments(documents, { primaryKey: 'id' }))
      return uid === name
    },

    /** From both: what was hidden must not come back with an index that takes over. */
    async drop(ids: string[]) {
      await done(index(name).deleteDocuments(ids), 'index_not_found')
      if (await isThere(next)) await done(index(next).deleteDocuments(ids), 'index_not_found')
    },

    async begin(fingerprint: string) {
      await dropped(next)
      await done(client.createIndex(next, { primaryKey: 'id' }))
      await done(index(next).updateSettings(settingsFor(dimensions)))
      const shape: Shape = { id: SHAPE_ID, kind: 'shape', fingerprint, _vectors: { [EMBEDDER]: null } }
      await done(client.index<Shape>(next).addDocuments([shape]))
    },

    /** What was built takes over in one step; false when nothing is being built. */
    async finish(): Promise<boolean> {
      const shape = await shapeOf(next)
      if (shape === '') return false
      const both = await isThere(name)
      // Without its shape the old one counts as nothing from the moment it has changed places.
      if (both) await done(index(name).deleteDocument(SHAPE_ID))
      await client.swapIndexes([{ indexes: [next, name], rename: !both }])
      // A key for single indexes is not told of a swap's task: what the swap does is looked at instead.
      for (const until = performance.now() + SWAP_MS; (await shapeOf(name)) !== shape; await setTimeout(SWAP_LOOK_MS))
        if (performance.now() > until) throw new TaskFault('indexSwap did not happen')
      if (both) await dropped(next)
      return true
    },
  }
}
