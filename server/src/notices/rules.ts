import {
  type Announcement,
  type Facts,
  kindOf,
  MAIL_ONLY,
  type MailChoice,
  NOTICES,
  type NoticeCode,
} from '@keqiao/shared/notices'

/** Only the facts its sentence needs: whatever else was handed in goes no further. */
export function factsOf({ code, facts }: Announcement): Facts {
  const given = facts as Facts
  return Object.fromEntries(NOTICES[code].facts.map((name) => [name, given[name] as string | number]))
}

export const isMailOnly = (code: NoticeCode) => (MAIL_ONLY as readonly NoticeCode[]).includes(code)

/** Mails on which an account's safety hangs cannot be put off or switched off. */
export const mailOf = (code: NoticeCode, chosen: MailChoice | undefined): MailChoice =>
  kindOf(code) === 'security' ? 'at_once' : (chosen ?? 'at_once')
