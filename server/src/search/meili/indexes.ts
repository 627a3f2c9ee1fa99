import type { Index, Meilisearch } from 'meilisearch'
import { done, orNull } from './client.ts'
import type { Stored } from './documents.ts'
import { settingsFor } from './settings.ts'

/** A document that is no listing: what the index was made for. It changes places with the index it stands in. */
const SHAPE_ID = '_shape'
interface Shape {
  id: typeof SHAPE_ID
  kind: 'shape'
  fingerprint: string
}

/** The index that answers, and the one being built beside it until it takes over. */
export function createIndexes(client: Meilisearch, name: string, dimensions: number) {
  const next = `${name}-next`
  const index = (uid: string): Index<Stored> => client.index(uid)
  const isThere = async (uid: string) => (await orNull(client.getRawIndex(uid))) !== null

  const dropped = (uid: string) => done(client.deleteIndex(uid), 'index_not_found')

  /** Where documents go: what is being built, or else what answers. */
  const writing = async () => ((await isThere(next)) ? next : name)

  return {
    name,
    index: () => index(name),
    writing,

    async shapeOf(uid: string): Promise<string> {
      const shape = await orNull(client.index<Shape>(uid).getDocument(SHAPE_ID))
      return shape?.fingerprint ?? ''
    },

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
      const shape: Shape = { id: SHAPE_ID, kind: 'shape', fingerprint }
      await done(client.index<Shape>(next).addDocuments([shape]))
    },

    /** What was built takes over in one step; false when nothing is being built. */
    async finish(): Promise<boolean> {
      if (!(await isThere(next))) return false
      const both = await isThere(name)
      await done(client.swapIndexes([{ indexes: [name, next], rename: !both }]))
      if (both) await dropped(next)
      return true
    },
  }
}
export type Indexes = ReturnType<typeof createIndexes>
