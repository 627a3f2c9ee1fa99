import type { StuckMail } from '@keqiao/shared/notices'
import { maskMail } from '@keqiao/shared/primitives'
import type { Viewer } from '../accounts/viewer.ts'
import type { Database } from '../platform/db/database.ts'
import type { Outbox } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import * as store from './store.ts'

/** Mails that were given up, for whoever runs the house: what a mail server refuses concerns no single region. */
export function createStuckMails({ db, outbox }: { db: Database; outbox: Outbox }) {
  const mustRun = (viewer: Viewer) => {
    if (!viewer.roles.includes('OPERATOR')) throw new Refusal('forbidden', { needs: 'operator' })
  }

  async function list(): Promise<{ items: StuckMail[] }> {
    const parked = await outbox.parked('mail')
    const rows = await store.mailsOf(
      db.read,
      parked.map(({ subject }) => subject),
    )
    const mails = new Map(rows.map((row) => [row.id, row]))
    const items = parked.flatMap(({ subject, tries, fault, since }) => {
      const mail = mails.get(subject)
      return mail ? [{ id: mail.id, code: mail.code, to: maskMail(mail.address ?? mail.email ?? ''), fault, tries, since }] : []
    })
    return { items }
  }

  return {
    async stuck(viewer: Viewer) {
      mustRun(viewer)
      return list()
    },

    async resend(viewer: Viewer, id: string) {
      mustRun(viewer)
      if (!(await db.write((tx) => outbox.release(tx, 'mail', id)))) throw new Refusal('not_found')
      return list()
    },
  }
}
