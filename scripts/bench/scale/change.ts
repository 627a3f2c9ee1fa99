import type { Embedder } from '@keqiao/server/embedding/embedder'
import type { EmbeddedEngine } from '@keqiao/server/search/embedded/engine'
import type { SearchDocument } from '@keqiao/server/search/engine'
import { documents, readSources } from '../documents.ts'
import { p50, p99, progress, timed } from '../part.ts'
import type { Outcome, Task } from '../task.ts'
import { idOf } from './library.ts'

const ADDED = 10_000
/** As the product's worker takes them. */
const AT_ONCE = 64
const CHANGED = 30

interface Given {
  engine: EmbeddedEngine
  embedder: Embedder
  task: Task
  hits: (i: number) => Promise<unknown>
  outcome: Outcome
}

/** What writing costs, and what it costs those who search meanwhile. */
export async function changeFigures({ engine, embedder, task, hits, outcome: { figures } }: Given) {
  const texts = [...documents(readSources(task.source), ADDED)]
  const made: SearchDocument[] = []
  const sayTexts = progress('texts', texts.length)
  for (let at = 0; at < texts.length; at += AT_ONCE) {
    const some = texts.slice(at, at + AT_ONCE)
    const vectors = await embedder.embed(
      some.map(({ title, text }) => `${title}。${text}`),
      'passage',
    )
    for (const [i, { id, title, keywords, text }] of some.entries())
      made.push({
        id: idOf(task.size + id),
        kind: 'achievement',
        revision: 1,
        title,
        keywords: keywords.split(' '),
        text,
        filters: { region: ['130000'] },
        date: '2026-01-01T00:00:00.000Z',
        discreet: false,
        vector: vectors[i] as Float32Array,
      })
    sayTexts(made.length)
  }

  const changing: number[] = []
  for (let i = 0; i < CHANGED; i++) {
    const id = idOf(Math.floor((task.size * (i + 0.5)) / CHANGED))
    changing.push((await timed(() => engine.upsert([{ ...(made[i] as SearchDocument), id, revision: 2 }]))).ms)
  }
  Object.assign(figures, { changeP50: p50(changing), changeP99: p99(changing) })
  await engine.settle()

  const search = async (until: () => boolean) => {
    const times: number[] = []
    for (let i = 0; !until(); i++) times.push((await timed(() => hits(i % Math.min(task.needs, 50)))).ms)
    return times
  }
  const quietUntil = performance.now() + 5000
  const quiet = await search(() => performance.now() > quietUntil)
  let added = false
  const say = progress('add', ADDED)
  const adding = timed(async () => {
    for (let at = 0; at < made.length; at += AT_ONCE) {
      await engine.upsert(made.slice(at, at + AT_ONCE))
      say(at)
    }
  }).finally(() => {
    added = true
  })
  const busy = await search(() => added)
  figures.addRate = (ADDED / (await adding).ms) * 1000
  Object.assign(figures, { quietP50: p50(quiet), quietP99: p99(quiet), addingP50: p50(busy), addingP99: p99(busy) })
}
