import { readSources, documents as recombined } from '../documents.ts'
import { bytesOf, cpuSince, figuresOf, measure, memory, progress, runPart, TOO_LONG_MS } from '../part.ts'
import { readQueries, shortQueries } from '../queries.ts'
import type { Outcome } from '../task.ts'

export type Document = ReturnType<typeof recombined> extends Generator<infer D> ? D : never

export interface Peer {
  add(documents: Document[]): unknown
  /** Called once after the last document. */
  finish?(): unknown
  /** Ids of the 100 best. */
  search(text: string): unknown
  file?: string
}

const STEP = 500
/** Of processor time, so that other work on the machine ends nobody's indexing. */
const MOST_INDEXING_MS = 180_000

/** The same work for every peer: index, search keywords, search whole needs. What does not end in time is said, not guessed. */
export const measurePeer = (open: (folder: string) => Peer | Promise<Peer>) =>
  runPart(async (task, tell) => {
    const outcome: Outcome = { figures: {}, notes: [] }
    const sources = readSources(task.source)
    const peer = await open(task.folder)
    const say = progress('indexing', task.size)
    let indexed = 0
    let spent = 0
    let cpu = 0
    const add = async (step: Document[]) => {
      const begun = performance.now()
      const before = process.cpuUsage()
      await peer.add(step)
      indexed += step.length
      if (indexed === task.size) await peer.finish?.()
      spent += performance.now() - begun
      cpu += cpuSince(before)
      say(indexed)
    }
    let step: Document[] = []
    for (const document of recombined(sources, task.size)) {
      if (step.push(document) < STEP && document.id < task.size - 1) continue
      await add(step)
      step = []
      if (cpu > MOST_INDEXING_MS) break
    }
    Object.assign(outcome.figures, {
      listings: indexed,
      indexRate: (indexed / spent) * 1000,
      indexCpu: cpu / indexed,
      ...memory(),
    })
    if (peer.file) outcome.figures.diskBytes = bytesOf(peer.file)
    outcome.figures.buildPeakBytes = outcome.figures.residentPeakBytes as number
    if (indexed < task.size) {
      outcome.notes.push(
        `not finished: ${indexed} of ${task.size} listings after ${Math.round(cpu / 1000)} s of processor time; not searched`,
      )
      return tell(outcome)
    }
    tell(outcome)
    const short = await measure('keywords', shortQueries(task.source, task.needs), (text) => peer.search(text))
    Object.assign(outcome.figures, { ...figuresOf('short', short), ...memory() })
    tell(outcome)
    const needs = readQueries(task.queries, task.needs).map((need) => need.background as string)
    const long = await measure('needs', needs, (text) => peer.search(text))
    const [first = 0] = long.times
    if (long.times.length === 1 && first > TOO_LONG_MS)
      outcome.notes.push(`not finished: one need of 300 characters took ${(first / 1000).toFixed(1)} s; stopped there`)
    else Object.assign(outcome.figures, { ...figuresOf('long', long), longCount: long.times.length })
    Object.assign(outcome.figures, memory())
    tell(outcome)
  })
