import type { ListingKind } from '@keqiao/shared/listings'
import type { Embedder } from '../embedding/embedder.ts'
import type { Database } from '../platform/db/database.ts'
import type { Outbox } from '../platform/outbox.ts'
import type { SearchDocument, SearchEngine } from './engine.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { ListingSource } from './listings.ts'

/** Raise it when a document's shape or its terms change: the index then rebuilds itself. */
const DOCUMENT_SHAPE = 4
const WALK = 500

export type Indexer = ReturnType<typeof createIndexer>

interface Uses {
  db: Database
  outbox: Outbox
  engine: SearchEngine
  embedder: Embedder
  sources: ListingSource[]
  /** Told when a comparison's repairs are done. */
  levelled?: (missed: string) => void
}

/** Stands behind everything that a rebuild has queued: when it is reached, what was built takes over. */
const FINISH = 'index:finish'
/** Stands behind everything that a comparison has queued. */
const LEVEL = 'index:level:'
export const levelMarker = (missed: string) => `${LEVEL}${missed}`

/** What a listing is embedded as: its name counts twice by standing first and in the keywords' company. */
export const passageOf = (document: Pick<SearchDocument, 'title' | 'keywords' | 'text'>) =>
  [document.title, document.keywords.join('，'), document.text].filter(Boolean).join('。')

export function createIndexer({ db, outbox, engine, embedder, sources, levelled = () => {} }: Uses) {
  const fingerprint = fingerprintOf(DOCUMENT_SHAPE, engine.id, embedder)

  async function index(source: ListingSource, ids: string[]) {
    const documents = await source.documents(ids)
    const vectors = await embedder.embed(documents.map(passageOf), 'passage')
    // The engine may have been reset while the vectors were made; an old shape must not get in.
    await engine.opened()
    const now = await engine.state()
    if (now.fingerprint !== fingerprint) throw new Error(`index shape ${now.fingerprint} is not ${fingerprint}`)
    if (documents.length > 0)
      await engine.upsert(documents.map((document, i) => ({ ...document, vector: vectors[i] as Float32Array })))
    // Whoever was hidden while the vectors were made has left the index already, and this has just put it back.
    const present = new Set((await source.documents(ids)).map((document) => document.id))
    const gone = ids.filter((id) => !present.has(id))
    if (gone.length > 0) await engine.remove(gone)
  }

  return {
    fingerprint,

    /** Outbox topic `listing`: subjects are `kind:id`. Says afterwards that they are indexed, not who cares. */
    async handle(subjects: string[]) {
      for (const source of sources) {
        const ids = subjects.filter((subject) => subject.startsWith(`${source.kind}:`)).map(idOf)
        if (ids.length > 0) await index(source, ids)
      }
      const told = subjects.filter((subject) => !subject.startsWith('index:'))
      const level = subjects.filter((subject) => subject.startsWith(LEVEL))
      // All that a comparison missed is in: so is all that a rebuild should hold, if one was cut off.
      if (subjects.includes(FINISH) || level.length > 0) await engine.finish()
      for (const marker of level) levelled(marker.slice(LEVEL.length))
      if (told.length > 0) await db.write((tx) => outbox.add(tx, 'indexed', ...told))
    },

    /** At start: an index of another shape, or none, is emptied and every listing queued. */
    async reconcile({ force = false } = {}): Promise<number> {
      await engine.opened()
      const state = await engine.state()
      if (state.fingerprint === fingerprint && !force) return 0
      await engine.rebuild(fingerprint)
      let queued = 0
      for (const source of sources) {
        for (let after = ''; ; ) {
          const ids = await source.idsAfter(after, WALK)
          if (ids.length === 0) break
          await db.write((tx) => outbox.add(tx, 'listing', ...ids.map((id) => subjectOf(source.kind, id))))
          queued += ids.length
          after = ids.at(-1) as string
        }
      }
      await db.write((tx) => outbox.add(tx, 'listing', FINISH))
      return queued
    },
  }
}

export const subjectOf = (kind: ListingKind, id: string) => `${kind}:${id}`
export const idOf = (subject: string) => subject.slice(subject.indexOf(':') + 1)
export const kindOf = (subject: string) => subject.slice(0, subject.indexOf(':')) as ListingKind
