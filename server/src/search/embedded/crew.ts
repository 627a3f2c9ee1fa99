import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { createBest } from './best.ts'
import { boardBytes, MOST_UNITS, openBoard } from './board.ts'
import { BENCHES, type Segment } from './layout.ts'
import type { Shown } from './searcher.ts'
import { SMALL } from './thread.ts'
import { unitsOf, type Walk, walk } from './walk.ts'

/** Below this many documents a second thread costs more than it brings. */
const WORTH_SHARING = 30_000
const PATIENCE_MS = 5000
/** [turn, found] as int32, then pairs of value and place. */
const HEAD = 16
const MOST_PAIRS = 512

interface Mate {
  worker: Worker
  told: Int32Array
  found: Float64Array
}
export const toldIn = (buffer: SharedArrayBuffer) => new Int32Array(buffer, 0, 2)
export const foundIn = (buffer: SharedArrayBuffer) => new Float64Array(buffer, HEAD, 2 * MOST_PAIRS)

/** Threads that work at one query together, over the same memory. They are only called for large libraries. */
export function createCrew(worthSharing = WORTH_SHARING) {
  const shared = new SharedArrayBuffer(boardBytes)
  const board = openBoard(shared)
  let mates: Mate[] = []
  let shown: Shown = { segments: [], kills: [], hasMeaning: true }

  function call() {
    const most = Math.min(availableParallelism(), BENCHES) - 1
    while (mates.length < most) {
      const buffer = new SharedArrayBuffer(HEAD + 16 * MOST_PAIRS)
      const workerData = { board: shared, buffer, bench: mates.length + 1 }
      const worker = new Worker(new URL('./mate.ts', import.meta.url), { workerData, resourceLimits: SMALL })
      worker.unref()
      worker.on('error', dismiss)
      worker.postMessage({ shown })
      mates.push({ worker, told: toldIn(buffer), found: foundIn(buffer) })
    }
  }
  function dismiss() {
    for (const { worker } of mates) void worker.terminate()
    mates = []
  }

  function alone(segments: Segment[], given: Walk): Float64Array {
    let taken = 0
    return walk(segments, given, { units: unitsOf(segments, given.near), next: () => taken++, bench: 0 })
  }

  return {
    /** A large library has its threads ready before it is asked. */
    show(given: Shown, largest: Segment[]) {
      shown = { ...given, kills: [] }
      for (const { worker } of mates) worker.postMessage({ shown: given })
      if (documentsIn(largest) >= worthSharing) call()
    },

    /** Walks all segments of a list; `kind` says which. The nearest of all threads come back as one. */
    walk(segments: Segment[], kind: string, given: Walk): Float64Array {
      const units = unitsOf(segments, given.near)
      if (documentsIn(segments) < worthSharing || units.length < 2 || units.length > MOST_UNITS) return alone(segments, given)
      call()
      for (const { told } of mates) Atomics.store(told, 0, 0)
      const turn = board.call()
      for (const { worker } of mates) worker.postMessage({ kind, of: segments.length, turn, walk: given })
      const best = createBest(given.near?.most ?? 1, given.near?.least ?? 0)
      const take = (pairs: Float64Array) => {
        for (let i = 0; i < pairs.length; i += 2) best.push(pairs[i] as number, pairs[i + 1] as number)
      }
      const taker = board.taker(turn, units.length)
      take(walk(segments, given, { units, next: taker.next, bench: 0 }))
      board.done(taker.taken())
      if (!board.wait(units.length, PATIENCE_MS)) {
        // One has died over its work: all is done here, and nobody is waited for again.
        dismiss()
        return alone(segments, given)
      }
      for (const { told, found } of mates) if (Atomics.load(told, 0) === turn) take(found.subarray(0, 2 * Atomics.load(told, 1)))
      return best.pairs()
    },
    dismiss,
  }
}

const documentsIn = (segments: Segment[]) => segments.reduce((sum, { counts }) => sum + counts.documents, 0)
