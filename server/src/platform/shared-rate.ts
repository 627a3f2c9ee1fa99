import type { Clock } from './clock.ts'
import type { Limits } from './limits.ts'

type Callback = (fault: Error | null, result?: { current: number; ttl: number }) => void

const HANDFUL = 20
const MOST_PLACES = 10_000

/**
 * The store of the general limit, common to all processes. Tries are fetched from the database a handful at a time, so that most
 * requests cost no write; what one process holds is not given to another.
 */
export function sharedRate({ rateLimits, clock }: { rateLimits: Limits; clock: Clock }) {
  return class {
    #held = new Map<string, { left: number; endsAt: number }>()

    incr(place: string, callback: Callback, windowMs: number, most: number) {
      const held = this.#held.get(place)
      if (held && held.left > 0 && held.endsAt > clock.millis()) {
        held.left--
        return callback(null, { current: 1, ttl: windowMs })
      }
      this.#refill(place, windowMs, most).then((answer) => callback(null, answer), callback)
    }

    async #refill(place: string, windowMs: number, most: number) {
      if (this.#held.size > MOST_PLACES) this.#held.clear()
      const limit = { most, windowMs }
      const key = ['request', place]
      for (const n of [Math.max(1, Math.min(HANDFUL, Math.floor(most / 10))), 1]) {
        const { waitMs, endsAt } = await rateLimits.ask([{ limit, key, n }])
        if (waitMs === 0) {
          this.#held.set(place, { left: n - 1, endsAt })
          return { current: 1, ttl: windowMs }
        }
        if (n === 1) return { current: most + 1, ttl: waitMs }
      }
      return { current: most + 1, ttl: windowMs }
    }

    /** One limit for all routes. */
    child() {
      return this
    }
  }
}
