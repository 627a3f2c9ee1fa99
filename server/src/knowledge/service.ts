import type { Embedder } from '../embedding/embedder.ts'
import { termsOf } from '../search/embedded/terms.ts'
import type { Expansion } from '../search/engine.ts'
import { type Asked, createNearness, type Near } from './near.ts'
import { readProblems } from './seeds.ts'

export type { Near } from './near.ts'
export type Knowledge = ReturnType<typeof createKnowledge>

const MOST_NEAR = 20
/** What a word that the need does not say counts for, beside one that it says. */
const WEIGHT = { technique: 0.3, around: 0.2 }
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

/** What trades say of their problems, and what science answers with. */
export function createKnowledge({ embedder }: { embedder: Embedder }) {
  const near = createNearness(readProblems, embedder)
  return {
    near: (asked: Asked): Promise<Near[]> => near(asked, MOST_NEAR),

    /** What to look for beside the words of the text itself. */
    expansionOf: (found: Near[]): Expansion[] =>
      found.flatMap(({ problem, likeness }) => [
        ...problem.techniques.map((text) => ({ text, weight: WEIGHT.technique * likeness })),
        ...[...problem.materials, ...problem.quantities.map(withoutUnit)].map((text) => ({
          text,
          weight: WEIGHT.around * likeness,
        })),
      ]),

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
