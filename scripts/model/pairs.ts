import type { Random } from './random.ts'

const LONGEST_VIEW = 160
const FEWEST_UNSHARED = 3

export interface EncodedPaper {
  title: Uint16Array
  keywords: Uint16Array
  abstract: Uint16Array
  introduction: Uint16Array
  paragraphs: Uint16Array[]
}

function joined(...parts: Uint16Array[]): Uint16Array {
  const out = new Uint16Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** How a paper asks: by its title, its keywords, its introduction or any paragraph; what answers is its abstract. */
export function drawPair(paper: EncodedPaper, random: Random): [Uint16Array, Uint16Array] {
  const draw = random.next()
  if (draw < 0.2) return [paper.title, paper.abstract]
  if (draw < 0.35 && paper.keywords.length > 0) return [paper.keywords, paper.abstract]
  const answer = random.next() < 0.5 ? paper.abstract : joined(paper.title, paper.keywords, paper.abstract)
  if (draw < 0.65 && paper.introduction.length > 0) return [paper.introduction, answer]
  const paragraph = paper.paragraphs[random.below(paper.paragraphs.length)]
  return [paragraph ?? paper.title, answer]
}

/** Some words left out by chance, more of a long text: no word may be relied on. */
export function thinned(tokens: Uint16Array, dropout: number, random: Random): Uint16Array {
  const rate = Math.max(tokens.length > 4 ? dropout : 0, 1 - LONGEST_VIEW / Math.max(1, tokens.length))
  const kept = tokens.filter(() => random.next() >= rate)
  return kept.length > 0 ? kept : tokens
}

/** The ask without the words of the answer, where enough is left to ask with. */
export function unshared(ask: Uint16Array, answer: Uint16Array): Uint16Array {
  const common = new Set(answer)
  const rest = ask.filter((token) => !common.has(token))
  return rest.length >= FEWEST_UNSHARED ? rest : ask
}
