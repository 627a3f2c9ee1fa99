import { EVENT_ZONE } from '@keqiao/shared/roadshow'
import { dateTime } from '../../words/format.ts'
import type { Language } from '../../words/say.ts'

const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: EVENT_ZONE,
  ...{
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
})
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** A moment as clocks in Beijing show it, wherever the reader is. */
export function beijing(instant: string) {
  const part = Object.fromEntries(PARTS.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  return {
    year: Number(part.year),
    month: Number(part.month),
    day: Number(part.day),
    weekday: DAYS.indexOf(part.weekday ?? ''),
    time: `${part.hour}:${part.minute}`,
  }
}
export const dayKey = (instant: string) => {
  const { year, month, day } = beijing(instant)
  return `${year}-${month}-${day}`
}

/** `2026-12-02（周三）09:30–12:00 北京时间`; over several days both ends in full. */
export function span({ startsAt, endsAt }: { startsAt: string; endsAt: string }, language: Language): string {
  const from = dateTime(startsAt, language)
  if (dayKey(startsAt) !== dayKey(endsAt)) return `${from} – ${dateTime(endsAt, language)}`
  const start = beijing(startsAt).time
  return from.replace(start, `${start}–${beijing(endsAt).time}`)
}
