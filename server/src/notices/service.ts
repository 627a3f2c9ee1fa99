import { type Announcement, kindOf, type Language, type Notice } from '@keqiao/shared/notices'
import type { PageQuery } from '@keqiao/shared/primitives'
import type { Announcer } from '../accounts/announcer.ts'
import type { ConsentBook } from '../accounts/consent-book.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import type { Mailer } from '../platform/mail.ts'
import type { Outbox } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { type AlertFor, type CalendarFor, createDelivery } from './delivery.ts'
import { sendDigests } from './digest.ts'
import { forgetName } from './forgetting.ts'
import { createPreferences } from './preferences.ts'
import { factsOf, isAboutListing, isMailOnly, mailOf, renamed } from './rules.ts'
import { createStopLinks } from './stop-links.ts'
import * as store from './store.ts'
import { createStuckMails } from './stuck.ts'

export type Notices = ReturnType<typeof createNotices>

const shown = ({ id, code, facts, subject, createdAt, readAt }: store.NoticeRow): Notice => ({
  id,
  code,
  facts,
  subject,
  createdAt,
  readAt,
})
/** Long enough to answer "did you send it?". */
const MAILS_KEPT_MS = 30 * 86_400_000

const mustBe = (viewer: Viewer) => {
  if (!viewer.person) throw new Refusal('unauthenticated')
  return viewer.person.id
}

/** What listings are called, for a viewer or a person as they stand now; those not open to them are absent. */
export type NamesFor = (who: Viewer | string, subjects: string[]) => Promise<Map<string, string>>

interface Uses {
  namesFor: NamesFor
  calendarFor: CalendarFor
  alertFor: AlertFor
  db: Database
  clock: Clock
  outbox: Outbox
  mailer: Mailer
  consents: ConsentBook
  secret: string
  publicUrl: string
}

export function createNotices({ namesFor, calendarFor, alertFor, db, clock, outbox, mailer, consents, secret, publicUrl }: Uses) {
  const stopLinks = createStopLinks(secret)
  const digest = () => sendDigests({ db, clock, outbox })
  const forget = () => db.write((tx) => store.forgetMails(tx, new Date(clock.millis() - MAILS_KEPT_MS).toISOString()))

  async function queue(tx: Tx, mails: Parameters<typeof store.insertMails>[1]) {
    await store.insertMails(tx, mails)
    await outbox.add(tx, 'mail', ...mails.map(({ id }) => id))
  }

  async function named<Row extends Pick<store.NoticeRow, 'subject' | 'facts'>>(
    who: Viewer | string,
    rows: Row[],
  ): Promise<Row[]> {
    const subjects = rows.filter(isAboutListing).map(({ subject }) => subject)
    if (subjects.length === 0) return rows
    const names = await namesFor(who, [...new Set(subjects)])
    return rows.map((row) => renamed(row, names))
  }

  const announcer: Announcer = {
    async add(tx, personIds, notice: Announcement) {
      const people = [...new Set(personIds)]
      const kind = kindOf(notice.code)
      const chosen = kind === 'security' || kind === 'digest' ? new Map() : await store.choicesFor(tx, people, kind)
      const said = { code: notice.code, facts: factsOf(notice), subject: notice.subject, createdAt: clock.now() }
      const rows = people.map((personId) => ({ ...said, id: newId(), personId, mail: mailOf(kind, chosen.get(personId)) }))
      if (!isMailOnly(notice.code)) await store.insertNotices(tx, rows)
      const now = rows.filter((row) => row.mail === 'at_once')
      await queue(
        tx,
        now.map(({ id, personId }) => ({ ...said, id, personId, link: notice.link ?? null, state: 'waiting' as const })),
      )
    },

    async addMail(tx, address, notice: Announcement, language: Language = 'zh') {
      const said = { code: notice.code, facts: factsOf(notice), subject: notice.subject, link: notice.link ?? null }
      await queue(tx, [{ ...said, id: newId(), address, language, state: 'waiting', createdAt: clock.now() }])
    },
  }

  return {
    ...announcer,
    ...createPreferences({ db, stopLinks, consents }),
    ...createStuckMails({ db, outbox }),
    forgetName,
    deliver: createDelivery({ db, clock, mailer, stopLinks, consents, publicUrl, named, calendarFor, alertFor }),
    digest,
    timers: [
      { name: 'notice-digest', run: digest },
      { name: 'mails-forgotten', run: forget },
    ],

    async list(viewer: Viewer, { unread, ...page }: PageQuery & { unread: boolean }) {
      const { items, total } = await store.inbox(db.read, mustBe(viewer), unread, page)
      return { items: (await named(viewer, items)).map(shown), total, ...page }
    },

    async unread(viewer: Viewer) {
      return { count: await store.unreadCount(db.read, mustBe(viewer)) }
    },

    async read(viewer: Viewer, id: string): Promise<Notice> {
      const person = mustBe(viewer)
      const row = await db.write((tx) => store.markRead(tx, person, id, clock.now()))
      if (!row) throw new Refusal('not_found')
      return shown((await named(viewer, [row]))[0] as store.NoticeRow)
    },

    async readAll(viewer: Viewer) {
      const person = mustBe(viewer)
      return { count: await db.write((tx) => store.markAllRead(tx, person, clock.now())) }
    },
  }
}
