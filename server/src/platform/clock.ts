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

/** In the one spelling in which instants are stored and compared. */
export const exact = (instant: string): Instant => new Date(instant).toISOString()
