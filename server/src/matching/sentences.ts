import type { Segment } from '@keqiao/shared/search'
import type { Embedder } from '../embedding/embedder.ts'
import { dot } from '../embedding/vector.ts'
import { foldInPlace } from '../platform/fold-in-place.ts'
import { hasGrammar, termsOf } from '../search/embedded/terms.ts'

const SHORTEST = 8
const LONGEST = 160
const MOST = 24
const ENDS = /(?<=[。！？!?；;\n])/
/** What a sentence carries of the score, beside how near it comes to the other. */
const CARRIED = { need: 1, achievement: 0.5 }
/** Marks; what the score loses less is nothing to speak of. */
const LEAST_LOSS = 1e-6

/** Sentences of a text, in order; a list item counts as one. */
export function sentencesOf(...texts: (string | null)[]): string[] {
  const found: string[] = []
  for (const text of texts) {
    for (const part of (text ?? '').split(ENDS)) {
      const sentence = part.trim()
      if (sentence.length >= SHORTEST && !found.includes(sentence)) found.push(sentence.slice(0, LONGEST))
    }
  }
  return found.slice(0, MOST)
}

/** A text without one of its sentences as `sentencesOf` gives them, each occurrence; null when nothing is left. */
export function textWithout(text: string, sentence: string): string | null {
  const left = text
    .split(ENDS)
    .filter((part) => part.trim().slice(0, LONGEST) !== sentence)
    .join('')
  return left.trim() === '' ? null : left
}

export interface SentencePair {
  need: Segment[]
  achievement: Segment[]
  similarity: number
  common: string[]
  /** The score is lower without either. */
  carries: boolean
}

/** Words of both sentences, the longest first and none inside another. */
function commonWords(a: Part['terms'], b: Part['terms']): string[] {
  const shared = [...a.keys()]
    .filter((term) => term.length > 1 && b.has(term) && !hasGrammar(term))
    .sort((x, y) => y.length - x.length)
  const kept: string[] = []
  for (const term of shared) if (!kept.some((word) => word.includes(term))) kept.push(term)
  return kept
}

function marked(sentence: string, words: string[]): Segment[] {
  const folded = foldInPlace(sentence)
  const hit = new Array<boolean>(sentence.length).fill(false)
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

export interface Part {
  sentence: string
  vector: Float32Array
  terms: ReadonlyMap<string, number>
}

/** Vectors and terms of sentences, remembered for as long as this many are in use. */
export function createSentences(embedder: Embedder, remember = 20_000) {
  const known = new Map<string, Part>()

  async function partsOf(sentences: string[]): Promise<Part[]> {
    const missing = [...new Set(sentences.filter((sentence) => !known.has(sentence)))]
    const made = missing.length > 0 ? await embedder.embed(missing, 'passage') : []
    const fresh = new Map(
      missing.map((sentence, i) => [sentence, { sentence, vector: made[i] as Float32Array, terms: termsOf(sentence) }]),
    )
    const found = sentences.map((sentence) => known.get(sentence) ?? (fresh.get(sentence) as Part))
    if (known.size + fresh.size > remember) known.clear()
    for (const [sentence, one] of fresh) known.set(sentence, one)
    return found
  }

  return {
    partsOf,
    vectorsOf: async (sentences: string[]) => (await partsOf(sentences)).map(({ vector }) => vector),
  }
}

/** What a sentence carries of the score, as a part of what the most telling one does. */
const carried = (losses: readonly number[]) => {
  const most = Math.max(...losses, 0)
  return losses.map((loss) => (most > LEAST_LOSS ? loss / most : 0))
}

interface Side {
  parts: readonly Part[]
  /** What the score loses without each. */
  losses: readonly number[]
}

/**
 * The `most` pairs that answer each other best and carry the score, each sentence used once; words in common lift a pair. One
 * that the score does not rest on stands behind all that it does.
 */
export function bestPairs(need: Side, achievement: Side, most: number): SentencePair[] {
  const [ours, theirs] = [carried(need.losses), carried(achievement.losses)]
  const pairs = need.parts.flatMap((one, n) =>
    achievement.parts.map((other, a) => {
      const similarity = dot(one.vector, other.vector)
      const common = commonWords(one.terms, other.terms)
      const shared = common.reduce((sum, word) => sum + word.length, 0)
      const part = CARRIED.need * (ours[n] as number) + CARRIED.achievement * (theirs[a] as number)
      const carries = (need.losses[n] as number) > LEAST_LOSS && (achievement.losses[a] as number) > LEAST_LOSS
      return { one, other, similarity, common, carries, value: similarity + Math.min(0.3, shared / 40) + part }
    }),
  )
  pairs.sort((x, y) => Number(y.carries) - Number(x.carries) || y.value - x.value)
  const chosen: typeof pairs = []
  for (const pair of pairs) {
    if (chosen.length === most) break
    if (!chosen.some(({ one, other }) => one === pair.one || other === pair.other)) chosen.push(pair)
  }
  return chosen.map(({ one, other, similarity, common, carries }) => ({
    need: marked(one.sentence, common),
    achievement: marked(other.sentence, common),
    similarity: Math.max(0, Math.min(1, similarity)),
    common: common.slice(0, 12),
    carries,
  }))
}
