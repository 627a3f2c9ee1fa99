import type { Expansion } from '../engine.ts'

/** A word of the query that has others which mean the same. */
export interface Said {
  said: string
  also: string[]
}
/** What the floors above know of words: the knowledge implements it. */
export interface DomainWords {
  saidIn(text: string): Promise<Said[]>
  /** The other words, for as much together as `weight` of what was said. */
  expansionBy(said: Said[], weight: number): Expansion[]
  /** Every word of the vocabularies. */
  words(): Promise<string[]>
}
