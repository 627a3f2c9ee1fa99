import type { ProblemDraft, SynonymDraft } from '@keqiao/shared/knowledge'
import { bool, id, instant, json, table, text } from '../platform/db/columns.ts'

/**
 * What operators changed of the knowledge that comes with the house; everything else is read from its files, so that a newer
 * file takes effect at once and never undoes an operator.
 */
export const knowledgeEdits = table('knowledge_edits', {
  /** `problem:010101-1`, `synonym:S0001`, `problem_area:01`. */
  subject: text('subject').primaryKey(),
  /** The whole entry in the operator's words; null where only the switch was touched. */
  content: json('content').$type<ProblemDraft | SynonymDraft | null>(),
  active: bool('active').notNull(),
  /** Why it is off. */
  reason: text('reason'),
  by: id('by_person'),
  at: instant('at').notNull(),
})
export type KnowledgeEdit = typeof knowledgeEdits.$inferSelect
