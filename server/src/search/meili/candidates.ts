import type { MultiSearchQuery } from 'meilisearch'
import { wordsOf } from '../embedded/terms.ts'
import type { Query } from '../engine.ts'
import { filterOf } from './documents.ts'
import { EMBEDDER } from './settings.ts'
import type { Asked } from './sheets.ts'

/** The server cuts a query at ten words. */
const MOST_WORDS = 10
const WIDE = { words: 200, meaning: 200 }
const PRECISE = { words: 1000, meaning: 50 }

/** Whole words of the query, the heaviest first: the server knows no pairs of characters across two words. */
export function selectedWords(query: Query, { asked }: Asked): string[] {
  const texts = [query.text, ...(query.expansion ?? []).map((expansion) => expansion.text)]
  const spoken = new Set(texts.flatMap(wordsOf))
  return asked
    .filter(({ term }) => spoken.has(term))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_WORDS)
    .map(({ term }) => term)
}

/** What is asked of the server for candidates: words and meaning apart, and once more within the filters. */
export function requestsFor(query: Query, words: string[], indexUid: string): MultiSearchQuery[] {
  const limits = query.breadth === 'wide' ? WIDE : PRECISE
  const filters = Object.values(query.filters).some((codes) => codes && codes.length > 0) ? [{}, query.filters] : [{}]
  return filters.flatMap((chosen) => {
    const plain = { indexUid, filter: filterOf(query.kind, chosen), attributesToRetrieve: ['id', 'mark'] }
    const byWords = { ...plain, locales: ['cmn' as const], limit: limits.words }
    const requests: MultiSearchQuery[] = []
    if (query.by !== 'meaning') for (const q of wordGroups(words)) requests.push({ ...byWords, q, matchingStrategy: 'last' })
    if (query.vector && query.by !== 'words')
      requests.push({
        ...plain,
        limit: limits.meaning,
        vector: [...query.vector],
        hybrid: { embedder: EMBEDDER, semanticRatio: 1 },
      })
    return requests
  })
}

/** The server wants the first word of a request in every answer, so every word has its turn as the first. */
function wordGroups(words: string[]): string[] {
  return words.map((_, i) => [...words.slice(i), ...words.slice(0, i)].join(' '))
}
