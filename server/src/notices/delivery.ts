import { kindOf, type NoticeCode, OPTIONAL_KINDS, STOP_PATH, type StoppedKind } from '@keqiao/shared/notices'
import type { ConsentBook } from '../accounts/consent-book.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Mailer } from '../platform/mail.ts'
import { letterOf } from './letter.ts'
import type { Owner, StopLinks } from './stop-links.ts'
import * as store from './store.ts'

interface Uses {
  db: Database
  clock: Clock
  mailer: Mailer
  stopLinks: StopLinks
  consents: ConsentBook
  publicUrl: string
  /** Lines under the names that are open to this person now. */
  named(personId: string, rows: store.NoticeRow[]): Promise<store.NoticeRow[]>
  calendarFor: CalendarFor
  alertFor: AlertFor
}
/** An entry for calendars that goes with a mail, by what it says and where its link leads; null for most. */
export type CalendarFor = (mail: { code: NoticeCode; link: string | null }) => Promise<string | null>
/** What a mail about alerts lists, re-read for its person; null for a mail about anything else. Without lines it does not go out. */
export type AlertFor = (mail: Pick<store.MailRow, 'code' | 'subject' | 'personId'>) => Promise<{
  count: number
  name?: string
  lines: { text: string; path: string }[]
  mutes: { name: string; path: string }[]
} | null>
interface Recipient {
  address: string
  name: string | null
  language: store.Addressee['language']
  owner: Owner
}

/** Outbox topic `mail`: re-reads what is to be sent and to whom, sends it, wipes it. Sent twice only when cut off in between. */
export function createDelivery({ db, clock, mailer, stopLinks, consents, publicUrl, named, calendarFor, alertFor }: Uses) {
  const to = (path: string) => publicUrl + path

  async function recipientOf(mail: store.MailRow): Promise<Recipient | null> {
    if (mail.address)
      return {
        address: mail.address,
        name: null,
        language: mail.language ?? 'zh',
        owner: { addressHash: stopLinks.hashOf(mail.address) },
      }
    const person = mail.personId ? await store.addressee(db.read, mail.personId) : undefined
    // An address that nobody has proven may be a stranger's: it gets what proves it, and no more.
    if (!person || (!person.verified && kindOf(mail.code) !== 'security')) return null
    return { address: person.email, name: person.name, language: person.language, owner: { personId: person.id } }
  }

  /** The kinds this person wants no mails of, now. */
  async function offFor(personId: string): Promise<Set<string>> {
    const off = await store.switchedOff(db.read, personId)
    if (!(await consents.isLive(db.read, personId, 'optional_mails'))) for (const kind of OPTIONAL_KINDS) off.add(kind)
    return off
  }

  /** What a digest still has to say; a kind that was switched off meanwhile is left out. */
  async function gathered(mail: store.MailRow) {
    const rows = mail.code === 'digest' ? await store.digestOf(db.read, mail.id) : []
    const off = mail.personId ? await offFor(mail.personId) : new Set()
    const wanted = rows.filter(({ code }) => !off.has(kindOf(code)))
    return mail.personId ? named(mail.personId, wanted) : wanted
  }

  async function isStopped({ owner }: Recipient, kind: StoppedKind): Promise<boolean> {
    if ('addressHash' in owner) return store.isStopped(db.read, owner.addressHash, kind)
    return kind !== 'digest' && (await offFor(owner.personId)).has(kind)
  }

  return async function deliver(id: string) {
    const mail = await store.mail(db.read, id)
    if (mail?.state !== 'waiting') return
    const done = (state: 'sent' | 'dropped') => db.write((tx) => store.finishMail(tx, id, state, clock.now()))
    const recipient = await recipientOf(mail)
    const kind = kindOf(mail.code)
    if (!recipient || (kind !== 'security' && (await isStopped(recipient, kind)))) return done('dropped')
    const lines = await gathered(mail)
    const alert = await alertFor(mail)
    if ((mail.code === 'digest' || alert) && lines.length + (alert?.lines.length ?? 0) === 0) return done('dropped')

    const page = mail.personId && mail.code !== 'digest' ? `/inbox/${mail.id}` : '/inbox'
    const link = to(mail.link ?? (mail.personId ? page : '/'))
    const facts = mail.code === 'digest' ? { count: lines.length } : { ...mail.facts, ...factsOfAlert(alert) }
    const stop = kind === 'security' ? null : to(`${STOP_PATH}?token=${stopLinks.tokenOf(recipient.owner, kind)}`)
    const calendar = await calendarFor(mail)
    await mailer.send({
      id,
      to: recipient.address,
      at: mail.createdAt,
      ...letterOf({
        language: recipient.language,
        name: recipient.name,
        head: { code: mail.code, facts, link },
        lines: [
          ...lines.map((line) => ({ code: line.code, facts: line.facts, link: to(`/inbox/${line.id}`) })),
          ...(alert?.lines ?? []).map(({ text, path }) => ({ text, link: to(path) })),
        ],
        mutes: (alert?.mutes ?? []).map(({ name, path }) => ({ name, link: to(path) })),
        stop: stop && kind !== 'security' ? { kind, link: stop, choose: mail.personId ? to('/settings/notices') : null } : null,
      }),
      ...(stop && { unsubscribe: stop }),
      ...(calendar && { calendar }),
    })
    await done('sent')
  }
}

const factsOfAlert = (alert: Awaited<ReturnType<AlertFor>>) =>
  alert && { count: alert.count, ...(alert.name !== undefined && { name: alert.name }) }
