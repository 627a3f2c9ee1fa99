import type { Instant } from '@keqiao/shared/primitives'

const DAY_MS = 86_400_000

/** The same day so many months later, the month's last day where it has no such day. */
export function addMonths(at: Instant, months: number): Instant {
  const from = new Date(at)
  const to = new Date(from)
  to.setUTCMonth(from.getUTCMonth() + months)
  if (to.getUTCDate() !== from.getUTCDate()) to.setUTCDate(0)
  return to.toISOString()
}

export const addDays = (at: Instant, days: number): Instant => new Date(Date.parse(at) + days * DAY_MS).toISOString()
