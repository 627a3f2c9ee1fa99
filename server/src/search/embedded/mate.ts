import { parentPort, workerData } from 'node:worker_threads'
import { openBoard } from './board.ts'
import { foundIn, toldIn } from './crew.ts'
import type { Segment } from './layout.ts'
import type { Shown } from './searcher.ts'
import { createShelf } from './shelf.ts'
import { unitsOf, type Walk, walk } from './walk.ts'

interface Called {
  kind: 'achievement' | 'need'
  of: number
  turn: number
  walk: Walk
}

/** A thread that takes what it can of a query's work, and says by shared memory what it did. */
const { board, buffer, bench } = workerData as { board: SharedArrayBuffer; buffer: SharedArrayBuffer; bench: number }
const { taker, done } = openBoard(board)
const told = toldIn(buffer)
const found = foundIn(buffer)
const shelf = createShelf()

parentPort?.on('message', (message: { shown: Shown } | Called) => {
  if ('shown' in message) return shelf.show(message.shown)
  const segments: Segment[] = shelf.of(message.kind)
  if (segments.length !== message.of) throw new Error('another list of segments')
  const units = unitsOf(segments, message.walk.near)
  const mine = taker(message.turn, units.length)
  const pairs = walk(segments, message.walk, { units, next: mine.next, bench })
  if (mine.taken() === 0) return
  found.set(pairs)
  Atomics.store(told, 1, pairs.length / 2)
  Atomics.store(told, 0, message.turn)
  done(mine.taken())
})
