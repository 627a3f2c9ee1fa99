import type { Completion } from '@keqiao/shared/security'
import { newId } from '../../platform/ids.ts'
import type { Link } from '../../platform/links.ts'
import { Refusal, wrongAt } from '../../platform/refusal.ts'
import { holderOf } from '../../platform/trail.ts'
import { insertPerson, setPassword } from '../store.ts'
import { LINKS_TRIED } from './limits.ts'
import type { Proofs } from './proofs.ts'
import * as store from './store.ts'
import type { From, Given, Uses } from './uses.ts'

interface More {
  proofs: Proofs
  open: (personId: string, from: From) => Promise<string[]>
  /** The cookie by which this device is known to the account from here on. */
  knownDevice: (from: From, account: string) => string
}

/** What a mailed link opens for somebody who is not signed in: an account, a new password, a proven address. */
export function createJoining(use: Uses & More) {
  const { consents, db, clock, links, limits, notices, trail, proofs, open } = use
  const spent = () => new Refusal('link_spent')
  const today = () => new Date(clock.millis())

  async function linkOf(kind: string, token: string, from: From): Promise<Link> {
    await proofs.allow([{ limit: LINKS_TRIED, key: ['link', from.address] }])
    const link = await links.read(db.read, kind, token)
    if (!link) throw spent()
    return link
  }

  return {
    async readSignUp({ token }: { token: string }, from: From) {
      const { facts, address } = await linkOf('sign_up', token, from)
      return { name: facts.name ?? '', email: address }
    },

    /** The password is chosen by who holds the link, so nobody can prepare an account for somebody else's address. */
    async completeSignUp(asked: Completion, from: From): Promise<Given<{ next: 'in' }>> {
      const { token, name, password } = asked
      const { version } = consents
      if (asked.noticeVersion !== version) throw wrongAt('noticeVersion', 'notice_changed', { version })
      const { address } = await linkOf('sign_up', token, from)
      await proofs.newPassword(password, { id: null, email: address, name })
      const hash = await proofs.hash(password)
      const id = newId()
      await db.write(async (tx) => {
        const link = await links.take(tx, 'sign_up', token)
        const person = { id, name, email: address, emailVerified: true, createdAt: today(), updatedAt: today() }
        if (!link || !(await insertPerson(tx, person))) throw spent()
        await setPassword(tx, id, hash, today())
        await store.rememberPassword(tx, id, hash, clock.now())
        await links.void(tx, 'sign_up', { address })
        await consents.note(tx, id, 'account', true)
        await consents.note(tx, id, 'optional_mails', asked.optionalMails)
        await trail.record(tx, holderOf(id), 'person.signed_up', `person:${id}`)
        await trail.record(tx, holderOf(id), 'session.opened', `person:${id}`, { step: 'sign_up' })
      })
      return { reply: { next: 'in' }, cookies: await open(id, from) }
    },

    async reset({ token, password }: { token: string; password: string }, from: From): Promise<Given<{ done: true }>> {
      const found = await linkOf('password_reset', token, from)
      const person = found.personId && (await store.person(db.read, found.personId))
      // A link to a mailbox that is no longer theirs opens nothing.
      if (!person || person.email !== found.address) throw spent()
      await proofs.newPassword(password, person)
      const hash = await proofs.hash(password)
      await db.write(async (tx) => {
        if (!(await links.take(tx, 'password_reset', token))) throw spent()
        await setPassword(tx, person.id, hash, today())
        await store.rememberPassword(tx, person.id, hash, clock.now())
        await store.markVerified(tx, person.id)
        await store.endSessions(tx, person.id, { but: null })
        await links.void(tx, 'password_reset', { personId: person.id })
        await notices.add(tx, [person.id], { code: 'password_changed', facts: {}, subject: 'account' })
        await trail.record(tx, holderOf(person.id), 'password.reset', `person:${person.id}`, {})
      })
      await limits.forget(['password', person.id])
      return { reply: { done: true }, cookies: [use.knownDevice(from, person.email)] }
    },

    /** Whoever is signed in must be the one whose address it is. */
    async confirmMail({ token, kind }: { token: string; kind: string }, viewerId: string | null, from: From) {
      const found = await linkOf(kind, token, from)
      const person = found.personId && (await store.person(db.read, found.personId))
      const isOld =
        kind === 'mail_change' ? person && person.email === found.facts.from : person && person.email === found.address
      if (!person || !isOld || (viewerId !== null && viewerId !== person.id)) throw spent()
      await db.write(async (tx) => {
        if (!(await links.take(tx, kind, token))) throw spent()
        if (kind === 'mail_verification') return store.markVerified(tx, person.id)
        if (!(await store.changeEmail(tx, person.id, found.address, today()))) throw spent()
        await store.endSessions(tx, person.id, { but: from.session?.id ?? null })
        for (const open of ['password_reset', 'mail_change', 'mail_verification'])
          await links.void(tx, open, { personId: person.id })
        await notices.addMail(tx, person.email, { code: 'mail_changed', facts: {}, subject: 'account' }, person.language)
        await trail.record(tx, holderOf(person.id), 'mail.changed', `person:${person.id}`, {})
      })
      return { email: found.address }
    },
  }
}
