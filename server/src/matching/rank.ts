import { setImmediate as nextTurn } from 'node:timers/promises'
import type { AchievementRow } from '../achievements/tables.ts'
import type { Embedder } from '../embedding/embedder.ts'
import { dot } from '../embedding/vector.ts'
import type { Knowledge, Near } from '../knowledge/service.ts'
import type { NeedRow } from '../needs/tables.ts'
import type { Expansion, Hit, Query, SearchEngine } from '../search/engine.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import { judge } from './indicators.ts'
import { type Scored, scoreOf } from './score.ts'
import type { Sentences } from './sentences.ts'
import type { Pair } from './signals.ts'
import { achievementText, needProblem, needText } from './texts.ts'

const CANDIDATES = 100
const REMEMBERED = 2000
const LOADED_AT_ONCE = 25

export interface Ranked {
  pair: Pair
  /** Problems that the need tells. */
  near: Near[]
  scored: Scored
}
/** What the knowledge of trades adds to a need: found once for all that is asked of it. */
export interface Asking {
  near: Near[]
  expansion: Expansion[]
}
export type Ranker = ReturnType<typeof createRanker>

interface Uses {
  engine: SearchEngine
  embedder: Embedder
  knowledge: Knowledge
  sentences: Sentences
  taxonomies: Taxonomies
  loadAchievements(ids: string[]): Promise<AchievementRow[]>
}

const cosine = (a: Float32Array | undefined, b: Float32Array | undefined) => (a && b ? dot(a, b) : null)

/** Candidates from the engine, pairs from the rows, scores from the signals. */
export function createRanker({ engine, embedder, knowledge, sentences, taxonomies, loadAchievements }: Uses) {
  const asked = new Map<string, Float32Array>()
  const query = (text: string, vector: Float32Array | null): Query => ({
    kind: 'achievement',
    text,
    vector,
    filters: {},
    sort: 'relevance',
    offset: 0,
    limit: CANDIDATES,
    breadth: 'wide',
    by: 'both',
    facets: false,
  })

  /** A need is asked again for every achievement that comes near it; its vector is remembered meanwhile. */
  async function vectorOf(text: string): Promise<Float32Array | null> {
    const known = asked.get(text)
    if (known) return known
    const [vector] = await embedder.embed([text], 'query')
    if (asked.size >= REMEMBERED) asked.clear()
    if (vector) asked.set(text, vector)
    return vector ?? null
  }

  const fieldsOf = (need: NeedRow) => [need.field, ...need.fields, ...need.subDirections].filter((code) => code !== null)
  const nearOf = async (need: NeedRow): Promise<Near[]> => {
    const text = needText(need)
    return knowledge.near({ text, vector: await vectorOf(text), fields: fieldsOf(need) })
  }
  async function ask(need: NeedRow): Promise<Asking> {
    const near = await nearOf(need)
    const also = await knowledge.synonymsOf({ text: needText(need), fields: fieldsOf(need) })
    return { near, expansion: [...knowledge.expansionOf(near), ...also] }
  }

  /** Hits of the engine for a need: all candidates, or only the ids given. One side alone is asked plainly. */
  async function hitsFor(
    need: NeedRow,
    options: { by?: Query['by']; ids?: string[]; vector?: Float32Array | null; asking?: Asking } = {},
  ): Promise<Hit[]> {
    const text = needText(need)
    const vector = options.vector !== undefined ? options.vector : await vectorOf(text)
    const expansion = options.by ? [] : (options.asking ?? (await ask(need))).expansion
    const wanted = { ...query(text, vector), expansion, by: options.by ?? 'both', ...(options.ids && { ids: options.ids }) }
    return (await engine.search(wanted)).hits
  }

  /** Vectors of texts that may be absent. */
  async function partVectors(texts: (string | null)[]) {
    const present = texts.filter((text): text is string => Boolean(text))
    const made = await sentences.vectorsOf(present)
    let next = 0
    return texts.map((text) => (text ? made[next++] : undefined))
  }

  async function rowsOf(hits: Hit[]): Promise<Map<string, AchievementRow>> {
    const byId = new Map<string, AchievementRow>()
    for (let i = 0; i < hits.length; i += LOADED_AT_ONCE) {
      for (const row of await loadAchievements(hits.slice(i, i + LOADED_AT_ONCE).map((hit) => hit.id))) byId.set(row.id, row)
      // Reading rows is synchronous on SQLite: between slices, requests get their turn.
      await nextTurn()
    }
    return byId
  }

  const score = async (need: NeedRow, hits: Hit[], asking?: Asking): Promise<Ranked[]> =>
    scoreRows(need, hits, await rowsOf(hits), asking)

  async function scoreRows(need: NeedRow, hits: Hit[], rows: Map<string, AchievementRow>, asking?: Asking): Promise<Ranked[]> {
    const found = hits.flatMap((hit) => {
      const achievement = rows.get(hit.id)
      return achievement ? [{ hit, achievement }] : []
    })
    const near = asking?.near ?? (await nearOf(need))
    const [problem, object, ...theirs] = await partVectors([
      needProblem(need),
      need.object,
      ...found.flatMap(({ achievement }) => [achievement.problem, achievement.object]),
    ])
    return found
      .map(({ hit, achievement }, i) => {
        const pair: Pair = {
          need,
          achievement,
          words: hit.words,
          meaning: hit.meaning ?? 0,
          problem: cosine(problem, theirs[2 * i]),
          object: cosine(object, theirs[2 * i + 1]),
          judged: judge(need.indicators, achievement.indicators),
          taxonomies,
        }
        return { pair, near, scored: scoreOf(pair) }
      })
      .sort((a, b) => b.scored.weight - a.scored.weight || (a.pair.achievement.id < b.pair.achievement.id ? -1 : 1))
  }

  return {
    ask,
    hitsFor,
    score,

    async rank(need: NeedRow, vector?: Float32Array | null): Promise<Ranked[]> {
      const asking = await ask(need)
      return score(need, await hitsFor(need, { asking, ...(vector !== undefined && { vector }) }), asking)
    },

    /** What these pairs weigh, by achievement; one that the index does not hold is not among them. */
    async weigh(need: NeedRow, rows: AchievementRow[]): Promise<Map<string, number>> {
      const asking = await ask(need)
      const byId = new Map(rows.map((row) => [row.id, row]))
      const ranked = await scoreRows(need, await hitsFor(need, { ids: [...byId.keys()], asking }), byId, asking)
      return new Map(ranked.map(({ pair, scored }) => [pair.achievement.id, scored.weight]))
    },

    /** Needs an achievement may answer, by the index of needs. */
    async needsNear(achievement: AchievementRow, most: number): Promise<string[]> {
      const text = achievementText(achievement)
      const found = await engine.search({ ...query(text, await vectorOf(text)), kind: 'need', limit: most })
      return found.hits.map((hit) => hit.id)
    },
  }
}
