import {
  CHOSEN_KINDS,
  type ChosenKind,
  type MailChoice,
  type NoticePreferences,
  OPTIONAL_KINDS,
  type StoppedKind,
} from '@keqiao/shared/notices'
import type { ConsentBook } from '../accounts/consent-book.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Database, Reader, Tx } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { mailOf } from './rules.ts'
import type { StopLinks } from './stop-links.ts'
import * as store from './store.ts'

/** What each person chose, with a login or by the link in a mail. */
export function createPreferences({ db, stopLinks, consents }: { db: Database; stopLinks: StopLinks; consents: ConsentBook }) {
  /** To choose mails that are not needed is to agree to them; to choose none of them is to withdraw that. */
  async function choose(tx: Tx, personId: string, kind: ChosenKind, mail: MailChoice) {
    const optional = OPTIONAL_KINDS.includes(kind)
    if (optional) await consents.note(tx, personId, 'optional_mails', mail !== 'off')
    if (!optional || mail !== 'off') await store.choose(tx, personId, kind, mail)
  }

  async function of(reader: Reader, personId: string): Promise<NoticePreferences> {
    const person = await store.addressee(reader, personId)
    if (!person) throw new Refusal('not_found')
    const chosen = await store.choicesOf(reader, personId)
    const agreed = await consents.isLive(reader, personId, 'optional_mails')
    const isOpen = (kind: ChosenKind) => agreed || !OPTIONAL_KINDS.includes(kind)
    const mail = Object.fromEntries(CHOSEN_KINDS.map((kind) => [kind, isOpen(kind) ? mailOf(kind, chosen.get(kind)) : 'off']))
    return { language: person.language, mail: mail as NoticePreferences['mail'] }
  }

  function linked(token: string) {
    const link = stopLinks.read(token)
    if (!link) throw new Refusal('not_found')
    return link
  }

  /** The kinds that a stop concerns: one, or for the digest all that are wanted daily. */
  async function switchOff(tx: Tx, personId: string, kind: StoppedKind) {
    if (!(await store.addressee(tx, personId))) return
    const { mail } = await of(tx, personId)
    const kinds = kind === 'digest' ? CHOSEN_KINDS.filter((one) => mail[one] === 'daily') : [kind]
    for (const one of kinds) await choose(tx, personId, one, 'off')
  }

  return {
    async preferences(viewer: Viewer) {
      if (!viewer.person) throw new Refusal('unauthenticated')
      return of(db.read, viewer.person.id)
    },

    async prefer(viewer: Viewer, { language, mail }: NoticePreferences) {
      const { person } = viewer
      if (!person) throw new Refusal('unauthenticated')
      return db.write(async (tx) => {
        await store.setLanguage(tx, person.id, language)
        for (const kind of CHOSEN_KINDS) await choose(tx, person.id, kind, mail[kind] as MailChoice)
        return of(tx, person.id)
      })
    },

    async stopping(token: string) {
      return { kind: linked(token).kind }
    },

    /** The same answer whether the account is there, gone, or had it switched off before. */
    async stop(token: string) {
      const { owner, kind } = linked(token)
      await db.write(async (tx) => {
        if ('personId' in owner) await switchOff(tx, owner.personId, kind)
        else await store.addStop(tx, owner.addressHash, kind)
      })
      return { kind }
    },
  }
}
