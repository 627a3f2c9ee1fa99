import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readRows } from './corpus.ts'
import { multiplyTransposed } from './linear.ts'

export interface Task {
  name: string
  library: { id: string; text: string }[]
  needs: { text: string; relevant: Set<number> }[]
}

export interface Quality {
  ndcg10: number
  recall20: number
  recall100: number
}

const LIBRARIES = {
  'needs-introduction': 'achievements',
  'needs-keywords': 'achievements-abstract-only',
  'needs-title': 'achievements-abstract-only',
}

interface AchievementRow {
  id: string
  title: string
  abstract: string
  keywords: string[]
}

/** The development tasks: which achievement does a need ask for? */
export function readTasks(folder: string): Task[] {
  return Object.entries(LIBRARIES).map(([name, library]) => {
    const rows = [...readRows<AchievementRow>(path.join(folder, 'eval-dev', `${library}.jsonl.gz`))]
    const places = new Map(rows.map((row, place) => [row.id, place]))
    const relevant = new Map<string, Set<number>>()
    for (const line of readFileSync(path.join(folder, 'eval-dev', `${name}.qrels`), 'utf8').split('\n')) {
      const [need, , achievement, grade] = line.trim().split(/\s+/)
      const place = places.get(achievement ?? '')
      if (!need || place === undefined || !(Number(grade) > 0)) continue
      relevant.set(need, (relevant.get(need) ?? new Set<number>()).add(place))
    }
    const needs = [
      ...readRows<{ id: string; title: string; description: string }>(path.join(folder, 'eval-dev', `${name}.jsonl.gz`)),
    ]
    return {
      name,
      library: rows.map((row) => ({
        id: row.id,
        text: [row.title, row.keywords.join(' '), row.abstract].filter(Boolean).join('\n'),
      })),
      needs: needs.map((need) => ({
        text: [need.title, need.description].filter(Boolean).join('\n'),
        relevant: relevant.get(need.id) ?? new Set<number>(),
      })),
    }
  })
}

const AT_ONCE = 64
const DEEPEST = 100

/** Vectors alone: every need against the whole library by cosine (unit vectors, row-major). */
export function measure(task: Task, needs: Float32Array, library: Float32Array, dimensions: number): Quality {
  const quality = { ndcg10: 0, recall20: 0, recall100: 0 }
  const size = task.library.length
  const scores = new Float32Array(AT_ONCE * size)
  for (let from = 0; from < task.needs.length; from += AT_ONCE) {
    const count = Math.min(AT_ONCE, task.needs.length - from)
    multiplyTransposed(needs.subarray(from * dimensions), library, scores, count, size, dimensions)
    for (let i = 0; i < count; i++) {
      const relevant = task.needs[from + i]?.relevant ?? new Set<number>()
      const ranks = [...relevant].map((place) => rankOf(scores.subarray(i * size, (i + 1) * size), place))
      const ideal = Array.from({ length: Math.min(relevant.size, 10) }, (_, rank) => 1 / Math.log2(rank + 2))
      const gain = ranks.filter((rank) => rank < 10).reduce((sum, rank) => sum + 1 / Math.log2(rank + 2), 0)
      quality.ndcg10 += gain / ideal.reduce((sum, value) => sum + value, 0)
      quality.recall20 += ranks.filter((rank) => rank < 20).length / ranks.length
      quality.recall100 += ranks.filter((rank) => rank < DEEPEST).length / ranks.length
    }
  }
  const n = task.needs.length
  return { ndcg10: quality.ndcg10 / n, recall20: quality.recall20 / n, recall100: quality.recall100 / n }
}

/** Equal scores count against us: a model that gives all texts one vector earns nothing. */
function rankOf(scores: Float32Array, place: number): number {
  const own = scores[place] as number
  let better = -1
  for (let i = 0; i < scores.length; i++) if ((scores[i] as number) >= own) better++
  return better
}
