import type { Clock } from '@keqiao/server/platform/clock'

export interface SettableClock extends Clock {
  set(instant: string): void
  advance(milliseconds: number): void
}

/** Stands still until it is moved. */
export function settableClock(start = '2026-11-02T09:00:00.000Z'): SettableClock {
  let at = Date.parse(start)
  return {
    now: () => new Date(at).toISOString(),
    millis: () => at,
    set(instant) {
      at = Date.parse(instant)
    },
    advance(milliseconds) {
      at += milliseconds
    },
  }
}
