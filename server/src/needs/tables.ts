import type { NeedDraft } from '@keqiao/shared/needs'
import { listingColumns } from '../listings/columns.ts'
import { bigint, index, int, json, table, text, uniqueIndex } from '../platform/db/columns.ts'

export const needs = table(
  'needs',
  {
    ...listingColumns(),
    kind: text('kind').$type<NeedDraft['kind']>().notNull(),
    organise: text('organise').$type<NeedDraft['organise']>().notNull(),
    disclosure: text('disclosure').$type<NeedDraft['disclosure']>().notNull(),
    background: text('background'),
    difficulty: text('difficulty'),
    research: text('research'),
    indicators: json('indicators').$type<NeedDraft['indicators']>().notNull(),
    constraints: text('constraints'),
    /** For members only. */
    tried: text('tried'),
    trlMin: int('trl_min'),
    deliverables: text('deliverables'),
    deadline: text('deadline'),
    budgetShow: text('budget_show').$type<NeedDraft['budgetShow']>(),
    /** 分. */
    budgetMin: bigint('budget_min'),
    budgetMax: bigint('budget_max'),
    modes: json('modes').$type<NeedDraft['modes']>().notNull(),
    ipTerms: text('ip_terms').$type<NeedDraft['ipTerms']>(),
    partnerRequirement: text('partner_requirement'),
    ownBase: text('own_base'),
    urgency: text('urgency').$type<NeedDraft['urgency']>(),
  },
  (t) => [
    uniqueIndex('needs_external_ref').on(t.ownerId, t.externalRef),
    index('needs_owner').on(t.ownerId, t.updatedAt),
    index('needs_state').on(t.state, t.publishedAt),
    // All that a count of results asks: a row is wide, and its state stands behind its texts.
    index('needs_shown').on(t.id, t.state, t.ownerHidden, t.disclosure),
  ],
)
export type NeedRow = typeof needs.$inferSelect
