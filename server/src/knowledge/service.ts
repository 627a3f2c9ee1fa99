import type { Embedder } from '../embedding/embedder.ts'
import { termsOf } from '../search/embedded/terms.ts'
import type { Expansion } from '../search/engine.ts'
import type { Standing } from './book.ts'
import { type Asked, createNearness, type Near } from './near.ts'
import { expansionBy, indexSynonyms, type Said } from './synonyms.ts'

export type { Near } from './near.ts'
export type { Said } from './synonyms.ts'
export type Knowledge = ReturnType<typeof createKnowledge>

const MOST_NEAR = 20
/** Fewer characters are a few words that name a thing; they tell no problem. */
const LEAST_SAID = 24
/** What a word that the text does not say counts for, beside one that it says. */
const WEIGHT = { technique: 0.3, around: 0.2, synonym: 0.3 }
const withoutUnit = (quantity: string) => quantity.split('(', 1)[0] as string

export interface Answered {
  problem: string
  symptom: string
  technique: string
}
const LEAST_TOLD = 0.75
const MOST_TOLD = 2
const SHORTEST_TECHNIQUE = 3

/** The way of saying it that shares most with the text. */
function likest(symptoms: string[], text: string): string {
  const terms = termsOf(text)
  const shared = (symptom: string) => [...termsOf(symptom).keys()].filter((term) => terms.has(term)).length
  return symptoms.reduce((best, symptom) => (shared(symptom) > shared(best) ? symptom : best))
}

/** What trades say of their problems, what science answers with, and words that mean the same. */
export function createKnowledge({ embedder, book }: { embedder: Embedder; book: { pages(): Promise<Standing> } }) {
  const nearness = createNearness(embedder)
  type Find = Awaited<ReturnType<typeof nearness.index>>
  let standing: { of: Standing; find: Find } | null = null
  let making: { of: Standing; find: Promise<Find> } | null = null
  let spoken: { of: Standing; saidIn: ReturnType<typeof indexSynonyms> } | null = null

  function make(of: Standing): Promise<Find> {
    if (making?.of === of) return making.find
    const find = nearness.index(of.problems)
    const mine = { of, find }
    making = mine
    find.then(
      (find) => {
        if (making === mine) standing = { of, find }
      },
      () => {
        if (making === mine) making = null
      },
    )
    return find
  }

  /** The index in force; after a change the old one answers until the new one stands. */
  async function finder(): Promise<Find> {
    const pages = await book.pages()
    if (standing?.of === pages) return standing.find
    const find = make(pages)
    return standing ? standing.find : find
  }

  async function saidIn(text: string, fields: string[] = []): Promise<Said[]> {
    const pages = await book.pages()
    if (spoken?.of !== pages) spoken = { of: pages, saidIn: indexSynonyms(pages.synonyms) }
    return spoken.saidIn(text, fields)
  }

  return {
    /** Builds the index beside whatever else is done, in slices. */
    async begin() {
      await make(await book.pages())
    },
    /** The book was turned: what was built is built anew; nothing is where nobody has asked yet. */
    async renew() {
      if (standing || making) await make(await book.pages())
    },
    async isReady() {
      return standing?.of === (await book.pages())
    },
    /** Waits for the index where there is none yet: matches are kept, and must not depend on when they were made. */
    near: async (asked: Asked): Promise<Near[]> => (asked.text.length < LEAST_SAID ? [] : (await finder())(asked, MOST_NEAR)),

    /** Words of the text that have others which mean the same. */
    saidIn,
    expansionBy,

    /** Every word of the vocabularies, each once. */
    async words(): Promise<string[]> {
      const { problems, synonyms } = await book.pages()
      return [
        ...new Set([
          ...synonyms.flatMap(({ terms }) => terms),
          ...problems.flatMap(({ techniques, materials, quantities }) => [
            ...techniques,
            ...materials,
            ...quantities.map(withoutUnit),
          ]),
        ]),
      ]
    },

    /** What to look for beside the words of the text itself. */
    expansionOf: (found: Near[]): Expansion[] =>
      found.flatMap(({ problem, likeness }) => [
        ...problem.techniques.map((text) => ({ text, weight: WEIGHT.technique * likeness })),
        ...[...problem.materials, ...problem.quantities.map(withoutUnit)].map((text) => ({
          text,
          weight: WEIGHT.around * likeness,
        })),
      ]),
    async synonymsOf({ text, fields }: Pick<Asked, 'text' | 'fields'>): Promise<Expansion[]> {
      return expansionBy(await saidIn(text, fields), WEIGHT.synonym)
    },

    /** Which of the near problems a text answers, by a technique that it names: the likest first, each technique once. */
    answered(found: Near[], asked: string, answer: string): Answered[] {
      const answers: Answered[] = []
      for (const { problem, likeness } of found) {
        const technique = problem.techniques.find((word) => word.length >= SHORTEST_TECHNIQUE && answer.includes(word))
        if (likeness < LEAST_TOLD || !technique || answers.some((one) => one.technique === technique)) continue
        answers.push({ problem: problem.code, symptom: likest(problem.symptoms, asked), technique })
      }
      return answers.slice(0, MOST_TOLD)
    },
  }
}
