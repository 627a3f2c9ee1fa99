import { Problem } from '@keqiao/shared/problem'
import Fastify, { type FastifyInstance } from 'fastify'
import { LARGE } from './hostile-values.ts'

/** How many times the work of only reading the heaviest body any request may be. */
const MOST_TIMES = 12
const AGAIN = 5
/** The system counts in steps of some milliseconds, so one run says little. */
const RUNS = 25

export interface Asked {
  method: 'GET'
  url: string
  headers?: Record<string, string>
  payload?: string | object
}

/** What the thread that serves everybody had to do: its own time, so that neither a busy machine nor other threads count. */
async function weighed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const before = process.threadCpuUsage()
  const done = await work()
  const { user, system } = process.threadCpuUsage(before)
  return [done, (user + system) / 1_000]
}

/** A server that does nothing with a body but read it. */
function createReading() {
  const bare = Fastify()
  bare.post('/', async () => '')
  const payload = LARGE['thirty thousand keys'] as string
  const read = () => bare.inject({ method: 'POST', url: '/', headers: { 'content-type': 'application/json' }, payload })
  return async () => {
    const [, ms] = await weighed(async () => {
      for (let run = 0; run < RUNS; run++) await read()
    })
    return ms / RUNS
  }
}

/** Asks a server, and sees whether the answer is one in words and whether anybody else had to wait for it. */
export async function createWatch(app: FastifyInstance) {
  const seen: { ms: number; what: string }[] = []
  const reading = createReading()
  await reading()
  const first = await reading()

  return {
    /** What is wrong with how this request was taken; null when it was refused in words, or done. */
    async faultOf(what: string, asked: Asked): Promise<string | null> {
      const [answer, ms] = await weighed(() => app.inject(asked))
      seen.push({ ms, what })
      let times = ms / first
      // The collector may run during one try, not during each, and the machine may be slower than it was.
      for (let again = 1; again < AGAIN && times > MOST_TIMES; again++)
        times = Math.min(times, (await weighed(() => app.inject(asked)))[1] / (await reading()))
      if (answer.statusCode >= 500) return `${what}: ${answer.statusCode} ${answer.body.slice(0, 200)}`
      if (times > MOST_TIMES)
        return `${what}: all others wait ${times.toFixed(0)} times as long as it takes to read the heaviest body`
      if (answer.statusCode >= 400 && !isProblem(answer.body)) return `${what}: ${answer.statusCode} ${answer.body.slice(0, 100)}`
      return null
    },
    summary() {
      const sorted = seen.sort((a, b) => a.ms - b.ms)
      const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.ms.toFixed(1)
      return (
        `${sorted.length} requests; CPU of the serving thread p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${at(1)} ms ` +
        `(${sorted.at(-1)?.what}); to read the heaviest body takes ${first.toFixed(1)} ms`
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
