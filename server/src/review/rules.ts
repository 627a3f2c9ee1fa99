import type { Instant } from '@keqiao/shared/primitives'
import { addDays, type Calendar, dayOf } from '../taxonomy/calendar.ts'

const MOST_DAYS = 400

/** Whole working days that have begun since the day of `from`. */
export function workingDaysSince(calendar: Calendar, from: Instant, now: Instant): number {
  let days = 0
  const today = dayOf(now)
  for (let day = addDays(dayOf(from), 1); day <= today && days < MOST_DAYS; day = addDays(day, 1))
    if (calendar.isWorkingDay(day)) days++
  return days
}
