import { performance } from 'node:perf_hooks'
import { Problem } from '@keqiao/shared/problem'
import type { FastifyInstance } from 'fastify'

/** The longest that all others may wait, as a multiple of what the largest harmless body costs in this very run. */
const MOST_TIMES = 12
const FLOOR_MS = 50
const AGAIN = 4

export interface Asked {
  method: 'GET'
  url: string
  headers?: Record<string, string>
  payload?: string | object
}

/** Asks a server, and sees whether the answer is one in words and whether anybody had to wait for it. */
export async function createWatch(app: FastifyInstance, harmless: Asked) {
  const waits: { ms: number; what: string }[] = []

  /** The answer, and how long the loop was busy with it, in all its parts: nobody else can have waited longer. */
  async function timed(asked: Asked) {
    const before = performance.eventLoopUtilization()
    const answer = await app.inject(asked)
    return { answer, ms: performance.eventLoopUtilization(before).active }
  }
  const runs: number[] = []
  for (let run = 0; run < 10; run++) runs.push((await timed(harmless)).ms)
  const baseline = runs.sort((a, b) => a - b)[runs.length >> 1] as number
  const most = Math.max(FLOOR_MS, baseline * MOST_TIMES)

  return {
    /** What is wrong with how this request was taken; null when it was refused in words, or done. */
    async faultOf(what: string, asked: Asked): Promise<string | null> {
      let { answer, ms } = await timed(asked)
      // A busy machine slows one try, not each of several.
      for (let again = 1; again < AGAIN && ms > most; again++) ms = Math.min(ms, (await timed(asked)).ms)
      waits.push({ ms, what })
      if (answer.statusCode >= 500) return `${what}: ${answer.statusCode} ${answer.body.slice(0, 200)}`
      if (ms > most) return `${what}: all others waited ${ms.toFixed(0)} ms`
      if (answer.statusCode >= 400 && !isProblem(answer.body)) return `${what}: ${answer.statusCode} ${answer.body.slice(0, 100)}`
      return null
    },
    summary() {
      const sorted = waits.sort((a, b) => a.ms - b.ms)
      const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.ms.toFixed(1)
      return (
        `${sorted.length} requests; others waited p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${at(1)} ms ` +
        `(${sorted.at(-1)?.what}); the largest harmless body ${baseline.toFixed(1)} ms`
      )
    },
  }
}

function isProblem(body: string): boolean {
  try {
    return Problem.safeParse(JSON.parse(body)).success
  } catch {
    return false
  }
}
