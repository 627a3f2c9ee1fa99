import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { visitor } from '@keqiao/server/accounts/viewer'
import { needText } from '@keqiao/server/matching/texts'
import type { NeedRow } from '@keqiao/server/needs/tables'
import type { Query } from '@keqiao/server/search/engine'
import { SearchQuery } from '@keqiao/shared/search'
import { bytesIn, bytesOf, figuresOf, measure, memory, p50, runPart, timed, waiting } from '../part.ts'
import { shortQueries } from '../queries.ts'
import type { Outcome } from '../task.ts'
import { busyFigures } from './busy.ts'
import { openKeqiao } from './open.ts'

/** A server started on the finished index, as after any restart, and asked. */
await runPart(async (task, tell) => {
  const outcome: Outcome = { figures: {}, notes: [] }
  const { figures } = outcome
  figures.databaseBytes = bytesOf(path.join(task.folder, 'keqiao/keqiao.db'))
  figures.diskBytes = bytesIn(path.join(task.folder, 'keqiao/search.db'))
  const { value: services, ms } = await timed(async () => {
    const opened = await openKeqiao(task.folder)
    const say = waiting('starting')
    while (!(await opened.engine.state()).ready) {
      say()
      await wait(10)
    }
    return opened
  })
  figures.startMs = ms
  const { engine, embedder, search, matching, needs: needService, achievements } = services
  if ('bytes' in engine) figures.engineBytes = await (engine as { bytes(): Promise<number> }).bytes()

  const vectorOf = async (text: string) => (await embedder.embed([text], 'query'))[0] as Float32Array
  const keywords = shortQueries(task.source, task.needs)
  const asked: Query[] = []
  for (const text of keywords)
    asked.push({
      kind: 'achievement',
      text,
      vector: await vectorOf(text),
      filters: {},
      sort: 'relevance',
      offset: 0,
      limit: 100,
      breadth: 'precise',
      by: 'both',
      facets: false,
    })
  const short = await measure('keywords', asked, (query) => engine.search(query))
  Object.assign(figures, figuresOf('short', short))
  const pages = await measure('pages', keywords, (q) => search.search(visitor, SearchQuery.parse({ q })))
  Object.assign(figures, figuresOf('page', pages))

  const needs = (await needService.load(await needService.idsAfter('', task.needs))) as NeedRow[]
  const { ranker } = matching
  const embedded = await measure('matches with embedding', needs, (need) => ranker.rank(need))
  Object.assign(figures, figuresOf('matchEmbedding', embedded))
  const embedding = await measure('embeddings', needs, (need) => vectorOf(needText(need)))
  figures.embedP50 = p50(embedding.times)
  const withVectors: { need: NeedRow; vector: Float32Array }[] = []
  for (const need of needs) withVectors.push({ need, vector: await vectorOf(needText(need)) })
  const long = await measure('needs', withVectors, ({ need, vector }) => ranker.hitsFor(need, { vector }))
  Object.assign(figures, { ...figuresOf('long', long), longCount: long.times.length })
  // The vectors of problems and objects are remembered by now, so that this is ranking alone.
  const matched = await measure('matches', withVectors, ({ need, vector }) => ranker.rank(need, vector))
  Object.assign(figures, figuresOf('match', matched))

  Object.assign(figures, await busyFigures(services, needs, await achievements.idsAfter('', 50)), memory())
  tell(outcome)
  await services.close()
})
