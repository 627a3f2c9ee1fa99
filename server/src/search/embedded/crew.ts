import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { createBest } from './best.ts'
import type { Segment } from './layout.ts'
import type { Shown } from './searcher.ts'
import { type Walk, walk } from './walk.ts'

/** Below this many documents a second thread costs more than it brings. */
const WORTH_SHARING = 30_000
const MOST_THREADS = 4
const PATIENCE_MS = 5000
/** [state, found] as int32, then pairs of value and place. */
const HEAD = 16
const MOST_PAIRS = 512

interface Mate {
  worker: Worker
  state: Int32Array
  found: Float64Array
}
export const stateIn = (buffer: SharedArrayBuffer) => new Int32Array(buffer, 0, 2)
export const foundIn = (buffer: SharedArrayBuffer) => new Float64Array(buffer, HEAD, 2 * MOST_PAIRS)

/** Threads that each walk a share of one query's segments, over the same memory. They are only called for large libraries. */
export function createCrew(worthSharing = WORTH_SHARING) {
  let mates: Mate[] = []
  let shown: Shown = { segments: [], kills: [], hasMeaning: true }

  function call() {
    const most = Math.min(availableParallelism(), MOST_THREADS) - 1
    while (mates.length < most) {
      const buffer = new SharedArrayBuffer(HEAD + 16 * MOST_PAIRS)
      const worker = new Worker(new URL('./mate.ts', import.meta.url), { workerData: { buffer } })
      worker.unref()
      worker.on('error', dismiss)
      worker.postMessage({ shown })
      mates.push({ worker, state: stateIn(buffer), found: foundIn(buffer) })
    }
  }
  function dismiss() {
    for (const { worker } of mates) void worker.terminate()
    mates = []
  }

  return {
    /** A large library has its threads ready before it is asked. */
    show(given: Shown, largest: Segment[]) {
      shown = { ...given, kills: [] }
      for (const { worker } of mates) worker.postMessage({ shown: given })
      if (documentsIn(largest) >= worthSharing) call()
    },

    /** Walks all segments of a list; `kind` says which. The nearest of all threads come back as one. */
    walk(segments: Segment[], kind: string, given: Omit<Walk, 'share'>): Float64Array {
      if (documentsIn(segments) < worthSharing || segments.length < 2)
        return walk(segments, { ...given, share: [...segments.keys()] })
      call()
      const shares = shared(segments, mates.length + 1)
      const others = mates.map((mate, i) => {
        Atomics.store(mate.state, 0, 1)
        mate.worker.postMessage({ kind, of: segments.length, walk: { ...given, share: shares[i + 1] as number[] } })
        return { mate, share: shares[i + 1] as number[] }
      })
      const best = createBest(given.near?.most ?? 1, given.near?.least ?? 0)
      const take = (pairs: Float64Array) => {
        for (let i = 0; i < pairs.length; i += 2) best.push(pairs[i] as number, pairs[i + 1] as number)
      }
      take(walk(segments, { ...given, share: shares[0] as number[] }))
      for (const { mate, share } of others) {
        Atomics.wait(mate.state, 0, 1, PATIENCE_MS)
        if (Atomics.load(mate.state, 0) === 0) take(mate.found.subarray(0, 2 * (mate.state[1] as number)))
        else {
          // It is still starting, or has died: its share is done here, and nobody is waited for again.
          take(walk(segments, { ...given, share }))
          dismiss()
        }
      }
      return best.pairs()
    },
    dismiss,
  }
}

const documentsIn = (segments: Segment[]) => segments.reduce((sum, { counts }) => sum + counts.documents, 0)

/** About equal shares, the largest segments first. */
function shared(segments: Segment[], threads: number): number[][] {
  const shares = Array.from({ length: threads }, () => ({ sum: 0, list: [] as number[] }))
  const order = [...segments.keys()].sort(
    (a, b) => (segments[b] as Segment).counts.documents - (segments[a] as Segment).counts.documents,
  )
  for (const s of order) {
    // The first share is of the thread that has the rest to do as well: it takes the smaller one.
    const least = shares.reduceRight((low, one) => (one.sum < low.sum ? one : low))
    least.list.push(s)
    least.sum += (segments[s] as Segment).counts.documents
  }
  return shares.map(({ list }) => list)
}
