import path from 'node:path'
import { chooseEmbedder } from '@keqiao/server/embedding/choose'
import { readConfig } from '@keqiao/server/platform/config'
import BetterSqlite from 'better-sqlite3'
import { load } from 'sqlite-vec'
import { readSources } from '../documents.ts'
import { bytesOf, measure, memory, p50, p99, progress, runPart } from '../part.ts'
import { readQueries } from '../queries.ts'
import { openLibrary } from '../scale/library.ts'
import type { Outcome } from '../task.ts'

const STEP = 1000
const FEW = 40

const bytes = ({ buffer, byteOffset, byteLength }: Float32Array) => Buffer.from(buffer, byteOffset, byteLength)

/** The vector half of what FTS5 is paired with: plain vec0, float32, cosine; the same vectors as ours. */
await runPart(async (task, tell) => {
  const outcome: Outcome = { figures: {}, notes: ['vectors only: its word half is fts5'] }
  const embedder = await chooseEmbedder(readConfig({ ...process.env, DATA_DIR: task.folder }).embedding)
  const sayParts = progress('sentences', 1)
  const library = await openLibrary(readSources(task.source), embedder, (done, all) => sayParts(done / all))
  const file = path.join(task.folder, 'sqlite-vec.db')
  const db = new BetterSqlite(file)
  load(db)
  db.pragma('journal_mode = WAL')
  db.exec(`create virtual table vectors using vec0 (vector float[${embedder.dimensions}] distance_metric=cosine)`)
  const insert = db.prepare('insert into vectors (rowid, vector) values (?, ?)')
  const add = db.transaction((step: Float32Array[], from: number) => {
    for (const [i, vector] of step.entries()) insert.run(BigInt(from + i), bytes(vector))
  })
  const say = progress('vectors', task.size)
  const begun = performance.now()
  let step: Float32Array[] = []
  let n = 0
  for (const { vector } of library(task.size)) {
    step.push(vector)
    if (step.length < STEP && n + step.length < task.size) continue
    add(step, n)
    n += step.length
    step = []
    say(n)
  }
  db.pragma('wal_checkpoint(TRUNCATE)')
  Object.assign(outcome.figures, { listings: n, indexRate: (n / (performance.now() - begun)) * 1000, diskBytes: bytesOf(file) })
  tell(outcome)
  const asked = readQueries(task.queries, Math.min(task.needs, FEW)).map((need) => need.background as string)
  const vectors = await embedder.embed(asked, 'query')
  const search = db.prepare('select rowid from vectors where vector match ? and k = 100')
  const near = (await measure('nearest', vectors, (vector) => search.all(bytes(vector)), 60_000)).times
  Object.assign(outcome.figures, { nearP50: p50(near), nearP99: p99(near), ...memory() })
  tell(outcome)
  await embedder.close()
})
