import type { Vocabulary } from './tokenizer.ts'

/** What a word is written with: its characters and, inside longer words, its character pairs; shared by all words that use them. */
export interface WordParts {
  count: number
  /** Parts of token t: `part` from `start[t]` to `start[t + 1]`. */
  start: Int32Array
  part: Int32Array
}

const HAN_ONLY = /^\p{Script=Han}+$/u
const FEWEST_WORDS = 2

function spelled(piece: string): string[] {
  if (!HAN_ONLY.test(piece)) return []
  const characters = [...piece]
  const pairs = characters.length > 2 ? characters.slice(1).map((character, i) => `${characters[i]}${character}`) : []
  return [...characters, ...pairs, ...(characters.length === 2 ? [piece] : [])]
}

export function partsOf({ pieces }: Vocabulary): WordParts {
  const words = new Map<string, number>()
  for (const piece of pieces) for (const part of new Set(spelled(piece))) words.set(part, (words.get(part) ?? 0) + 1)
  const ids = new Map([...words].filter(([, count]) => count >= FEWEST_WORDS).map(([part], id) => [part, id]))
  const lists = pieces.map((piece) => spelled(piece).flatMap((part) => ids.get(part) ?? []))
  const start = new Int32Array(pieces.length + 1)
  for (const [token, list] of lists.entries()) start[token + 1] = (start[token] as number) + list.length
  return { count: ids.size, start, part: Int32Array.from(lists.flat()) }
}
