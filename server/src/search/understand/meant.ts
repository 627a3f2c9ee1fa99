import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ListingKind } from '@keqiao/shared/listings'
import type { Clock } from '../../platform/clock.ts'
import { fold } from '../embedded/terms.ts'
import type { SearchEngine } from '../engine.ts'
import type { ListingSource } from '../listings.ts'
import { asPinyin } from './typed.ts'
import { createVocabulary } from './vocabulary.ts'
import type { DomainWords } from './words.ts'

export type Meant = ReturnType<typeof createMeant>

const LISTINGS_READ = 20_000
const WALK = 200
const GUESSES = 12
const LOOKED_AT = 5
/** To read letters as two words. */
const WAYS = 3
/** What was found out about a word holds this long, for so many words. */
const CHECKED_MS = 60_000
const CHECKED = 5000
const LATIN = /[a-z][a-z0-9]{3,29}/g

/** What somebody who typed this may have meant, of what the library really says. */
interface Uses {
  clock: Clock
  engine: SearchEngine
  domain: DomainWords
  sources: ListingSource[]
}

export function createMeant({ clock, engine, domain, sources }: Uses) {
  const vocabulary = createVocabulary()
  const everybodys = new Set<string>()

  function hear(documents: { title: string; keywords: string[]; text: string }[]) {
    for (const { title, keywords, text } of documents) {
      for (const word of [...keywords, title]) vocabulary.add(word)
      vocabulary.read(`${title} ${keywords.join(' ')} ${text}`)
    }
  }

  const checked = new Map<string, { is: boolean; until: number }>()
  /** Whether the library writes it so now: the engine finds parts of a word as well, therefore the texts are looked at. */
  async function isWrittenNow(kind: ListingKind, text: string): Promise<boolean> {
    const asked = { kind, text, vector: null, filters: {}, sort: 'relevance', offset: 0, limit: LOOKED_AT } as const
    const { hits } = await engine.search({ ...asked, breadth: 'precise', by: 'words', facets: false })
    const source = sources.find((one) => one.kind === kind)
    const documents = (await source?.documents(hits.map(({ id }) => id))) ?? []
    return documents.some(({ title, keywords, text: body }) => fold([title, ...keywords, body].join('\n')).includes(fold(text)))
  }
  /** The same of a word of our own vocabularies, which is no secret: the answer holds for a while. */
  async function isWritten(kind: ListingKind, word: string): Promise<boolean> {
    const key = `${kind}:${fold(word)}`
    const known = checked.get(key)
    if (known && known.until > clock.millis()) return known.is
    const is = await isWrittenNow(kind, word)
    if (checked.size >= CHECKED) checked.clear()
    checked.set(key, { is, until: clock.millis() + CHECKED_MS })
    return is
  }
  /** In this word or in another of its group. */
  async function isSaidSomehow(kind: ListingKind, word: string): Promise<boolean> {
    const others = (await domain.saidIn(word)).flatMap(({ said, also }) => (fold(said) === fold(word) ? also : []))
    for (const one of [word, ...others]) if (await isWritten(kind, one)) return true
    return false
  }
  /** A word of the vocabularies is everybody's; any other must stand in a title or a keyword now, for what left must not be told. */
  const isOpen = async (kind: ListingKind, word: string) =>
    (await engine.suggest(kind, word, 1)).length > 0 || (everybodys.has(word) && (await isSaidSomehow(kind, word)))
  async function first(guesses: string[], most: number, holds: (guess: string) => Promise<boolean>): Promise<string[]> {
    const found: string[] = []
    for (const guess of guesses) {
      if (found.length >= most) break
      if (await holds(guess)) found.push(guess)
    }
    return found
  }

  return {
    isWritten,

    /** The same sources; what passes through them is heard. */
    listening: (): ListingSource[] =>
      sources.map((source) => ({
        ...source,
        async documents(ids) {
          const documents = await source.documents(ids)
          hear(documents)
          return documents
        },
      })),

    /** The vocabularies, then the library, in slices beside whatever else is done. */
    async begin() {
      for (const [i, word] of (await domain.words()).entries()) {
        everybodys.add(word)
        vocabulary.add(word)
        vocabulary.read(word)
        if (i % WALK === 0) await nextTurn()
      }
      for (const source of sources)
        for (let after = '', read = 0; read < LISTINGS_READ; read += WALK) {
          const ids = await source.idsAfter(after, WALK)
          if (ids.length === 0) break
          hear(await source.documents(ids))
          after = ids.at(-1) as string
          await nextTurn()
        }
    },

    /** For letters alone: words of the library that sound so, or two of them one after the other. */
    async sounding(kind: ListingKind, typed: string, most: number): Promise<string[]> {
      const letters = asPinyin(typed)
      if (!letters) return []
      const open = (words: string[], many: number) => first(words, many, (word) => isOpen(kind, word))
      const found = await open(vocabulary.sounding(letters, GUESSES), most)
      if (found.length > 0) return found
      for (const [one, other] of vocabulary.soundingInTwo(letters, LOOKED_AT).slice(0, WAYS)) {
        const [before] = await open(one, 1)
        const [after] = before ? await open(other, 1) : []
        if (before && after) return [before + after]
      }
      return []
    },

    /** The text with Latin words that the library does not say spelled as it spells them; null where nothing is to be put right. */
    async spelled(kind: ListingKind, text: string): Promise<string | null> {
      let right = text
      for (const [word] of text.toLowerCase().matchAll(LATIN)) {
        const guesses = vocabulary.spelledLike(word, GUESSES)
        if (guesses.length === 0 || (await isWrittenNow(kind, word))) continue
        const [guess] = await first(guesses, 1, (other) => isWrittenNow(kind, other))
        const at = right.toLowerCase().indexOf(word)
        if (guess && at >= 0) right = right.slice(0, at) + guess + right.slice(at + word.length)
      }
      return right === text ? null : right
    },
  }
}
