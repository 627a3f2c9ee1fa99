import type { Embedder } from '@keqiao/server/embedding/embedder'
import type { Sealed } from '@keqiao/server/search/embedded/seal'
import { termsOf } from '@keqiao/server/search/embedded/terms'
import { recombinations, type Source } from '../documents.ts'

interface Part {
  terms: [string, number][]
  vector: Float32Array
}
const AT_ONCE = 256
const TWICE = 2

export const idOf = (i: number) => `00000000-0000-7000-8000-${i.toString(16).padStart(12, '0')}`

/**
 * The recombined listings as the index takes them. Each sentence is cut and embedded once; a listing's terms are those of its
 * sentences (a sentence ends where a run of characters ends), its vector is their sum.
 */
export async function openLibrary(sources: Source[], embedder: Embedder, say: (done: number, all: number) => void) {
  const texts = new Set(sources.flatMap(({ draft, sentences }) => [draft.name, ...sentences]))
  const parts = new Map<string, Part>()
  const all = [...texts]
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const some = all.slice(at, at + AT_ONCE)
    const vectors = await embedder.embed(some, 'passage')
    for (const [i, text] of some.entries())
      parts.set(text, { terms: [...termsOf(text, { characters: true })], vector: vectors[i] as Float32Array })
    say(at, all.length)
  }
  const keywordTerms = new Map<string, [string, number][]>()

  function sealed({
    i,
    draft,
    sentences,
    keywords,
  }: ReturnType<typeof recombinations> extends Generator<infer R> ? R : never): Sealed {
    const terms = new Map<string, number>()
    const count = (list: [string, number][], times: number) => {
      for (const [term, n] of list) terms.set(term, (terms.get(term) ?? 0) + n * times)
    }
    const vector = new Float32Array(embedder.dimensions)
    for (const text of [draft.name, ...sentences]) {
      const part = parts.get(text) as Part
      count(part.terms, text === draft.name ? TWICE : 1)
      for (let d = 0; d < vector.length; d++) vector[d] = (vector[d] as number) + part.terms.length * (part.vector[d] as number)
    }
    for (const keyword of keywords) {
      let known = keywordTerms.get(keyword)
      if (!known) {
        known = [...termsOf(keyword, { characters: true })]
        keywordTerms.set(keyword, known)
      }
      count(known, TWICE)
    }
    let square = 0
    for (const value of vector) square += value * value
    const length = Math.sqrt(square)
    for (let d = 0; d < vector.length; d++) vector[d] = (vector[d] as number) / length
    const region = `13${String(1 + (i % 11)).padStart(2, '0')}00`
    return {
      id: idOf(i),
      revision: 1,
      title: draft.name,
      keywords,
      filters: { region: ['130000', region], trl: [String(1 + (i % 9))] },
      date: new Date(1.7e12 + i * 1000).toISOString(),
      discreet: false,
      vector,
      terms,
    }
  }
  return function* (size: number) {
    for (const one of recombinations(sources, size)) yield sealed(one)
  }
}
