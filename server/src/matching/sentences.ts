import type { Segment } from '@keqiao/shared/search'
import type { Embedder } from '../embedding/embedder.ts'
import { termsOf } from '../search/embedded/terms.ts'

const SHORTEST = 8
const LONGEST = 160
const MOST = 24

/** Sentences of a text, in order; a list item counts as one. */
export function sentencesOf(...texts: (string | null)[]): string[] {
  const found: string[] = []
  for (const text of texts) {
    for (const part of (text ?? '').split(/(?<=[。！？!?；;\n])/)) {
      const sentence = part.trim()
      if (sentence.length >= SHORTEST && !found.includes(sentence)) found.push(sentence.slice(0, LONGEST))
    }
  }
  return found.slice(0, MOST)
}

export interface SentencePair {
  need: Segment[]
  achievement: Segment[]
  similarity: number
  common: string[]
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * (b[i] as number), 0)

/** Words of both sentences, the longest first and none inside another. */
function commonWords(a: string, b: string): string[] {
  const other = termsOf(b)
  const shared = [...termsOf(a).keys()].filter((term) => term.length > 1 && other.has(term)).sort((x, y) => y.length - x.length)
  const kept: string[] = []
  for (const term of shared) if (!kept.some((word) => word.includes(term))) kept.push(term)
  return kept
}

function marked(sentence: string, words: string[]): Segment[] {
  const folded = sentence.normalize('NFKC').toLowerCase()
  const hit = new Array<boolean>(sentence.length).fill(false)
  if (folded.length === sentence.length)
    for (const word of words)
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) hit.fill(true, at, at + word.length)
  const segments: Segment[] = []
  for (let i = 0; i < sentence.length; i++) {
    const last = segments.at(-1)
    if (last && last.hit === hit[i]) last.text += sentence[i]
    else segments.push({ text: sentence[i] as string, hit: hit[i] as boolean })
  }
  return segments
}

export type Sentences = ReturnType<typeof createSentences>

/** Vectors of sentences, remembered for as long as this many are in use. */
export function createSentences(embedder: Embedder, remember = 20_000) {
  const known = new Map<string, Float32Array>()

  async function vectorsOf(sentences: string[]): Promise<Float32Array[]> {
    const missing = [...new Set(sentences.filter((sentence) => !known.has(sentence)))]
    if (missing.length > 0) {
      const made = await embedder.embed(missing, 'passage')
      if (known.size + missing.length > remember) known.clear()
      missing.forEach((sentence, i) => {
        known.set(sentence, made[i] as Float32Array)
      })
    }
    const again = sentences.filter((sentence) => !known.has(sentence))
    if (again.length > 0) return embedder.embed(sentences, 'passage')
    return sentences.map((sentence) => known.get(sentence) as Float32Array)
  }

  return {
    vectorsOf,

    /** The `most` pairs that answer each other best, each sentence used once; words in common lift a pair. */
    async bestPairs(needSentences: string[], achievementSentences: string[], most: number): Promise<SentencePair[]> {
      if (needSentences.length === 0 || achievementSentences.length === 0) return []
      const vectors = await vectorsOf([...needSentences, ...achievementSentences])
      const pairs = needSentences.flatMap((need, n) =>
        achievementSentences.map((achievement, a) => {
          const similarity = dot(vectors[n] as Float32Array, vectors[needSentences.length + a] as Float32Array)
          const common = commonWords(need, achievement)
          const shared = common.reduce((sum, word) => sum + word.length, 0)
          return { need, achievement, similarity, common, value: similarity + Math.min(0.3, shared / 40) }
        }),
      )
      pairs.sort((x, y) => y.value - x.value)
      const chosen: typeof pairs = []
      for (const pair of pairs) {
        if (chosen.length === most) break
        if (!chosen.some((one) => one.need === pair.need || one.achievement === pair.achievement)) chosen.push(pair)
      }
      return chosen.map(({ need, achievement, similarity, common }) => ({
        need: marked(need, common),
        achievement: marked(achievement, common),
        similarity: Math.max(0, Math.min(1, similarity)),
        common: common.slice(0, 12),
      }))
    },
  }
}
