import type { ListingState } from '@keqiao/shared/lifecycle'
import type { Contact, Feedback } from '@keqiao/shared/listings'
import { organisations } from '../accounts/tables.ts'
import { bool, id, instant, int, json, text } from '../platform/db/columns.ts'

/** The columns every listing has; each kind adds its own fields. */
export const listingColumns = () => ({
  id: id('id').primaryKey(),
  ownerId: id('owner_id').references(() => organisations.id),
  /** The owner's own number; unique per owner, so that an import may run twice. */
  externalRef: text('external_ref'),
  state: text('state').$type<ListingState>().notNull(),
  revision: int('revision').notNull().default(1),
  demo: bool('demo').notNull().default(false),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
  publishedAt: instant('published_at'),
  quality: int('quality').notNull().default(0),
  /** Its organisation is not active now: nobody outside sees it. Set in the transaction that moves the organisation. */
  ownerHidden: bool('owner_hidden').notNull().default(false),
  /** How many marks of risk its public text has, so that the desk can sort by it; the marks themselves are found when read. */
  risks: int('risks').notNull().default(0),
  submittedAt: instant('submitted_at'),
  /** When the owner last said that it still holds; it expires a kind's months later. */
  confirmedAt: instant('confirmed_at'),
  expiresAt: instant('expires_at'),
  /** Days before expiry of the last reminder sent: 30, 7 or 0. */
  reminded: int('reminded'),
  feedback: json('feedback').$type<Feedback>(),
  /** The first completing unit as imported, while no organisation owns the record. */
  unitName: text('unit_name'),
  /** The import that brought or last changed it. */
  importId: id('import_id'),
  mergedInto: id('merged_into'),
  takenDown: json('taken_down').$type<{ reason: string; text: string | null; from: ListingState }>(),
  name: text('name').notNull(),
  keywords: json('keywords').$type<string[]>().notNull(),
  object: text('object'),
  field: text('field'),
  fields: json('fields').$type<string[]>().notNull(),
  subDirections: json('sub_directions').$type<string[]>().notNull(),
  industries: json('industries').$type<string[]>().notNull(),
  region: text('region'),
  /** For the parties only: never in a list, the index, a log or an export. */
  contact: json('contact').$type<Contact>(),
})
