import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { runsOf, SCORE_SCALE, SPECIAL_PIECES, Tokenizer, type Vocabulary } from './tokenizer.ts'

const LONGEST_WORD = 6
const LONGEST_LATIN = 12
const RAREST_CANDIDATE = 8
const RAREST_CHARACTER = 3
const HAN = /^\p{Script=Han}/u

/** A text group is one paper or one title; a piece counts for the vocabulary by the number of groups that use it. */
export type TextGroups = () => Iterable<string[]>

class Tally {
  readonly groups = new Map<string, number>()
  readonly uses = new Map<string, number>()

  add(group: Iterable<string>) {
    const seen = new Set<string>()
    for (const piece of group) {
      seen.add(piece)
      this.uses.set(piece, (this.uses.get(piece) ?? 0) + 1)
    }
    for (const piece of seen) this.groups.set(piece, (this.groups.get(piece) ?? 0) + 1)
  }
}

function candidates(groups: TextGroups): { words: Tally; characters: Map<string, number> } {
  const jieba = Jieba.withDict(dict)
  const words = new Tally()
  const characters = new Map<string, number>()
  for (const group of groups()) {
    const pieces: string[] = []
    for (const run of group.flatMap(runsOf)) {
      for (const character of run) characters.set(character, (characters.get(character) ?? 0) + 1)
      if (!HAN.test(run)) pieces.push(run)
      else for (const word of jieba.cut(run, true)) pieces.push(word)
    }
    words.add(pieces.filter((piece) => piece.length > 1 && piece.length <= (HAN.test(piece) ? LONGEST_WORD : LONGEST_LATIN)))
  }
  return { words, characters }
}

function scored(pieces: string[], uses: (piece: string) => number): Vocabulary {
  const total = pieces.reduce((sum, piece) => sum + uses(piece), 0)
  const score = (piece: string) => Math.round(SCORE_SCALE * Math.log(Math.max(0.5, uses(piece)) / total))
  return { pieces: [...SPECIAL_PIECES, ...pieces], scores: [...SPECIAL_PIECES.map(() => 0), ...pieces.map(score)] }
}

/** How often each piece is used, and in how many groups, when the corpus is cut with this vocabulary. */
function recount(groups: TextGroups, vocabulary: Vocabulary): { uses: Float64Array; spread: Float64Array } {
  const tokenizer = new Tokenizer(vocabulary)
  const uses = new Float64Array(vocabulary.pieces.length)
  const spread = new Float64Array(vocabulary.pieces.length)
  for (const group of groups()) {
    const seen = new Set<number>()
    for (const text of group) {
      for (const id of tokenizer.encode(text)) {
        uses[id] = (uses[id] as number) + 1
        seen.add(id)
      }
    }
    for (const id of seen) spread[id] = (spread[id] as number) + 1
  }
  return { uses, spread }
}

/**
 * Words as jieba finds them, every character that occurs, and frequent pieces of letters and digits:
 * a wide list first, then the pieces that the Unigram cut really uses in most papers, then their final scores.
 */
export function buildVocabulary(groups: TextGroups, size: number): Vocabulary {
  const { words, characters } = candidates(groups)
  const single = [...characters].filter(([, uses]) => uses >= RAREST_CHARACTER).map(([character]) => character)
  const wide = [...words.uses].filter(([, uses]) => uses >= RAREST_CANDIDATE).map(([piece]) => piece)
  const first = scored([...single, ...wide], (piece) => words.uses.get(piece) ?? Math.sqrt(characters.get(piece) ?? 1))

  const used = recount(groups, first)
  const ids = new Map(first.pieces.map((piece, id) => [piece, id]))
  const of = (counts: Float64Array, piece: string) => counts[ids.get(piece) as number] as number
  const spread = (piece: string) => of(used.spread, piece) + Math.min(1, of(used.uses, piece) / 1e6)
  const kept = wide.sort((a, b) => spread(b) - spread(a)).slice(0, size - single.length - SPECIAL_PIECES.length)
  const second = scored([...single, ...kept], (piece) => of(used.uses, piece))

  const final = recount(groups, second)
  const finalIds = new Map(second.pieces.map((piece, id) => [piece, id]))
  return scored([...single, ...kept], (piece) => final.uses[finalIds.get(piece) as number] as number)
}
