import { CHOSEN_KINDS, type MailChoice, type NoticePreferences, type StoppedKind } from '@keqiao/shared/notices'
import type { Viewer } from '../accounts/viewer.ts'
import type { Database, Reader, Tx } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { mailOf } from './rules.ts'
import type { StopLinks } from './stop-links.ts'
import * as store from './store.ts'

/** What each person chose, with a login or by the link in a mail. */
export function createPreferences({ db, stopLinks }: { db: Database; stopLinks: StopLinks }) {
  async function of(reader: Reader, personId: string): Promise<NoticePreferences> {
    const person = await store.addressee(reader, personId)
    if (!person) throw new Refusal('not_found')
    const chosen = await store.choicesOf(reader, personId)
    const mail = Object.fromEntries(CHOSEN_KINDS.map((kind) => [kind, mailOf(kind, chosen.get(kind))]))
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
    for (const one of kinds) await store.choose(tx, personId, one, 'off')
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
        for (const kind of CHOSEN_KINDS) await store.choose(tx, person.id, kind, mail[kind] as MailChoice)
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
