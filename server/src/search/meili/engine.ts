import type { ListingKind } from '@keqiao/shared/listings'
import { MeilisearchApiError, type MultiSearchQuery } from 'meilisearch'
import { dot } from '../../embedding/vector.ts'
import { askedTerms, weightedTerms, wordsOf } from '../embedded/terms.ts'
import type { Found, Query, SearchEngine } from '../engine.ts'
import { PRECISE_COSINE, PRECISE_CUT, PRECISE_NEAR, WIDE, weigh } from '../fusion.ts'
import { requestsFor, selectedWords } from './candidates.ts'
import { connect, type Reached } from './client.ts'
import { filterOf, isAfter, type Stored, stored } from './documents.ts'
import { picked } from './facets.ts'
import { createIndexes } from './indexes.ts'
import { createKnown, type Head } from './known.ts'
import { listed } from './listing.ts'
import { type Asked, createScorer, type Sheet } from './sheets.ts'

const TERMS_TOLD = 80

/**
 * A Meilisearch server that several processes share. It says who is a candidate; the order above that is made here from the
 * candidates' documents, with the words, weights and fusion of the embedded engine.
 */
export function openMeiliEngine({
  dimensions,
  name = 'keqiao',
  ...reached
}: Reached & { dimensions: number; name?: string }): SearchEngine {
  const client = connect(reached)
  const indexes = createIndexes(client, name, dimensions)
  const kinds: Record<ListingKind, ReturnType<typeof createKnown>> = {
    achievement: createKnown('achievement', indexes.index),
    need: createKnown('need', indexes.index),
  }

  async function candidates(query: Query, asked: Asked): Promise<Head[]> {
    const requests = requestsFor(query, selectedWords(query, asked), name)
    if (requests.length === 0) return []
    const found = await ask(requests)
    return [...new Map(found.map((head) => [head.id, head])).values()]
  }

  async function ask(queries: MultiSearchQuery[]): Promise<Head[]> {
    try {
      const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, Head>({ queries })
      return results.flatMap(({ hits }) => hits)
    } catch (fault) {
      // While an index for another model is being built, the old one has no use for this model's vectors.
      const byWords = queries.filter(({ vector }) => !vector)
      if (fault instanceof MeilisearchApiError && fault.cause?.code === 'invalid_vector_dimensions' && byWords.length > 0)
        return ask(byWords)
      throw fault
    }
  }

  async function search(query: Query): Promise<Found> {
    const terms = askedTerms(query.text, query.breadth)
    const known = kinds[query.kind]
    await known.ready()
    const asked = known.statistics.ask(terms, weightedTerms(query.expansion ?? []), known.total())
    const told = toldOf(query, asked)
    const score = createScorer(asked, known.statistics.mean())
    const shareOf = (words: number) => (asked.ceiling > 0 ? words / asked.ceiling : 0)

    if (query.ids) {
      const sheets = await known.sheetsNow(query.ids)
      const hits = sheets.map((sheet) => {
        const words = shareOf(score(sheet))
        return { id: sheet.id, score: words, words, meaning: query.vector ? dot(query.vector, sheet.vector) : null }
      })
      hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      return { hits, total: hits.length, facets: {}, terms: told }
    }
    const vector = query.by === 'words' ? null : query.vector
    if (terms.size === 0 && !vector) return listed(client, name, query)

    const found = await known.sheetsOf(await candidates(query, asked))
    const { sheets, ...running } = inTheRunning(query, found, found.map(score), vector)
    const { words, meaning, scores } = running
    weigh(running, query, terms.size, vector !== null)
    const { passed, facets } = picked(sheets, query)
    const of = (at: number) => sheets[at] as Sheet
    const byId = (a: number, b: number) => (of(a).id < of(b).id ? -1 : 1)
    const byScore = (a: number, b: number) => (scores[b] as number) - (scores[a] as number) || byId(a, b)
    const byDate = (a: number, b: number) => (of(a).date === of(b).date ? byId(a, b) : of(a).date < of(b).date ? 1 : -1)
    const order = passed.sort(query.sort === 'date' || terms.size === 0 ? byDate : byScore)
    return {
      hits: order.slice(query.offset, query.offset + query.limit).map((at) => ({
        id: of(at).id,
        score: scores[at] as number,
        words: shareOf(words[at] as number),
        meaning: vector ? (meaning[at] as number) : null,
      })),
      total: passed.length,
      facets,
      terms: told,
    }
  }

  return {
    id: 'meilisearch-1',

    async upsert(documents) {
      const sent = documents.map(stored)
      const isAnswering = await indexes.put(sent)
      if (!isAnswering) return
      for (const known of Object.values(kinds)) known.removed(documents.map(({ id }) => id))
      for (const document of sent) kinds[document.kind].wrote([document])
    },

    async remove(ids) {
      for (const known of Object.values(kinds)) known.removed(ids)
      await indexes.drop(ids)
    },

    search,

    async suggest(kind, typed, most) {
      await kinds[kind].ready()
      return kinds[kind].suggestions.find(typed, most)
    },

    opened: async () => {},

    async state() {
      const uid = await indexes.writing()
      const [fingerprint, documents, answering] = await Promise.all([
        indexes.shapeOf(uid),
        indexes.countOf(uid),
        indexes.shapeOf(name),
      ])
      return { fingerprint, documents, ready: answering !== '', isBuilding: uid !== name }
    },

    rebuild: indexes.begin,

    async finish() {
      if (await indexes.finish()) for (const known of Object.values(kinds)) known.clear()
    },

    async page(kind, after, most) {
      const uid = await indexes.writing()
      const filter = [...filterOf(kind, {}), ...(after ? [isAfter(after)] : [])]
      const asked = { filter, fields: ['id', 'revision'], sort: ['id:asc'], limit: most }
      const { results } = await client.index<Stored>(uid).getDocuments(asked as never)
      return results.map(({ id, revision }) => ({ id, revision }))
    },

    standing: () => ({ standing: 'level', fault: null }),
    close: async () => {},
  }
}

