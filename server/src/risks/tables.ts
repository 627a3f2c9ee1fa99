import { bool, id, instant, table, text, uniqueIndex } from '../platform/db/columns.ts'

/** Words that ask for a second look. A retired one stays, so that it does not come back with the next start. */
export const secrecyWords = table(
  'secrecy_words',
  {
    id: id('id').primaryKey(),
    word: text('word').notNull(),
    /** As it is looked for: plain characters, lower case. */
    folded: text('folded').notNull(),
    note: text('note'),
    active: bool('active').notNull().default(true),
    by: id('by_person'),
    at: instant('at').notNull(),
  },
  (t) => [uniqueIndex('secrecy_words_folded').on(t.folded)],
)
export type SecrecyWordRow = typeof secrecyWords.$inferSelect
