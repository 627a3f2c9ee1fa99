import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { NeedRow } from '@keqiao/server/needs/tables'
import { readAchievements, readNeeds, readQrels } from './files.ts'
import { readJudged } from './judged.ts'
import { openLibrary } from './library.ts'
import { interval, type Measures, mean, measure, percentile } from './metrics.ts'
import { describeModel } from './model.ts'

const { values: given } = parseArgs({
  options: {
    achievements: { type: 'string' },
    needs: { type: 'string' },
    qrels: { type: 'string' },
    run: { type: 'string' },
    json: { type: 'string' },
    most: { type: 'string' },
  },
})
/** A record must have a name; one that every untitled record shares weighs nothing. */
const UNTITLED = '无题'
const MODES = ['words', 'meaning', 'full'] as const
type Mode = (typeof MODES)[number]

const task =
  given.achievements && given.needs && given.qrels ? filesTask(given.achievements, given.needs, given.qrels) : readJudged()

function filesTask(achievements: string, needs: string, qrels: string) {
  return {
    achievements: readAchievements(achievements).map(({ id, title, abstract, keywords }) => ({
      externalRef: id,
      name: title || UNTITLED,
      abstract,
      keywords: keywords ?? [],
    })),
    // A need without a title is named by its beginning.
    needs: readNeeds(needs).map(({ id, title, description }) => ({
      externalRef: id,
      name: title || description.slice(0, 60),
      background: description,
    })),
    qrels: readQrels(qrels),
  }
}

const say = (line: string) => console.error(line)
const library = await openLibrary(task, say)
const { ranker } = library.services.matching
console.log(
  await describeModel(
    library.services.embedder,
    task.achievements.map((one) => [one.name, one.abstract].join('\n')),
  ),
)
const nameOf = new Map([...library.achievementIds].map(([ref, id]) => [id, ref]))

async function rankingOf(mode: Mode, need: NeedRow): Promise<string[]> {
  if (mode === 'words') return (await ranker.hitsFor(need, { by: 'words', vector: null })).map((hit) => hit.id)
  if (mode === 'meaning') return (await ranker.hitsFor(need, { by: 'meaning' })).map((hit) => hit.id)
  return (await ranker.rank(need)).map(({ pair }) => pair.achievement.id)
}

const judged = task.needs.filter((need) => task.qrels.has(need.externalRef as string)).slice(0, Number(given.most ?? Infinity))
const rows = []
const measures = new Map<Mode, Measures[]>()
const trec: string[] = []
for (const mode of MODES) {
  const times: number[] = []
  const all: Measures[] = []
  for (const [i, draft] of judged.entries()) {
    const ref = draft.externalRef as string
    const [need] = await library.services.needs.load([library.needIds.get(ref) as string])
    const begun = performance.now()
    const ranking = (await rankingOf(mode, need as NeedRow)).map((id) => nameOf.get(id) as string)
    times.push(performance.now() - begun)
    all.push(measure(ranking, task.qrels.get(ref) as Map<string, number>))
    if (mode === 'full')
      for (const [place, id] of ranking.entries()) trec.push(`${ref} Q0 ${id} ${place + 1} ${(1000 - place).toFixed(1)} keqiao`)
    if ((i + 1) % 500 === 0) say(`${mode}: ${i + 1} of ${judged.length}`)
  }
  measures.set(mode, all)
  const average = (key: keyof Measures) => mean(all.map((one) => one[key]))
  rows.push({
    mode,
    needs: all.length,
    ndcg10: average('ndcg10'),
    recall20: average('recall20'),
    recall100: average('recall100'),
    mrr: average('mrr'),
    p50ms: percentile(times, 0.5),
    p95ms: percentile(times, 0.95),
  })
}
const words = measures.get('words') as Measures[]
console.log('| mode | needs | nDCG@10 | recall@20 | recall@100 | MRR | p50 ms | p95 ms | Δ nDCG@10 to words, 95 % |')
console.log('|---|---|---|---|---|---|---|---|---|')
for (const row of rows) {
  const all = measures.get(row.mode) as Measures[]
  const [low, high] = interval(all.map((one, i) => one.ndcg10 - (words[i] as Measures).ndcg10))
  const difference =
    row.mode === 'words' ? '' : `${signed(row.ndcg10 - (rows[0]?.ndcg10 ?? 0))} [${signed(low)}, ${signed(high)}]`
  const figures = [row.ndcg10, row.recall20, row.recall100, row.mrr].map((value) => value.toFixed(3)).join(' | ')
  console.log(`| ${row.mode} | ${row.needs} | ${figures} | ${row.p50ms.toFixed(1)} | ${row.p95ms.toFixed(1)} | ${difference} |`)
}
function signed(value: number) {
  return `${value >= 0 ? '+' : '−'}${Math.abs(value).toFixed(3)}`
}
if (given.json) writeFileSync(given.json, `${JSON.stringify({ rows }, null, 2)}\n`)
if (given.run) writeFileSync(given.run, `${trec.join('\n')}\n`)
await library.close()
