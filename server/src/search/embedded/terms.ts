import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

let read: Jieba | undefined
/** The dictionary takes a while to read, and each thread needs its own: only those that cut a text read it. */
function jieba() {
  read ??= Jieba.withDict(dict)
  return read
}

const RUNS = /\p{Script=Han}+|[a-z0-9]+(?:[.+#-][a-z0-9]+)*/gu
/** Words that carry grammar, not meaning; their bigrams would only cost time. */
const GRAMMAR = new Set('的了和与及或在是为对由以于等中其并而且之也被将可该此这那有不'.split(''))

/** What stands in every third abstract says nothing alone: of the hundred commonest characters, counted over `chinaxiv-train`. */
const COMMON = new Set(
  '结分用果性进研究方表明一行提高化法度基过能相数量现发生析出理同合要大时关实应系种间通重作上成本型效个体定显特影响后据验较下测比地最模程因变多统机学制论加率具利文均'.split(
    '',
  ),
)

/** Whether a term holds a character of grammar: of no use to a reader. */
export const hasGrammar = (term: string) => [...term].some((character) => GRAMMAR.has(character))

export const fold = (text: string) => text.normalize('NFKC').toLowerCase()

interface Into {
  into?: Map<string, number>
  times?: number
  /** Every character that is not common, as a term of its own. */
  characters?: boolean
}

/**
 * The terms of a text with their counts: bigrams of Chinese runs, words of three characters and more and of one, Latin words
 * and numbers whole and in parts. A word of two characters is its bigram.
 */
export function termsOf(
  text: string,
  { into = new Map(), times = 1, characters: single = false }: Into = {},
): Map<string, number> {
  const add = (term: string) => into.set(term, (into.get(term) ?? 0) + times)
  for (const [run] of fold(text).matchAll(RUNS)) {
    if (run.charCodeAt(0) < 0x2000) {
      add(run)
      const parts = run.split(/[.+#-]/)
      if (parts.length > 1) for (const part of parts) if (part.length > 1) add(part)
      continue
    }
    const characters = [...run]
    if (characters.length === 1) {
      if (!GRAMMAR.has(run)) add(run)
      continue
    }
    for (let i = 0; i + 1 < characters.length; i++) {
      const a = characters[i] as string
      const b = characters[i + 1] as string
      if (!(GRAMMAR.has(a) && GRAMMAR.has(b))) add(a + b)
    }
    if (single) for (const character of characters) if (!GRAMMAR.has(character) && !COMMON.has(character)) add(character)
    if (characters.length > 2)
      for (const word of jieba().cut(run, false))
        if (word.length > 2 || (word.length === 1 && !GRAMMAR.has(word) && (!single || COMMON.has(word)))) add(word)
  }
  return into
}

/** What a bigram across two words and a word of one character count for in a text that asks, beside a whole word. */
const ACROSS = 0.4
const SINGLE = 0.5
/** A text of no more terms asks for its characters as well: a keyword is often said in other words of the same characters. */
const FEW = 30

/**
 * What a query asks: each term with (1 + ln of its count), whole words for more than what stands across two of them. In a
 * search box (`precise`) every bigram counts alike, and single characters only where they were typed alone.
 */
export function askedTerms(text: string, breadth: 'precise' | 'wide'): Map<string, number> {
  const plain = termsOf(text)
  const few = breadth === 'wide' && plain.size <= FEW
  const counts = few ? termsOf(text, { characters: true }) : plain
  const partOf = breadth === 'wide' ? partInText(text, few) : partInBox([...counts.keys()])
  const asked = new Map<string, number>()
  for (const [term, count] of counts) {
    const part = partOf(term)
    if (part > 0) asked.set(term, part * (1 + Math.log(count)))
  }
  return asked
}

const isHan = (term: string) => term.charCodeAt(0) >= 0x2000

function partInText(text: string, few: boolean) {
  const words = new Set(jieba().cut(fold(text), false))
  return (term: string) => {
    if (!isHan(term) || term.length > 2) return 1
    if (term.length === 1) return few && !COMMON.has(term) ? 1 : SINGLE
    return words.has(term) ? 1 : ACROSS
  }
}

const partInBox = (terms: string[]) => (term: string) =>
  isHan(term) && term.length === 1 && terms.some((other) => other.length > 1 && other.includes(term)) ? 0 : 1

/** Expansions come again and again. */
const REMEMBERED = 20_000
const expanded = new Map<string, string[]>()
export function termsOfExpansion(text: string): string[] {
  let terms = expanded.get(text)
  if (!terms) {
    if (expanded.size >= REMEMBERED) expanded.clear()
    terms = [...termsOf(text).keys()].filter((term) => term.length > 1)
    expanded.set(text, terms)
  }
  return terms
}

/** The terms of several texts with the highest weight that any of them gives. */
export function weightedTerms(texts: { text: string; weight: number }[]): Map<string, number> {
  const weights = new Map<string, number>()
  for (const { text, weight } of texts)
    for (const term of termsOfExpansion(text)) weights.set(term, Math.max(weight, weights.get(term) ?? 0))
  return weights
}

/** A text's own words, unknown ones guessed: what a reader would underline. */
export const wordsOf = (text: string) => jieba().cut(fold(text), true)

const TITLE_TIMES = 2
const KEYWORD_TIMES = 2

export function documentTerms(document: { title: string; keywords: string[]; text: string }) {
  const terms = termsOf(document.text, { characters: true })
  const more = { into: terms, characters: true }
  termsOf(document.title, { ...more, times: TITLE_TIMES })
  for (const keyword of document.keywords) termsOf(keyword, { ...more, times: KEYWORD_TIMES })
  return terms
}