/** The best by words joined by the best by meaning, by the rules of the embedded engine. */
function inTheRunning(query: Query, all: Sheet[], words: number[], vector: Float32Array | null) {
  const meaning = all.map((sheet) => (vector ? dot(vector, sheet.vector) : 0))
  const wide = query.breadth === 'wide'
  // In a wide query what does not pass the filters takes nobody's place; in a precise one it is still counted.
  const eligible = wide ? picked(all, query).passed : [...all.keys()]
  const best = (values: number[], most: number, least: number) =>
    eligible
      .filter((at) => (values[at] as number) >= least)
      .sort((a, b) => (values[b] as number) - (values[a] as number))
      .slice(0, most)
  const least = wide ? Number.MIN_VALUE : Math.max(Number.MIN_VALUE, Math.max(0, ...words) * PRECISE_CUT)
  const chosen = new Set([
    ...(query.by === 'meaning' ? [] : best(words, wide ? WIDE : words.length, least)),
    ...(vector ? best(meaning, wide ? WIDE : PRECISE_NEAR, wide ? -1 : PRECISE_COSINE) : []),
  ])
  const at = [...chosen]
  const of = (values: number[]) => Float64Array.from(at, (i) => values[i] as number)
  return { sheets: at.map((i) => all[i] as Sheet), words: of(words), meaning: of(meaning), scores: new Float64Array(at.length) }
}

/** Pairs of characters across two words found the document, but mean nothing to a reader. */
function toldOf(query: Query, { asked }: Asked): Found['terms'] {
  const spoken = query.breadth === 'precise' ? wordsOf(query.text) : []
  return asked
    .filter(({ term }) => spoken.some((word) => word.includes(term)))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, TERMS_TOLD)
}
