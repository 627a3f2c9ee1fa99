import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createRanker } from '@keqiao/server/matching/rank'
import type { NeedRow } from '@keqiao/server/needs/tables'
import { openEmbeddedEngine } from '@keqiao/server/search/embedded/engine'
import { memoryBandwidth } from '../bandwidth.ts'
import { openKeqiao } from '../keqiao/open.ts'
import { bytesIn, figuresOf, measure, memory, p50, p99, progress, runPart, timed } from '../part.ts'
import { readQueries } from '../queries.ts'
import type { Outcome } from '../task.ts'
import { changeFigures } from './change.ts'
import { idOf } from './library.ts'
import { exactFile, indexFile } from './places.ts'

const NEAREST = { kind: 'achievement', filters: {}, sort: 'relevance', offset: 0, facets: false } as const
const PASS_NEEDS = 2000
const PASS_UP_TO = 200_000
const AT_ONCE = 4

/** The engine alone, started on a finished index in a process of its own. */
await runPart(async (task, tell) => {
  const outcome: Outcome = { figures: { listings: task.size }, notes: ['index files made directly, without database rows'] }
  const { figures } = outcome
  const file = indexFile(task.folder, task.size)
  // Model and knowledge of the product, over a database of its own in which nothing stands.
  const services = await openKeqiao(path.join(task.folder, 'empty'))
  const { embedder, knowledge } = services
  const needs = readQueries(task.queries, task.needs) as unknown as NeedRow[]
  const texts = needs.map((need) => need.background as string)
  const vectors = await embedder.embed(texts, 'query')
  await knowledge.near({ text: texts[0] as string, vector: vectors[0] as Float32Array, fields: [] })

  globalThis.gc?.()
  const before = memory().residentBytes as number
  const { value: engine, ms } = await timed(async () => {
    const opened = openEmbeddedEngine({ file, dimensions: embedder.dimensions })
    await opened.opened()
    return opened
  })
  figures.startMs = ms
  const ranker = createRanker({ engine, embedder, knowledge, loadAchievements: async () => [] } as never)
  const ask = (need: NeedRow, vector: Float32Array) => ranker.hitsFor(need, { vector })
  const hits = (i: number) => ask(needs[i] as NeedRow, vectors[i] as Float32Array)

  // A server that has just started cuts every supplement once. People meet one that has answered others.
  const others = (readQueries(task.queries, Infinity) as unknown as NeedRow[]).filter(
    ({ background }) => !texts.includes(background as string),
  )
  const theirs = await embedder.embed(
    others.map(({ background }) => background as string),
    'query',
  )
  const asked = others.map((need, i) => ({ need, vector: theirs[i] as Float32Array }))
  if (asked.length >= needs.length) {
    const fresh = await measure('the first needs', asked.splice(0, needs.length), ({ need, vector }) => ask(need, vector))
    Object.assign(figures, figuresOf('fresh', fresh))
  }
  for (const { need, vector } of asked) await ask(need, vector)
  const order = needs.map((_, i) => i)
  const long = await measure('needs', order, hits)
  Object.assign(figures, { ...figuresOf('long', long), longCount: long.times.length })
  figures.engineBytes = await engine.bytes()
  figures.residentBytes = memory().residentBytes as number
  figures.ownPerListing = figures.engineBytes / task.size
  figures.grownPerListing = (figures.residentBytes - before) / task.size
  figures.diskBytes = bytesIn(file)
  tell(outcome)

  const exact = JSON.parse(readFileSync(exactFile(task.folder, task.size), 'utf8')) as number[][]
  let found = 0
  for (const [i, places] of exact.entries()) {
    const query = { text: '', vector: vectors[i] as Float32Array, by: 'meaning', breadth: 'wide', limit: 100 } as const
    const ids = new Set((await engine.search({ ...query, ...NEAREST, text: texts[i] as string })).hits.map(({ id }) => id))
    found += places.filter((place) => ids.has(idOf(place))).length / places.length
  }
  figures.vectorRecall = found / exact.length
  tell(outcome)
  const nearest = (vector: Float32Array) =>
    engine.search({ ...NEAREST, text: '', vector, by: 'meaning', breadth: 'wide', limit: 100 })
  const near = (await measure('nearest', vectors, nearest)).times
  Object.assign(figures, { nearP50: p50(near), nearP99: p99(near) })
  figures.scanShare = (task.size * embedder.dimensions) / (p50(near) / 1000) / memoryBandwidth()
  tell(outcome)
  if (task.size <= PASS_UP_TO) {
    const say = progress('all pairs', PASS_NEEDS)
    const pass = await timed(async () => {
      for (let i = 0; i < PASS_NEEDS; i += AT_ONCE) {
        await Promise.all(Array.from({ length: AT_ONCE }, (_, k) => hits((i + k) % needs.length)))
        say(i)
      }
    })
    figures.passMs = pass.ms
    tell(outcome)
  }
  await changeFigures({ engine, embedder, task, hits, outcome })
  tell(outcome)
  await wait(0)
  await engine.close()
  await services.close()
})
