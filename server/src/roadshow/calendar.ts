import { yuanOf } from '@keqiao/shared/roadshow'
import type { RoadshowRow, SignupRow } from './tables.ts'

/** China keeps one time all year, and has had no summer time since 1991; moments before are told in the same time. */
const ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
]
const MOST_OCTETS = 75
const SHANGHAI = 8 * 3_600_000

const stamp = (millis: number) => new Date(millis).toISOString().replace(/[-:]|\.\d+/g, '')
const utc = (instant: string) => stamp(Date.parse(instant))
const local = (instant: string) => stamp(Date.parse(instant) + SHANGHAI).replace('Z', '')
const escaped = (text: string) =>
  text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r?\n/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a calendar file may hold no others
    .replace(/[\u0000-\u001f\u007f]/g, '')

/** Lines of at most 75 octets, never cut inside a character (RFC 5545, 3.1). */
export function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  for (const sign of line) {
    const room = parts.length === 0 ? MOST_OCTETS : MOST_OCTETS - 1
    if (Buffer.byteLength(part + sign) > room) {
      parts.push(part)
      part = ''
    }
    part += sign
  }
  return [...parts, part].join('\r\n ')
}

interface Entry {
  event: RoadshowRow
  signup: Pick<SignupRow, 'id' | 'seatMode' | 'state' | 'language'>
  /** The event's language, in words. */
  spoken: string
  /** The own page of the sign-up. */
  link: string
  /** When this text was made. */
  now: string
}

/** What a calendar's entry says below the title, in the language of who signed up. */
function described({ event: { fee }, signup: { language }, spoken, link }: Entry): string {
  if (language === 'zh') {
    const cost = fee ? `每人 ${yuanOf(fee)} 元，由${fee.payee}收取，平台不代收` : '免费'
    return [`语言：${spoken}`, `费用：${cost}`, link].join('\n')
  }
  const cost = fee ? `CNY ${yuanOf(fee)} a person, taken by ${fee.payee} and never by this platform` : 'free'
  return [`Language: ${spoken}`, `Fee: ${cost}`, link].join('\n')
}

/** A place as a calendar entry: the same UID for ever, a higher SEQUENCE with every change of time or place (RFC 5545). */
export function calendarOf(entry: Entry): string {
  const { event, signup, link, now } = entry
  const host = new URL(link).hostname
  const place = [event.venue?.name, event.venue?.room, event.venue?.address].filter(Boolean).join(' ')
  const over = event.state === 'cancelled' || ['withdrawn', 'lapsed', 'rejected'].includes(signup.state)
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Keqiao//Roadshow//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    ...ZONE,
    'BEGIN:VEVENT',
    `UID:signup-${signup.id}@${host}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(now)}`,
    `LAST-MODIFIED:${utc(event.updatedAt)}`,
    `DTSTART;TZID=Asia/Shanghai:${local(event.startsAt)}`,
    `DTEND;TZID=Asia/Shanghai:${local(event.endsAt)}`,
    `SUMMARY:${escaped(event.title)}`,
    ...(place && signup.seatMode !== 'ONLINE' ? [`LOCATION:${escaped(place)}`] : []),
    `DESCRIPTION:${escaped(described(entry))}`,
    `URL:${link}`,
    `STATUS:${over ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    ...['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(event.title)}`, 'TRIGGER:-PT2H', 'END:VALARM'],
    ...['END:VEVENT', 'END:VCALENDAR'],
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
