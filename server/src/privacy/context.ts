import type { Announcer } from '../accounts/announcer.ts'
import type { ConsentBook } from '../accounts/consent-book.ts'
import type { Security } from '../accounts/security/service.ts'
import type { Accounts } from '../accounts/service.ts'
import type { Agents } from '../agents/service.ts'
import type { Attachments } from '../attachments/service.ts'
import type { Members } from '../organisations/people/members.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import type { Files } from '../platform/files.ts'
import type { Limits } from '../platform/limits.ts'
import type { Mailer } from '../platform/mail.ts'
import type { Outbox } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import type { PrivacyNotices } from './notice.ts'
import type { Rows, Whose } from './rows.store.ts'
import * as store from './store.ts'

export interface Uses {
  db: Database
  clock: Clock
  outbox: Outbox
  trail: Trail
  limits: Limits
  mailer: Pick<Mailer, 'forget' | 'forgetBefore'>
  taxonomies: Taxonomies
  texts: PrivacyNotices
  consents: ConsentBook
  notices: Announcer & { forgetName(tx: Tx, name: string): Promise<void> }
  accounts: Pick<Accounts, 'asViewer'>
  security: Pick<Security, 'prove'>
  members: Pick<Members, 'departing' | 'outlookOf'>
  agents: Pick<Agents, 'forget' | 'consented' | 'outlookOf'>
  attachments: Pick<Attachments, 'download' | 'forget' | 'drop'>
  /** What came in as tables, and how tables go out. */
  tables: {
    forget(personId: string, address: string): Promise<void>
    workbook(sheets: { name: string; rows: (string | number | null)[][] }[]): Promise<Buffer>
  }
  rows: Rows
  /** Where copies lie until they are fetched. */
  copies: Files
}

/** Whose data it is, as the rows know them. */
export async function whose({ db, members }: Pick<Uses, 'db' | 'members'>, personId: string): Promise<Whose> {
  const person = await store.person(db.read, personId)
  if (!person) throw new Refusal('not_found')
  const { organisations } = await members.outlookOf(personId)
  return { id: person.id, mail: person.email, name: person.name, organisationIds: organisations.map(({ id }) => id) }
}
