import { setImmediate } from 'node:timers/promises'
import type { ListingKind } from '@keqiao/shared/listings'
import { K1, lengthNorm, rarityOf, termWeight } from './bm25.ts'
import { askedTerms, documentTerms, wordsOf } from './embedded/terms.ts'
import type { Found, Hit, Query, SearchDocument, SearchEngine } from './engine.ts'
import { PRECISE_CUT } from './fusion.ts'
import type { ListingSource } from './listings.ts'
import { picked } from './meili/facets.ts'

/** Rows are looked through in stretches, so that others are served between them. */
const STRETCH = 2000
/** A box holds few words; of a long text the first must do. */
const MOST_WORDS = 12
/** Records that are read and scored. */
const MOST_READ = 500

type Document = Omit<SearchDocument, 'vector'>
export type DatabaseSearch = ReturnType<typeof createDatabaseSearch>

/** Search by words in the database itself, while no index is whole: slower, without meaning, and of the best few hundred. */
export function createDatabaseSearch(sources: () => ListingSource[]) {
  const sourceOf = (kind: ListingKind) => sources().find((source) => source.kind === kind) as ListingSource

  /** Those that hold most of the words, or simply the newest; ids grow with time. */
  async function candidates(kind: ListingKind, words: string[]): Promise<{ documents: Document[]; all: number }> {
    const source = sourceOf(kind)
    let best: { id: string; held: number }[] = []
    let all = 0
    for (let after = ''; ; ) {
      const ids = await source.idsAfter(after, STRETCH)
      const end = ids.at(-1)
      if (end === undefined) break
      const found = words.length > 0 ? await source.holding({ words, after, end }) : ids.map((id) => ({ id, held: 0 }))
      best = [...best, ...found].sort((a, b) => b.held - a.held || (a.id < b.id ? 1 : -1)).slice(0, MOST_READ)
      all += ids.length
      after = end
      await setImmediate()
    }
    return { documents: await source.documents(best.map(({ id }) => id)), all }
  }

  async function search(query: Query): Promise<Found> {
    const terms = askedTerms(query.text, 'precise')
    const { documents, all } = await candidates(query.kind, [...terms.keys()].slice(0, MOST_WORDS))
    const { words, ceiling, weights } = scored(documents, terms, all)
    const best = Math.max(0, ...words)
    // What the columns hold and the public text does not is nobody's find.
    const found = documents.flatMap((document, i) => {
      const score = words[i] as number
      return terms.size === 0 || (score > 0 && score >= PRECISE_CUT * best) ? [{ document, score }] : []
    })
    const { passed, facets } = picked(
      found.map(({ document }) => document),
      query,
    )
    const byDate = query.sort === 'date' || terms.size === 0
    const order = passed
      .map((at) => found[at] as (typeof found)[number])
      .sort(
        (a, b) =>
          (byDate ? compare(b.document.date, a.document.date) : b.score - a.score) || compare(a.document.id, b.document.id),
      )
    const spoken = wordsOf(query.text)
    return {
      hits: order.slice(query.offset, query.offset + query.limit).map(
        ({ document, score }): Hit => ({
          id: document.id,
          score: best > 0 ? score / best : 0,
          words: ceiling > 0 ? score / ceiling : 0,
          meaning: null,
        }),
      ),
      total: passed.length,
      facets,
      terms: [...weights]
        .filter(([term]) => spoken.some((word) => word.includes(term)))
        .map(([term, weight]) => ({ term, weight }))
        .sort((a, b) => b.weight - a.weight),
      standIn: true,
    }
  }

  return { search }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** BM25 over what was read, as the engines weigh it. */
function scored(documents: Document[], asked: Map<string, number>, all: number) {
  const held = documents.map(documentTerms)
  const lengths = held.map((terms) => [...terms.values()].reduce((sum, count) => sum + count, 0))
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
  const weights = new Map(
    [...asked].map(([term, part]) => {
      const holders = held.filter((terms) => terms.has(term)).length
      return [term, termWeight(part, rarityOf(all, holders), asked.size)]
    }),
  )
  const words = held.map((terms, i) => {
    const norm = lengthNorm(lengths[i] as number, Math.max(1, mean))
    let sum = 0
    for (const [term, weight] of weights) {
      const count = terms.get(term) ?? 0
      sum += (weight * count * (K1 + 1)) / (count + norm)
    }
    return sum
  })
  return { words, weights, ceiling: (K1 + 1) * [...weights.values()].reduce((sum, weight) => sum + weight, 0) }
}

/** An engine of this process; what a search box asks is asked of the database while it has nothing whole to answer from. */
export function withDatabase(engine: SearchEngine, database: DatabaseSearch): SearchEngine {
  const isWhole = async () => {
    await engine.opened()
    return !['behind', 'away', 'none'].includes(engine.standing().standing)
  }
  return {
    ...engine,
    async search(query) {
      const asksBox = query.breadth === 'precise' && !query.ids
      if (asksBox && !(await isWhole())) return database.search(query)
      try {
        return await engine.search(query)
      } catch (fault) {
        // The first to find that it is away is answered all the same.
        if (!asksBox || (await isWhole())) throw fault
        return database.search(query)
      }
    },
    suggest: async (...given) => ((await isWhole()) ? engine.suggest(...given) : []),
  }
}
