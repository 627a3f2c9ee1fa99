import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chooseEmbedder } from '@keqiao/server/embedding/choose'
import { readConfig } from '@keqiao/server/platform/config'
import { createBest } from '@keqiao/server/search/embedded/best'
import { MOST_DOCUMENTS } from '@keqiao/server/search/embedded/layout'
import { type Sealed, seal } from '@keqiao/server/search/embedded/seal'
import { openStore } from '@keqiao/server/search/embedded/store'
import { readSources } from '../documents.ts'
import { memory, progress, runPart, timed } from '../part.ts'
import { readQueries } from '../queries.ts'
import { openLibrary } from './library.ts'
import { exactFile, indexFile } from './places.ts'

const EXACT_QUERIES = 40
const EXACT_MOST = 100

/** The index files alone, made by the engine's own code; with the exact nearest by plain floats, for the recall. */
await runPart(async (task, tell) => {
  const file = indexFile(task.folder, task.size)
  if (existsSync(exactFile(task.folder, task.size))) return tell({ figures: {}, notes: [] })
  mkdirSync(path.dirname(file), { recursive: true })
  const embedder = await chooseEmbedder(readConfig({ ...process.env, DATA_DIR: task.folder }).embedding)
  const sayParts = progress('sentences', 1)
  const library = await openLibrary(readSources(task.source), embedder, (done, all) => sayParts(done / all))
  const queries = readQueries(task.queries, task.needs).slice(0, EXACT_QUERIES)
  const vectors = await embedder.embed(
    queries.map((need) => need.background as string),
    'query',
  )
  const exact = vectors.map(() => createBest(EXACT_MOST, -1))

  const store = openStore(file, embedder.dimensions, async () => {})
  await store.open()
  await store.rebuild(`bench/${embedder.dimensions}`)
  const say = progress('index', task.size)
  let step: Sealed[] = []
  let sealMs = 0
  let n = 0
  const add = async () => {
    sealMs += (await timed(() => store.addMade([seal('achievement', embedder.dimensions, step)]))).ms
    step = []
  }
  for (const document of library(task.size)) {
    step.push(document)
    for (const [q, vector] of vectors.entries()) exact[q]?.push(dot(vector, document.vector), n)
    n++
    if (step.length === MOST_DOCUMENTS) await add()
    say(n)
  }
  if (step.length > 0) await add()
  await store.finish()
  writeFileSync(exactFile(task.folder, task.size), JSON.stringify(exact.map((best) => [...best.places()])))
  const { residentPeakBytes } = memory()
  tell({ figures: { sealCpu: sealMs / task.size, buildPeakBytes: residentPeakBytes as number }, notes: [] })
  await embedder.close()
})

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}
