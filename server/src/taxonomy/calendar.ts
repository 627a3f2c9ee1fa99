import { readFileSync } from 'node:fs'
import type { Instant } from '@keqiao/shared/primitives'
import { parse } from 'csv-parse/sync'

const DAY = 86_400_000
/** Shanghai has had no summer time since 1991. */
const SHANGHAI = 8 * 3_600_000
const DAYS = new URL('../../../seeds/calendar/days.csv', import.meta.url)

/** Days as `2026-11-02`, in Asia/Shanghai. */
export interface Calendar {
  isWorkingDay(day: string): boolean
  /** The end of the nth working day after the day of `from`, which itself does not count. */
  workingDays(from: Instant, n: number): Instant
}

const local = (at: Instant): string => new Date(Date.parse(at) + SHANGHAI).toISOString()
export const dayOf = (at: Instant): string => local(at).slice(0, 10)
/** `2026-11-02 10:00`, in Asia/Shanghai. */
export const minuteOf = (at: Instant): string => local(at).slice(0, 16).replace('T', ' ')
export const addDays = (day: string, n: number): string => new Date(Date.parse(day) + n * DAY).toISOString().slice(0, 10)
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY)
/** The last millisecond of this day. */
export const endOfDay = (day: string): Instant => new Date(Date.parse(day) + DAY - SHANGHAI - 1).toISOString()

/** Weekends and the public holidays of `seeds/calendar/days.csv`; a year it does not name has weekends only. */
export function loadCalendar(file: URL = DAYS): Calendar {
  const special = new Map<string, boolean>()
  for (const { date = '', kind } of parse<Record<string, string>>(readFileSync(file), { columns: true, bom: true })) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !Number.isFinite(Date.parse(date))) throw new Error(`days.csv: ${date} is no day`)
    if (kind !== 'off' && kind !== 'work') throw new Error(`days.csv: ${date} is neither off nor work`)
    if (special.has(date)) throw new Error(`days.csv: ${date} appears twice`)
    special.set(date, kind === 'work')
  }
  const isWorkingDay = (day: string) => special.get(day) ?? ![0, 6].includes(new Date(day).getUTCDay())

  return {
    isWorkingDay,
    workingDays(from, n) {
      let day = dayOf(from)
      for (let left = n; left > 0; ) {
        day = addDays(day, 1)
        if (isWorkingDay(day)) left -= 1
      }
      return endOfDay(day)
    },
  }
}
