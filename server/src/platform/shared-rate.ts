import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Clock } from './clock.ts'
import type { Limits } from './limits.ts'
import { Refusal } from './refusal.ts'

const HANDFUL = 20
const MOST_KEPT = 10_000
const WINDOW_MS = 60_000

/**
 * So many requests a minute, common to all processes. Tries are fetched from the database a handful at a time, so that most
 * requests cost no write; what one process holds is not given to another.
 */
export function createSharedRate({ rateLimits, clock }: { rateLimits: Limits; clock: Clock }, most: number) {
  const held = new Map<string, { left: number; endsAt: number }>()
  const limit = { most, windowMs: WINDOW_MS }
  const handful = Math.max(1, Math.min(HANDFUL, Math.floor(most / 10)))

  async function refill(of: 'address' | 'account', key: string, n: number): Promise<number> {
    if (held.size > MOST_KEPT) held.clear()
    const { waitMs, endsAt } = await rateLimits.ask([{ limit, key: ['request', of, key], n }])
    if (waitMs === 0) held.set(`${of} ${key}`, { left: n - 1, endsAt })
    // The last few go out singly.
    return waitMs > 0 && n > 1 ? refill(of, key, 1) : waitMs
  }

  return {
    /** Milliseconds to wait; 0 lets in. */
    async take(of: 'address' | 'account', key: string): Promise<number> {
      const mine = held.get(`${of} ${key}`)
      if (!mine || mine.left === 0 || mine.endsAt <= clock.millis()) return refill(of, key, handful)
      mine.left--
      return 0
    },
  }
}

/** Asked of every request of the interface; pages and files are not counted. */
export function limitRequests(app: FastifyInstance, wait: (request: FastifyRequest) => Promise<number> | number) {
  app.addHook('onRequest', async (request) => {
    const waitMs = request.url.startsWith('/api/') ? await wait(request) : 0
    if (waitMs > 0) throw new Refusal('rate_limited', { seconds: Math.ceil(waitMs / 1000) })
  })
}
