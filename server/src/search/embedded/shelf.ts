import type { ListingKind } from '@keqiao/shared/listings'
import { dot } from '../../embedding/vector.ts'
import type { Found, Query, SearchDocument } from '../engine.ts'
import { createFilterIndex } from './filters.ts'
import { fuse, type Scored } from './fuse.ts'
import { createVectorIndex } from './meaning.ts'
import { termsOf, weightedTerms, wordsOf } from './terms.ts'
import { createWordIndex } from './words.ts'

const TITLE_TIMES = 2
const KEYWORD_TIMES = 2
const TERMS_TOLD = 80

export type StoredDocument = Omit<SearchDocument, 'kind'>
export type Shelf = ReturnType<typeof createShelf>

export function documentTerms(document: Pick<StoredDocument, 'title' | 'keywords' | 'text'>) {
  const terms = termsOf(document.text)
  termsOf(document.title, terms, TITLE_TIMES)
  for (const keyword of document.keywords) termsOf(keyword, terms, KEYWORD_TIMES)
  return terms
}

/**
 * All documents of one kind, in memory: words, meaning and filters over the same slots. A changed document takes a new slot;
 * `textOf` still gives the old one while it is removed.
 */
export function createShelf(kind: ListingKind, dimensions: number, textOf: (id: string) => StoredDocument | undefined) {
  const words = createWordIndex()
  const meaning = createVectorIndex(dimensions)
  const filters = createFilterIndex()
  const ids: (string | null)[] = []
  const dates: string[] = []
  const slotOf = new Map<string, number>()
  const alive = (slot: number) => ids[slot] !== null

  function remove(id: string) {
    const slot = slotOf.get(id)
    if (slot === undefined) return
    const before = textOf(id)
    if (before) words.remove(slot, documentTerms(before))
    ids[slot] = null
    slotOf.delete(id)
  }

  function upsert(document: StoredDocument) {
    remove(document.id)
    const slot = ids.push(document.id) - 1
    dates.push(document.date)
    slotOf.set(document.id, slot)
    words.add(slot, documentTerms(document))
    meaning.add(slot, document.vector)
    filters.add(slot, document.filters, document.discreet)
  }

  const living = function* () {
    for (let slot = 0; slot < ids.length; slot++) if (alive(slot)) yield slot
  }

  function search(query: Query): Found {
    const terms = termsOf(query.text)
    const asked = words.ask(terms, weightedTerms(query.expansion ?? []))
    // Pairs of characters across two words found the document, but mean nothing to a reader.
    const spoken = query.breadth === 'precise' ? wordsOf(query.text) : []
    const told = [...asked.asked]
      .filter(({ term }) => spoken.some((word) => word.includes(term)))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, TERMS_TOLD)
      .map(({ term, weight }) => ({ term, weight }))
    if (query.ids) return { ...pairs(query, query.ids, asked), facets: {}, terms: told }
    const cosines = query.vector && query.by !== 'words' ? meaning.scan(query.vector) : null
    const scored: Scored[] =
      terms.size === 0 && !cosines
        ? [...living()].map((slot) => ({ slot, score: 0, words: 0, meaning: 0 }))
        : fuse({ words: words.score(asked), cosines, alive, slots: ids.length }, query, terms.size)
    const bySlot = new Map(scored.map((one) => [one.slot, one]))
    const { passed, facets } = filters.pick(bySlot.keys(), query.filters, query.facets)
    const order = passed
      .map((slot) => bySlot.get(slot) as Scored)
      .sort(query.sort === 'date' || terms.size === 0 ? byDate : byScore)
    return {
      hits: order.slice(query.offset, query.offset + query.limit).map((one) => ({
        id: ids[one.slot] as string,
        score: one.score,
        words: asked.ceiling > 0 ? one.words / asked.ceiling : 0,
        meaning: cosines ? one.meaning : null,
      })),
      total: passed.length,
      facets,
      terms: told,
    }
  }

  const byId = (a: Scored, b: Scored) => ((ids[a.slot] as string) < (ids[b.slot] as string) ? -1 : 1)
  const byScore = (a: Scored, b: Scored) => b.score - a.score || byId(a, b)
  const byDate = (a: Scored, b: Scored) =>
    (dates[a.slot] as string) === (dates[b.slot] as string)
      ? byId(a, b)
      : (dates[a.slot] as string) < (dates[b.slot] as string)
        ? 1
        : -1

  /** Known pairs are scored one by one from their own text: no walk over the whole index. */
  function pairs(query: Query, wanted: string[], asked: ReturnType<typeof words.ask>) {
    const hits = wanted.flatMap((id) => {
      const document = slotOf.has(id) ? textOf(id) : undefined
      if (!document) return []
      const share = asked.ceiling > 0 ? words.scoreOne(asked, documentTerms(document)) / asked.ceiling : 0
      const cosine = query.vector ? dot(query.vector, document.vector) : null
      return [{ id, score: share, words: share, meaning: cosine }]
    })
    hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    return { hits, total: hits.length }
  }

  return {
    kind,
    upsert,
    remove,
    search,
    has: (id: string) => slotOf.has(id),
    size: () => slotOf.size,
    /** Slots that hold nothing any more; when they outnumber the living the shelf is worth building anew. */
    dead: () => ids.length - slotOf.size,
    bytes: () => words.bytes() + meaning.bytes(),
  }
}
