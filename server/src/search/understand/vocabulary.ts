import { pinyin } from 'pinyin-pro'
import { allowed, distance } from './distance.ts'

const HAN = /\p{Script=Han}/u
const LATIN = /[a-z][a-z0-9]{3,29}/g
/** Longer texts are sentences; nobody spells them. */
const LONGEST = 24
const MOST = 200_000
/** Letters of a word among two. */
const SHORTEST_SOUND = 3

export type Vocabulary = ReturnType<typeof createVocabulary>

/**
 * Words that may be meant, by how they sound and how they are spelled. Only a guess: whoever uses it asks the engine whether
 * the library still says so, since what left the library stays here until the next start.
 */
export function createVocabulary() {
  const known = new Set<string>()
  const sounds = new Map<string, string[]>()
  const initials = new Map<string, string[]>()
  /** Syllables of words that are all Chinese. */
  const parts = new Map<string, string[]>()
  const latin = new Set<string>()
  /** Keys in order, made when asked after something new. */
  let ordered: { sounds: string[]; initials: string[] } | null = null

  const put = (map: Map<string, string[]>, key: string, text: string) => {
    const there = map.get(key)
    if (there) there.push(text)
    else map.set(key, [text])
  }

  /** A word or a short name. */
  function add(text: string) {
    if (known.size >= MOST || known.has(text) || text.length > LONGEST || text.length < 2) return
    known.add(text)
    if (!HAN.test(text)) return
    const syllables = pinyin(text.toLowerCase(), { toneType: 'none', type: 'array', v: true })
      .map((syllable) => syllable.replace(/[^a-z0-9]/g, ''))
      .filter(Boolean)
    if (syllables.length === text.length) parts.set(text, syllables)
    put(sounds, syllables.join(''), text)
    put(initials, syllables.map((syllable) => syllable[0]).join(''), text)
    ordered = null
  }

  const startingWith = (keys: string[], start: string, most: number): string[] => {
    let [low, high] = [0, keys.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((keys[middle] as string) < start) low = middle + 1
      else high = middle
    }
    const found: string[] = []
    for (let i = low; i < keys.length && found.length < most && (keys[i] as string).startsWith(start); i++)
      found.push(keys[i] as string)
    return found
  }

  /** What several longer words begin with and is spelled out in full: `dianchi` is 电池, of 电池组, 电池包 and others. */
  function beginnings(words: string[], letters: string): string[] {
    const counts = new Map<string, number>()
    for (const word of words) {
      let sound = ''
      const end = (parts.get(word) ?? []).findIndex((syllable) => {
        sound += syllable
        return sound.length >= letters.length
      })
      if (sound === letters && end > 0) counts.set(word.slice(0, end + 1), (counts.get(word.slice(0, end + 1)) ?? 0) + 1)
    }
    return [...counts]
      .filter(([, count]) => count > 1)
      .sort((a, b) => b[1] - a[1])
      .map(([word]) => word)
  }

  return {
    add,
    /** Latin words of a running text. */
    read(text: string) {
      if (latin.size < MOST) for (const [word] of text.normalize('NFKC').toLowerCase().matchAll(LATIN)) latin.add(word)
    },
    size: () => known.size,

    /** Words that sound like these letters: whole ones before beginnings, sounds before initials, short before long. */
    sounding(letters: string, most: number): string[] {
      ordered ??= { sounds: [...sounds.keys()].sort(), initials: [...initials.keys()].sort() }
      const byLength = (a: string, b: string) => a.length - b.length
      const of = (map: Map<string, string[]>, keys: string[]) => keys.flatMap((key) => map.get(key) ?? []).sort(byLength)
      const longer = letters.length > 3 ? of(sounds, startingWith(ordered.sounds, letters, 50)) : []
      const found = [
        ...of(sounds, [letters]),
        ...beginnings(longer, letters),
        ...of(initials, [letters]),
        ...longer,
        ...(letters.length > 2 ? of(initials, startingWith(ordered.initials, letters, 50)) : []),
      ]
      return [...new Set(found)].slice(0, most)
    },

    /** Ways to read letters as two words, each sounding in full: those of either, the evenest split first. */
    soundingInTwo(letters: string, most: number): [string[], string[]][] {
      const ways: [string[], string[]][] = []
      const middle = letters.length / 2
      const splits = Array.from({ length: Math.max(0, letters.length - 2 * SHORTEST_SOUND + 1) }, (_, i) => i + SHORTEST_SOUND)
      for (const at of splits.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))) {
        const [one, other] = [sounds.get(letters.slice(0, at)), sounds.get(letters.slice(at))]
        if (one && other) ways.push([one.slice(0, most), other.slice(0, most)])
      }
      return ways
    },

    /** Latin words that are spelled nearly like this one, the nearest first; none for a word that stands here itself. */
    spelledLike(word: string, most: number): string[] {
      const limit = allowed(word)
      if (limit === 0 || latin.has(word)) return []
      const found: { word: string; away: number }[] = []
      for (const other of latin) {
        const away = distance(word, other, limit)
        if (away <= limit) found.push({ word: other, away })
      }
      return found
        .sort(
          (a, b) =>
            a.away - b.away || Number(b.word[0] === word[0]) - Number(a.word[0] === word[0]) || (a.word < b.word ? -1 : 1),
        )
        .slice(0, most)
        .map(({ word }) => word)
    },
  }
}
