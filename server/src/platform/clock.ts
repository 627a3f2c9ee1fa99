import type { Instant } from '@keqiao/shared/primitives'

export interface Clock {
  now(): Instant
  /** Milliseconds since 1970. */
  millis(): number
}

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  millis: () => Date.now(),
}
