import { parseArgs } from 'node:util'
import { openBook, type Standing } from '@keqiao/server/knowledge/book'
import { createKnowledge } from '@keqiao/server/knowledge/service'
import { createRanker, type Ranker } from '@keqiao/server/matching/rank'
import { createSentences } from '@keqiao/server/matching/sentences'
import type { NeedRow } from '@keqiao/server/needs/tables'
import { EVERYWHERE } from '@keqiao/shared/knowledge'
import { readAchievements, readNeeds, readQrels } from './files.ts'
import { readJudged } from './judged.ts'
import { openLibrary } from './library.ts'
import { interval, mean, measure } from './metrics.ts'

/**
 * What the entries of each 专栏 help and harm: nDCG@10 of the whole ranking with all entries, less that without the section's.
 * Without files it asks `seeds/judged`.
 */
const { values: given } = parseArgs({
  options: {
    achievements: { type: 'string' },
    needs: { type: 'string' },
    qrels: { type: 'string' },
    most: { type: 'string' },
  },
})
const task = given.achievements && given.needs && given.qrels ? filesTask(given as Record<string, string>) : readJudged()
function filesTask({ achievements = '', needs = '', qrels = '' }: Record<string, string>) {
  return {
    achievements: readAchievements(achievements).map(({ id, title, abstract, keywords }) => ({
      ...{ externalRef: id, name: title || '无题', abstract, keywords: keywords ?? [] },
    })),
    needs: readNeeds(needs).map(({ id, title, description }) => ({
      ...{ externalRef: id, name: title || description.slice(0, 60), background: description },
    })),
    qrels: readQrels(qrels),
  }
}

const library = await openLibrary(task, (line) => console.error(line))
const { services } = library
const nameOf = new Map([...library.achievementIds].map(([ref, id]) => [id, ref]))
const passages = new Map<string, Float32Array>()
const { embedder } = services
/** Every variant asks for the vectors of nearly the same problems. */
const remembering: typeof embedder = {
  ...embedder,
  async embed(texts, as) {
    if (as === 'query') return embedder.embed(texts, as)
    const unknown = texts.filter((text) => !passages.has(text))
    for (const [i, vector] of (await embedder.embed(unknown, as)).entries()) passages.set(unknown[i] as string, vector)
    return texts.map((text) => passages.get(text) as Float32Array)
  },
}
const sentences = createSentences(remembering)
const all = await openBook(services).pages()

function rankerOf({ problems, synonyms }: Standing): Ranker {
  const standing = { problems, synonyms }
  const knowledge = createKnowledge({ embedder: remembering, book: { pages: async () => standing } })
  const { engine, taxonomies, achievements } = services
  return createRanker({ engine, embedder: remembering, knowledge, sentences, taxonomies, loadAchievements: achievements.load })
}

const needs: NeedRow[] = []
for (const { externalRef } of task.needs.slice(0, Number(given.most ?? Number.POSITIVE_INFINITY))) {
  const [row] = await services.needs.load([library.needIds.get(externalRef as string) as string])
  if (row && task.qrels.has(externalRef as string)) needs.push(row)
}

/** The same candidates rank the same. */
const known = new Map<string, number>()
async function valuesOf(standing: Standing, name: string): Promise<number[]> {
  const ranker = rankerOf(standing)
  const values: number[] = []
  for (const need of needs) {
    const hits = await ranker.hitsFor(need)
    const key = `${need.id} ${JSON.stringify(hits)}`
    let value = known.get(key)
    if (value === undefined) {
      const ranking = (await ranker.score(need, hits)).map(({ pair }) => nameOf.get(pair.achievement.id) as string)
      value = measure(ranking, task.qrels.get(need.externalRef as string) as Map<string, number>).ndcg10
      known.set(key, value)
    }
    values.push(value)
  }
  console.error(`${name}: ${mean(values).toFixed(4)}`)
  return values
}

const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`
function line(name: string, entries: number, withIt: number[], without: number[]): string {
  const gains = withIt.map((value, i) => value - (without[i] as number))
  const [low, high] = interval(gains)
  const helped = gains.filter((gain) => gain > 1e-9).length
  const harmed = gains.filter((gain) => gain < -1e-9).length
  return `| ${name} | ${entries} | ${signed(mean(gains))} | [${signed(low)}, ${signed(high)}] | ${helped} | ${harmed} |`
}

const areaOf = ({ field }: { field: string }) => field.slice(0, 2) || EVERYWHERE
const areas = [...new Set([...all.problems, ...all.synonyms].map(areaOf))].sort()
const label = (area: string) => (area === EVERYWHERE ? '各领域通用' : `${area} ${services.taxonomies.label('field', area, 'zh')}`)
const none = { problems: [], synonyms: [] }
const everything = await valuesOf(all, 'all')
const nothing = await valuesOf(none, 'none')
console.log(`${needs.length} 条需求，全部词条 nDCG@10 ${mean(everything).toFixed(4)}，一条不用 ${mean(nothing).toFixed(4)}。\n`)
console.log('| 词条 | 条数 | 有它的差 | 95 % | 变好 | 变差 |\n|---|---|---|---|---|---|')
console.log(line('全部', all.problems.length + all.synonyms.length, everything, nothing))
const kinds = { problems: '问题—技术', synonyms: '同义词' } as const
for (const kind of ['problems', 'synonyms'] as const) {
  const without = await valuesOf({ ...all, [kind]: [] }, `without ${kind}`)
  console.log(line(`全部${kinds[kind]}`, all[kind].length, everything, without))
  for (const area of areas) {
    const left = { ...all, [kind]: all[kind].filter((entry) => areaOf(entry) !== area) }
    const entries = all[kind].length - left[kind].length
    if (entries === 0) continue
    console.log(line(`${kinds[kind]} ${label(area)}`, entries, everything, await valuesOf(left, `${kind} ${area}`)))
  }
}
await library.close()
