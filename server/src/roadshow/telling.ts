import type { Announcement } from '@keqiao/shared/notices'
import type { Announcer } from '../accounts/announcer.ts'
import type { Tx } from '../platform/db/database.ts'
import type { RoadshowRow, SignupRow } from './tables.ts'
import type { Tokens } from './tokens.ts'

export type Said = Omit<Announcement, 'subject' | 'link'>
export type Telling = ReturnType<typeof createTelling>

/** Tells people who signed up: in their inbox when they have an account, else by mail when they gave one. `page` is below their own. */
export function createTelling({ notices, tokens }: { notices: Announcer; tokens: Tokens }) {
  return async function tell(tx: Tx, event: Pick<RoadshowRow, 'id'>, signup: SignupRow, said: Said, page = '') {
    const link = `/signup/${tokens.of('signup', signup.id)}${page}`
    const notice = { ...said, subject: `signup:${signup.id}`, link } as Announcement
    if (signup.personId) await notices.add(tx, [signup.personId], { ...notice, subject: `roadshow:${event.id}` })
    else if (signup.mail) await notices.addMail(tx, signup.mail, notice, signup.language)
  }
}
