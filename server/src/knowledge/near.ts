import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Embedder } from '../embedding/embedder.ts'
import { dot } from '../embedding/vector.ts'
import { askedTerms, termsOf } from '../search/embedded/terms.ts'
import type { ProblemTechnique } from './seeds.ts'
import { createScoring } from './words.ts'

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
/** Between slices requests get their turn. */
const SLICE = 32

type Find = (asked: Asked, most: number) => Near[]
/** The same problems with the same model need no second index. */
const made = new WeakMap<ProblemTechnique[], Map<string, Promise<Find>>>()

/** Finds the problems that a text tells, by words and by meaning alike; an index of the given problems. */
export function createNearness(embedder: Embedder) {
  const vectors = new Map<string, Float32Array>()
  const toldAs = ({ symptoms }: ProblemTechnique) => symptoms.join('，')

  /** In slices: only what changed since the last index is embedded. */
  async function build(problems: ProblemTechnique[]): Promise<Find> {
    const told: Map<string, number>[] = []
    for (const [i, { symptoms, materials }] of problems.entries()) {
      told.push(termsOf([...symptoms, ...materials].join('，')))
      if (i % SLICE === SLICE - 1) await nextTurn()
    }
    const unknown = [...new Set(problems.map(toldAs))].filter((text) => !vectors.has(text))
    for (let i = 0; i < unknown.length; i += SLICE) {
      const slice = unknown.slice(i, i + SLICE)
      for (const [j, vector] of (await embedder.embed(slice, 'passage')).entries()) vectors.set(slice[j] as string, vector)
      await nextTurn()
    }
    const theirs = problems.map((problem) => vectors.get(toldAs(problem)) as Float32Array)
    const index = { problems, score: createScoring(told), theirs }
    return (asked: Asked, most: number) => nearest(index, asked, most)
  }

  return {
    index(problems: ProblemTechnique[]): Promise<Find> {
      const byModel = made.get(problems) ?? new Map<string, Promise<Find>>()
      made.set(problems, byModel)
      const known = byModel.get(embedder.id)
      if (known) return known
      const building = build(problems)
      byModel.set(embedder.id, building)
      building.catch(() => byModel.delete(embedder.id))
      return building
    },
  }
}

interface Index {
  problems: ProblemTechnique[]
  score: ReturnType<typeof createScoring>
  theirs: Float32Array[]
}

function nearest({ problems, score, theirs }: Index, { text, vector, fields }: Asked, most: number): Near[] {
  const scores = score(askedTerms(text, 'wide'))
  const best = scores.reduce((highest, score) => Math.max(highest, score), 0)
  const inField = (code: string) => fields.some((field) => code.startsWith(field))
  const values = new Float64Array(problems.length)
  for (let i = 0; i < problems.length; i++) {
    const words = best > 0 ? (0.5 * (scores[i] as number)) / best : 0
    const meaning = vector ? 0.5 * dot(vector, theirs[i] as Float32Array) : 0
    values[i] = words + meaning + (inField((problems[i] as ProblemTechnique).field) ? SAME_FIELD : 0)
  }
  const worth = (i: number) => values[i] as number
  // Only what can be among the first is put in order.
  const bar = values.slice().sort()[Math.max(0, values.length - most)] ?? 0
  const found = [...values.keys()].filter((i) => worth(i) >= bar).sort((a, b) => worth(b) - worth(a) || a - b)
  const top = values[found[0] ?? -1] ?? 0
  if (!(top > 0)) return []
  return found.slice(0, most).map((i) => ({
    problem: problems[i] as ProblemTechnique,
    likeness: Math.max(0, worth(i) / top),
  }))
}
