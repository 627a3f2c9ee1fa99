import { fold, termsOf } from '../search/embedded/terms.ts'
import type { Expansion } from '../search/engine.ts'
import { areaOf } from './rules.ts'
import type { SynonymGroup } from './seeds.ts'

/** A word of the text that has others, and where its group holds. */
export interface Said {
  said: string
  also: string[]
}

const LATIN = /[a-z\d]/

/** Finds words of the groups in a text, the longest at each place. */
export function indexSynonyms(groups: SynonymGroup[]) {
  const groupOf = new Map<string, SynonymGroup>()
  /** Lengths of the words that begin with the same two characters, the longest first: nearly everywhere there is none. */
  const lengthsOf = new Map<string, number[]>()
  for (const group of groups) {
    for (const term of group.terms) {
      const key = fold(term)
      groupOf.set(key, group)
      const begins = key.slice(0, 2)
      lengthsOf.set(
        begins,
        [...new Set([...(lengthsOf.get(begins) ?? []), key.length])].sort((a, b) => b - a),
      )
    }
  }

  /** Groups of another 专栏 than the text's say nothing about it; a text without one may be of any. */
  return function saidIn(text: string, fields: string[]): Said[] {
    const plain = fold(text)
    const typed = text.normalize('NFKC')
    const shown = (at: number, length: number) => (typed.length === plain.length ? typed : plain).slice(at, at + length)
    const areas = new Set(fields.map(areaOf))
    const holds = ({ field }: SynonymGroup) => field === '' || areas.size === 0 || areas.has(areaOf(field))
    const found = new Map<SynonymGroup, string>()
    for (let at = 0; at < plain.length; at++) {
      if (LATIN.test(plain[at] as string) && LATIN.test(plain[at - 1] ?? '')) continue
      for (const length of lengthsOf.get(plain.slice(at, at + 2)) ?? []) {
        if (length < 2 || length > plain.length - at) continue
        const word = plain.slice(at, at + length)
        const group = groupOf.get(word)
        if (!group || !holds(group)) continue
        if (LATIN.test(word.at(-1) as string) && LATIN.test(plain[at + length] ?? '')) continue
        if (!found.has(group)) found.set(group, shown(at, length))
        at += length - 1
        break
      }
    }
    return [...found].map(([group, said]) => ({ said, also: group.terms.filter((term) => !plain.includes(fold(term))) }))
  }
}

/** The other words count as a whole for no more than `weight` of what was said, however many terms they are made of. */
export const expansionBy = (said: Said[], weight: number): Expansion[] =>
  said.flatMap(({ said, also }) => {
    const own = termsOf(said).size
    return also.map((text) => ({ text, weight: weight * Math.min(1, own / Math.max(1, termsOf(text).size)) }))
  })
