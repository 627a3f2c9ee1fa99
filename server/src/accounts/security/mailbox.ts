import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { foldAddress } from '../../platform/links.ts'
import { MAILS_ASKED, MAILS_TO_BOX } from './limits.ts'
import type { Proofs } from './proofs.ts'
import * as store from './store.ts'
import type { MailRequestKind } from './tables.ts'
import type { From, Uses } from './uses.ts'

/** Hours until a mailed link ends. */
const LASTS: Record<MailRequestKind, number> = { sign_up: 24, password_reset: 1, mail_change: 1, mail_verification: 24 }

/**
 * Mails that somebody asked for. The request only writes down the wish, the same for every address; who has the address is looked
 * up by the worker, so neither the answer nor its time can tell.
 */
export function createMailbox(use: Uses & { proofs: Proofs }) {
  const { db, clock, links, limits, notices, outbox, proofs } = use

  type Wish = { kind: MailRequestKind; address: string; personId?: string; name?: string }

  async function ask(wish: Wish, from: From): Promise<{ asked: true }> {
    await proofs.allow([{ limit: MAILS_ASKED, key: ['mail', 'address', from.address] }])
    const row = { id: newId(), personId: null, name: null, ...wish, address: foldAddress(wish.address), createdAt: clock.now() }
    await db.write(async (tx) => {
      await store.insertMailRequest(tx, row)
      await outbox.add(tx, 'mailbox', row.id)
    })
    return { asked: true }
  }

  /** Topic `mailbox`: looks the address up and writes the mail; a second run finds nothing to do. */
  async function answer([id]: string[]) {
    await db.write(async (tx) => {
      const wish = await store.takeMailRequest(tx, id as string)
      if (!wish) return
      if ((await limits.takeIn(tx, [{ limit: MAILS_TO_BOX, key: ['mail', 'box', wish.kind, wish.address] }])) > 0) return
      await WRITE[wish.kind](tx, wish, await store.personByEmail(tx, wish.address))
    })
  }

  type Known = Awaited<ReturnType<typeof store.personByEmail>>
  const WRITE: Record<MailRequestKind, (tx: Tx, wish: store.MailRequest, known: Known) => Promise<void>> = {
    async sign_up(tx, { address, name }, known) {
      if (known) return tellOwner(tx, known.id)
      const token = await links.issue(tx, { kind: 'sign_up', address, facts: { name: name ?? '' }, hours: LASTS.sign_up })
      await notices.addMail(tx, address, { code: 'sign_up', facts: {}, subject: 'account', link: `/welcome#${token}` })
    },

    async password_reset(tx, { address }, known) {
      if (!known) return
      const token = await links.issue(tx, { kind: 'password_reset', address, personId: known.id, hours: LASTS.password_reset })
      await notices.add(tx, [known.id], { code: 'password_reset', facts: {}, subject: 'account', link: `/reset#${token}` })
    },

    async mail_change(tx, { address, personId }, known) {
      if (known) return known.id === personId ? undefined : tellOwner(tx, known.id)
      await confirm(tx, 'mail_change', address, personId)
    },

    async mail_verification(tx, { address, personId }, known) {
      if (known?.id === personId && !known?.emailVerified) await confirm(tx, 'mail_verification', address, personId)
    },
  }

  async function confirm(tx: Tx, kind: 'mail_change' | 'mail_verification', address: string, personId: string | null) {
    const person = personId && (await store.person(tx, personId))
    if (!person) return
    const token = await links.issue(tx, { kind, address, personId: person.id, facts: { from: person.email }, hours: LASTS[kind] })
    const link = `/confirm-mail#${kind}.${token}`
    await notices.addMail(tx, address, { code: 'mail_verification', facts: {}, subject: 'account', link }, person.language)
  }

  const tellOwner = (tx: Tx, personId: string) =>
    notices.add(tx, [personId], { code: 'address_known', facts: {}, subject: 'account' })

  return { ask, answer }
}
export type Mailbox = ReturnType<typeof createMailbox>
