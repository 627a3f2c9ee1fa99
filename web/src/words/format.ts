import type { Language } from './say.ts'

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']
const SHANGHAI = 8 * 3_600_000
const pad = (n: number) => String(n).padStart(2, '0')

/** Beijing time has had no clock change since 1991, so a fixed shift is exact. */
function beijing(instant: string) {
  const at = new Date(new Date(instant).getTime() + SHANGHAI)
  return {
    date: `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`,
    time: `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}`,
    day: at.getUTCDay(),
    utc: at,
  }
}

/** The day it is in Beijing, as a date field holds it. */
export const today = (now = Date.now()) => dayOf(new Date(now).toISOString())

/** `2026-12-02` and `09:30` in Beijing: at an event everybody knows the day. */
export const dayOf = (instant: string) => beijing(instant).date
export const clock = (instant: string) => beijing(instant).time

/** `2026-11-23（周一）14:00 北京时间` */
export function dateTime(instant: string, language: Language): string {
  const { date, time, day, utc } = beijing(instant)
  if (language === 'zh') return `${date}（周${WEEKDAYS[day]}）${time} 北京时间`
  const weekday = utc.toLocaleDateString('en-GB', { weekday: 'short', timeZone: 'UTC' })
  return `${date} (${weekday}) ${time} Beijing time`
}

/** `2026-11-23（周一）` */
export function date(instant: string, language: Language): string {
  const { date: text, day, utc } = beijing(instant)
  if (language === 'zh') return `${text}（周${WEEKDAYS[day]}）`
  return `${text} (${utc.toLocaleDateString('en-GB', { weekday: 'short', timeZone: 'UTC' })})`
}

/** `2026-06` → `2026 年 6 月` */
export function yearMonth(value: string, language: Language): string {
  const [year, month] = value.split('-')
  if (language === 'zh') return `${year} 年 ${Number(month)} 月`
  const name = new Date(Date.UTC(Number(year), Number(month) - 1, 1)).toLocaleDateString('en-GB', {
    month: 'long',
    timeZone: 'UTC',
  })
  return `${name} ${year}`
}

export function number(value: number, language: Language): string {
  return value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB')
}

/** Money kept in 分: whole 万元 or two decimals in Chinese, whole yuan in English. */
export function money(fen: number, language: Language): string {
  if (language === 'en') return `CNY ${Math.round(fen / 100).toLocaleString('en-GB')}`
  return `${(fen / 1_000_000).toLocaleString('en-GB', { minimumFractionDigits: fen % 1_000_000 === 0 ? 0 : 2, maximumFractionDigits: 2 })} 万元`
}

/** The exact amount for a tooltip: `1,200,000.00 元`. */
export function exactMoney(fen: number, language: Language): string {
  const yuan = (fen / 100).toLocaleString('en-GB', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
  return language === 'zh' ? `${yuan} 元` : `CNY ${yuan}`
}

export function percent(part: number): string {
  return `${Math.round(part * 100)}%`
}

/** `1.2 MB`, `340 KB`; units as file managers count them. */
export function fileSize(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  const megabytes = bytes / 1024 / 1024
  return `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes)} MB`
}

interface Measured {
  op: string
  value: number
  valueMax?: number | null | undefined
  unit?: string | undefined
  condition?: string | null | undefined
}
const SIGNS: Record<string, string> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=', '±': '±' }
const figure = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 6 })

/** `≥ 95 %`, `20–35 ℃`, `50 ± 2 mm` */
export function measure({ op, value, valueMax, unit }: Measured): string {
  const tail = unit ? ` ${unit}` : ''
  if (op === 'range') return `${figure(value)}–${figure(valueMax ?? value)}${tail}`
  if (op === '±') return `${figure(value)} ± ${figure(valueMax ?? 0)}${tail}`
  return `${SIGNS[op] ?? op} ${figure(value)}${tail}`
}

/** What a field for day and time holds, in Beijing, and back from it; nothing where it holds no time. */
export const localOf = (instant: string) => {
  const { date: day, time } = beijing(instant)
  return `${day}T${time}`
}
export function instantOf(local: string): string | undefined {
  const at = new Date(`${local}:00+08:00`)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

/** The hour that has begun, as such a field holds it. */
export const thisHour = (now = Date.now()) => `${localOf(new Date(now).toISOString()).slice(0, 13)}:00`

/** What a field with one of several on each line holds. */
export const linesOf = (typed: string) => typed.split('\n').flatMap((line) => line.trim() || [])
