import type { FacetName } from '@keqiao/shared/search'
import { held, K1, lengthNorm, rarityOf, termWeight } from '../bm25.ts'
import { documentTerms } from '../embedded/terms.ts'
import { filtersOf, type Stored, vectorOf } from './documents.ts'

/** A document as scoring needs it: no text, its terms as numbers. */
export interface Sheet {
  id: string
  mark: string
  title: string
  keywords: string[]
  terms: Uint32Array
  counts: Uint8Array
  length: number
  vector: Float32Array
  filters: Partial<Record<FacetName, string[]>>
  discreet: boolean
  date: string
}

/** FNV-1a. Two terms of one query that share a number are one in a billion, and cost a rank. */
export function numberOf(term: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

export function sheetOf(document: Stored): Sheet {
  const found = [...documentTerms(document)]
  const { id, mark, title, keywords, discreet, date } = document
  return {
    ...{ id, mark, title, keywords, discreet, date },
    terms: Uint32Array.from(found, ([term]) => numberOf(term)),
    counts: Uint8Array.from(found, ([, count]) => Math.min(255, count)),
    length: found.reduce((sum, [, count]) => sum + count, 0),
    vector: vectorOf(document),
    filters: filtersOf(document),
  }
}

export interface Asked {
  asked: { term: string; weight: number }[]
  ceiling: number
}

/**
 * How often terms occur, from the documents that are known: all of them, or an even part of a large library.
 * `documents` says how many there are.
 */
export function createStatistics() {
  const counts = new Map<number, number>()
  let known = 0
  let length = 0

  function count({ terms, length: its }: Sheet, by: 1 | -1) {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + by)
    known += by
    length += by * its
  }

  return {
    add: (sheet: Sheet) => count(sheet, 1),
    remove: (sheet: Sheet) => count(sheet, -1),
    mean: () => length / Math.max(1, known),

    /** What the query asks and the ceiling a document could reach: as the embedded engine weighs it. */
    ask(terms: Map<string, number>, beside: Map<string, number>, documents: number): Asked {
      const all = Math.max(documents, known)
      const rarity = (term: string) => rarityOf(all, Math.round(((counts.get(numberOf(term)) ?? 0) * all) / Math.max(1, known)))
      const isKnown = (term: string) => (counts.get(numberOf(term)) ?? 0) > 0
      const asked: Asked['asked'] = []
      let ceiling = 0
      for (const [term, part] of terms) {
        const weight = termWeight(part, rarity(term), terms.size)
        ceiling += weight * (K1 + 1)
        if (isKnown(term) || known < all) asked.push({ term, weight })
      }
      const added = [...beside].filter(([term]) => !terms.has(term) && isKnown(term))
      asked.push(
        ...held(
          added.map(([term, part]) => ({ term, weight: termWeight(part, rarity(term), terms.size) })),
          ceiling,
        ),
      )
      return { asked, ceiling }
    },
  }
}

/** BM25 of one document for what is asked. */
export function createScorer({ asked }: Asked, meanLength: number) {
  const weights = new Map(asked.map(({ term, weight }) => [numberOf(term), weight]))
  return ({ terms, counts, length }: Sheet): number => {
    const norm = lengthNorm(length, meanLength)
    let sum = 0
    for (let i = 0; i < terms.length; i++) {
      const weight = weights.get(terms[i] as number)
      const count = counts[i] as number
      if (weight !== undefined) sum += (weight * count * (K1 + 1)) / (count + norm)
    }
    return sum
  }
}
