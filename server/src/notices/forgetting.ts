import { ERASED_NAME } from '@keqiao/shared/accounts'
import { type Facts, NOTICE_CODES, NOTICES, type NoticeCode, namesPerson } from '@keqiao/shared/notices'
import type { Tx } from '../platform/db/database.ts'
import * as store from './store.ts'

const NAMING = NOTICE_CODES.filter((code) => NOTICES[code].facts.some((fact) => namesPerson(code, fact)))

const renamed = (code: NoticeCode, facts: Facts, name: string): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([fact, value]) => [fact, namesPerson(code, fact) && value === name ? ERASED_NAME : value]),
  )

/** In what others were told, an erased person has no name; one of the same name loses it there too. */
export async function forgetName(tx: Tx, name: string) {
  for (let after = ''; ; ) {
    const rows = await store.noticesOf(tx, NAMING, after)
    const last = rows.at(-1)
    if (!last) break
    after = last.id
    for (const { id, code, facts } of rows)
      if (Object.values(facts).includes(name)) await store.setFacts(tx, id, renamed(code, facts, name))
  }
  for (const { id, code, facts } of await store.waitingMails(tx, NAMING))
    if (Object.values(facts).includes(name)) await store.setMailFacts(tx, id, renamed(code, facts, name))
}
