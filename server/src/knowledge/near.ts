import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Embedder } from '../embedding/embedder.ts'
import { dot } from '../embedding/vector.ts'
import { createBest } from '../search/embedded/best.ts'
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
  const found = createBest(Math.min(most, problems.length), Number.NEGATIVE_INFINITY)
  for (let i = 0; i < problems.length; i++) {
    const words = best > 0 ? (0.5 * (scores[i] as number)) / best : 0
    const meaning = vector ? 0.5 * dot(vector, theirs[i] as Float32Array) : 0
    found.push(words + meaning + (inField((problems[i] as ProblemTechnique).field) ? SAME_FIELD : 0), i)
  }
  const pairs = [...pairsIn(found.pairs())].sort((a, b) => b.value - a.value || a.place - b.place)
  const top = pairs[0]?.value ?? 0
  if (!(top > 0)) return []
  return pairs.map(({ value, place }) => ({
    problem: problems[place] as ProblemTechnique,
    likeness: Math.max(0, value / top),
  }))
}

function* pairsIn(pairs: Float64Array) {
  for (let i = 0; i < pairs.length; i += 2) yield { value: pairs[i] as number, place: pairs[i + 1] as number }
}
