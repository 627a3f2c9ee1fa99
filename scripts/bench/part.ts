import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { percentile } from '../eval/metrics.ts'
import type { Figures, Message, Outcome, Task } from './task.ts'

const SAY_EVERY_MS = 4000
const WARM_UP = 5
/** A call that takes longer than this ends its measurement. */
export const TOO_LONG_MS = 5000

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

/** Says every few seconds that something of unknown length still goes on. */
export function waiting(doing: string) {
  const begun = performance.now()
  let said = begun
  return () => {
    const now = performance.now()
    if (now - said < SAY_EVERY_MS) return
    said = now
    send({ progress: `${doing}: ${Math.round((now - begun) / 1000)} s` })
  }
}

export async function timed<T>(work: () => T | Promise<T>): Promise<{ value: T; ms: number }> {
  const begun = performance.now()
  const value = await work()
  return { value, ms: performance.now() - begun }
}

export interface Measured {
  times: number[]
  /** Processor time of all threads per call: what the times would rest on if nothing else ran. */
  cpu: number
}

/** One call per item, after a warm-up, until the budget ends. */
export async function measure<T>(doing: string, items: T[], call: (item: T) => unknown, budgetMs = 120_000): Promise<Measured> {
  for (const item of items.slice(0, WARM_UP)) {
    const { ms } = await timed(() => call(item))
    if (ms > TOO_LONG_MS) return { times: [ms], cpu: ms }
  }
  const say = progress(doing, items.length)
  const times: number[] = []
  const begun = performance.now()
  const before = process.cpuUsage()
  for (const item of items) {
    times.push((await timed(() => call(item))).ms)
    say(times.length)
    if (performance.now() - begun > budgetMs) break
  }
  return { times, cpu: cpuSince(before) / times.length }
}

/** The three figures of a measured call, under its name. */
export const figuresOf = <N extends 'short' | 'page' | 'fresh' | 'long' | 'match' | 'matchEmbedding'>(
  name: N,
  { times, cpu }: Measured,
) =>
  ({ [`${name}P50`]: p50(times), [`${name}P99`]: p99(times), [`${name}Cpu`]: cpu }) as Record<
    `${N}P50` | `${N}P99` | `${N}Cpu`,
    number
  >

export const p50 = (times: number[]) => percentile(times, 0.5)
export const p99 = (times: number[]) => percentile(times, 0.99)

/** Processor time of this process since `before`, all threads, in ms. */
export function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

export const memory = (): Figures => ({
  residentBytes: process.memoryUsage().rss,
  residentPeakBytes: process.resourceUsage().maxRSS * 1024,
})

/** Of an SQLite file with what stands beside it. */
export const bytesOf = (file: string) =>
  ['', '-wal'].reduce((sum, ending) => sum + (statSync(file + ending, { throwIfNoEntry: false })?.size ?? 0), 0)

/** Of all files whose names begin like this one's. */
export const bytesIn = (file: string) =>
  readdirSync(path.dirname(file))
    .filter((name) => name.startsWith(path.basename(file)))
    .reduce((sum, name) => sum + statSync(path.join(path.dirname(file), name)).size, 0)
