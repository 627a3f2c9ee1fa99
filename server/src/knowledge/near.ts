import type { Embedder } from '../embedding/embedder.ts'
import { dot } from '../embedding/vector.ts'
import { termsOf } from '../search/embedded/terms.ts'
import { createWordIndex } from '../search/embedded/words.ts'
import type { ProblemTechnique } from './seeds.ts'

export interface Asked {
  text: string
  /** Null where there is no model for meaning. */
  vector: Float32Array | null
  /** Codes of domains and sub-directions. */
  fields: string[]
}
export interface Near {
  problem: ProblemTechnique
  /** Beside the nearest of all, 0–1. */
  likeness: number
}

/** What being of the asked domain is worth, beside words and meaning that are worth half a point each. */
const SAME_FIELD = 0.15

/** Finds the problems that a text tells, by words and by meaning alike. */
export function createNearness(read: () => ProblemTechnique[], embedder: Embedder) {
  // Read and indexed at the first question, not at the start.
  let known: ReturnType<typeof indexed> | undefined
  let making: Promise<Float32Array[]> | undefined
  const vectors = (problems: ProblemTechnique[]) => {
    making ??= embedder.embed(
      problems.map(({ symptoms }) => symptoms.join('，')),
      'passage',
    )
    return making
  }

  return async ({ text, vector, fields }: Asked, most: number): Promise<Near[]> => {
    known ??= indexed(read())
    const { problems, words } = known
    const theirs = vector ? await vectors(problems) : []
    const { scores } = words.score(words.ask(termsOf(text)))
    const best = problems.reduce((highest, _, i) => Math.max(highest, scores[i] as number), 0)
    const inField = (code: string) => fields.some((field) => code.startsWith(field))
    const valued = problems.map((problem, i) => ({
      problem,
      value:
        (best > 0 ? (0.5 * (scores[i] as number)) / best : 0) +
        (vector ? 0.5 * dot(vector, theirs[i] as Float32Array) : 0) +
        (inField(problem.field) ? SAME_FIELD : 0),
    }))
    const nearest = valued.sort((a, b) => b.value - a.value).slice(0, most)
    const top = nearest[0]?.value ?? 0
    return top > 0 ? nearest.map(({ problem, value }) => ({ problem, likeness: Math.max(0, value / top) })) : []
  }
}

function indexed(problems: ProblemTechnique[]) {
  const words = createWordIndex()
  for (const [i, { symptoms, materials }] of problems.entries()) words.add(i, termsOf([...symptoms, ...materials].join('，')))
  return { problems, words }
}
