import { statSync } from 'node:fs'
import { percentile } from '../eval/metrics.ts'
import type { Figures, Message, Outcome, Task } from './task.ts'

const SAY_EVERY_MS = 4000

const send = (message: Message) => {
  if (process.send) process.send(message)
  else console.error(JSON.stringify(message))
}

/** Runs a part of the benchmark with the task it was started with. */
export async function runPart(work: (task: Task, tell: (outcome: Outcome) => void) => Promise<void>) {
  await work(JSON.parse(process.argv[2] as string) as Task, (outcome) => send({ outcome }))
  process.disconnect?.()
}

/** Says how far a long loop is, every few seconds, with the time it still needs. */
export function progress(doing: string, all: number) {
  const begun = performance.now()
  let said = begun
  return (done: number) => {
    const now = performance.now()
    if (now - said < SAY_EVERY_MS && done < all) return
    said = now
    const left = ((now - begun) / Math.max(1, done)) * (all - done)
    send({ progress: `${doing}: ${done} of ${all}, ${Math.round(left / 1000)} s left` })
  }
}

export async function timed<T>(work: () => T | Promise<T>): Promise<{ value: T; ms: number }> {
  const begun = performance.now()
  const value = await work()
  return { value, ms: performance.now() - begun }
}

/** Times of one call per item, after a warm-up, until the budget ends. */
export async function timesOf<T>(doing: string, items: T[], call: (item: T) => unknown, budgetMs = 120_000): Promise<number[]> {
  for (const item of items.slice(0, 5)) {
    const { ms } = await timed(() => call(item))
    if (ms > 5000) return [ms]
  }
  const say = progress(doing, items.length)
  const times: number[] = []
  const begun = performance.now()
  for (const item of items) {
    times.push((await timed(() => call(item))).ms)
    say(times.length)
    if (performance.now() - begun > budgetMs) break
  }
  return times
}

export const p50 = (times: number[]) => percentile(times, 0.5)
export const p99 = (times: number[]) => percentile(times, 0.99)

export const memory = (): Figures => ({
  residentBytes: process.memoryUsage().rss,
  residentPeakBytes: process.resourceUsage().maxRSS * 1024,
})

/** Of an SQLite file with what stands beside it. */
export const bytesOf = (file: string) =>
  ['', '-wal'].reduce((sum, ending) => sum + (statSync(file + ending, { throwIfNoEntry: false })?.size ?? 0), 0)
