import {
  type Announcement,
  type Facts,
  MAIL_ONLY,
  type MailChoice,
  NOTICES,
  type NoticeCode,
  type NoticeKind,
} from '@keqiao/shared/notices'

/** Only the facts its sentence needs: whatever else was handed in goes no further. */
export function factsOf({ code, facts }: Announcement): Facts {
  const given = facts as Record<string, string | number | null>
  return Object.fromEntries(
    NOTICES[code].facts.flatMap((name) => {
      const fact = given[name] ?? null
      return fact === null ? [] : [[name, fact]]
    }),
  )
}

const LISTINGS = /^(?:need|achievement|alert):/
export const isAboutListing = ({ subject }: { subject: string }) => LISTINGS.test(subject)

/** What a listing is called is told by what is open now, not by what was open when the notice was written. */
export function renamed<Row extends { subject: string; facts: Facts }>(row: Row, names: Map<string, string>): Row {
  if (!isAboutListing(row)) return row
  const { name: _, ...facts } = row.facts
  const name = names.get(row.subject)
  return { ...row, facts: name === undefined ? facts : { ...facts, name } }
}

export const isMailOnly = (code: NoticeCode) => (MAIL_ONLY as readonly NoticeCode[]).includes(code)

/** Mails on which an account's safety hangs cannot be put off or switched off. */
export const mailOf = (kind: NoticeKind, chosen: MailChoice | undefined): MailChoice =>
  kind === 'security' ? 'at_once' : (chosen ?? 'at_once')

const DAY = 86_400_000

/** The last 08:00 in Shanghai that has passed: midnight UTC, and China keeps no summer time. */
export const lastDigestTime = (now: string): string => new Date(Math.floor(Date.parse(now) / DAY) * DAY).toISOString()
