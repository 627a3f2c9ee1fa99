import { parentPort, workerData } from 'node:worker_threads'
import { foundIn, stateIn } from './crew.ts'
import type { Segment } from './layout.ts'
import type { Shown } from './searcher.ts'
import { createShelf } from './shelf.ts'
import { type Walk, walk } from './walk.ts'

/** A thread that walks the share of a query that it is told, and says by shared memory that it is done. */
const { buffer } = workerData as { buffer: SharedArrayBuffer }
const state = stateIn(buffer)
const found = foundIn(buffer)
const shelf = createShelf()

parentPort?.on('message', (message: { shown: Shown } | { kind: 'achievement' | 'need'; of: number; walk: Walk }) => {
  if ('shown' in message) return shelf.show(message.shown)
  const segments: Segment[] = shelf.of(message.kind)
  if (segments.length !== message.of) throw new Error('another list of segments')
  const pairs = walk(segments, message.walk)
  found.set(pairs)
  state[1] = pairs.length / 2
  Atomics.store(state, 0, 0)
  Atomics.notify(state, 0)
})
