import { achievementText, needText } from '@keqiao/server/matching/texts'
import { MARKS } from '@keqiao/server/matching/weights'
import type { NeedRow } from '@keqiao/server/needs/tables'
import { type Engine, openLibrary } from './library.ts'
import { type Measures, mean, measure, percentile } from './metrics.ts'
import { describeModel } from './model.ts'
import { createPeers } from './peers.ts'
import type { Task } from './tasks.ts'

const MODES = ['words', 'meaning', 'full'] as const
type Mode = (typeof MODES)[number]
/** A peer that takes longer than this for a task is told as not finished. */
const PEER_MS = 150_000

export interface Row {
  mode: string
  measures: Measures[]
  p50ms: number
  p95ms: number
  /** Asked of fewer needs than the others, because it took too long. */
  unfinished: boolean
}
export interface Outcome {
  task: string
  /** The model in use, in one line. */
  model: string
  rows: Row[]
  /** Score and readers' mark of every judged pair that the full ranking brings. */
  marks: { score: number; mark: number; needLength: number }[]
  /** The full ranking as TREC run lines. */
  run: string[]
}

/** One task through the shipped engine, model and weights, and through the peers over the same texts. */
export async function runTask(
  task: Task,
  options: { most: number; peers: boolean; engine: Engine; say: (line: string) => void },
): Promise<Outcome> {
  const { say } = options
  const library = await openLibrary(task, say, options.engine)
  const { ranker } = library.services.matching
  const nameOf = new Map([...library.achievementIds].map(([ref, id]) => [id, ref]))
  const outcome: Outcome = { task: task.name, model: '', rows: [], marks: [], run: [] }
  const asked: { ref: string; need: NeedRow }[] = []
  for (const { externalRef: ref } of task.needs.filter((need) => task.qrels.has(need.externalRef)).slice(0, options.most)) {
    const [need] = await library.services.needs.load([library.needIds.get(ref) as string])
    asked.push({ ref, need: need as NeedRow })
  }

  outcome.model = await describeModel(
    library.services.embedder,
    asked.map(({ need }) => needText(need)),
  )

  async function rankingOf(mode: Mode, ref: string, need: NeedRow): Promise<string[]> {
    if (mode === 'words') return (await ranker.hitsFor(need, { by: 'words', vector: null })).map((hit) => hit.id)
    if (mode === 'meaning') return (await ranker.hitsFor(need, { by: 'meaning' })).map((hit) => hit.id)
    const ranked = await ranker.rank(need)
    for (const { pair, scored } of ranked) {
      const grade = task.qrels.get(ref)?.get(nameOf.get(pair.achievement.id) as string)
      if (grade === undefined) continue
      outcome.marks.push({ score: scored.weight, mark: MARKS[grade] as number, needLength: needText(need).length })
    }
    return ranked.map(({ pair }) => pair.achievement.id)
  }

  async function row(
    mode: string,
    rank: (ref: string, need: NeedRow) => Promise<string[]> | string[],
    most = Infinity,
  ): Promise<Row> {
    const times: number[] = []
    const measures: Measures[] = []
    const begun = performance.now()
    for (const { ref, need } of asked) {
      if (performance.now() - begun > most) break
      const before = performance.now()
      const ranking = await rank(ref, need)
      times.push(performance.now() - before)
      measures.push(measure(ranking, task.qrels.get(ref) ?? new Map()))
      if (mode === 'full')
        for (const [i, id] of ranking.entries()) outcome.run.push(`${ref} Q0 ${id} ${i + 1} ${(1000 - i).toFixed(1)} keqiao`)
    }
    say(`${task.name}: ${mode} ${mean(measures.map(({ ndcg10 }) => ndcg10)).toFixed(3)}`)
    return {
      mode,
      measures,
      p50ms: percentile(times, 0.5),
      p95ms: percentile(times, 0.95),
      unfinished: measures.length < asked.length,
    }
  }

  for (const mode of MODES)
    outcome.rows.push(
      await row(mode, async (ref, need) => (await rankingOf(mode, ref, need)).map((id) => nameOf.get(id) as string)),
    )
  if (options.peers) {
    const rows = await library.services.achievements.load([...library.achievementIds.values()])
    const texts = rows.map((one) => ({ id: nameOf.get(one.id) as string, text: achievementText(one) }))
    for (const peer of await createPeers(texts))
      outcome.rows.push(await row(peer.name, (_, need) => peer.rank(needText(need)), PEER_MS))
  }
  await library.close()
  return outcome
}
