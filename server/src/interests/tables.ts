import type { RecordedAs } from '@keqiao/shared/encounters'
import { organisations, persons } from '../accounts/tables.ts'
import { achievements } from '../achievements/tables.ts'
import { needs } from '../needs/tables.ts'
import { bigint, id, index, instant, int, table, text, uniqueIndex } from '../platform/db/columns.ts'

/** What deals begin with; each source once. `dealId` is set when a deal takes it up. */
export const interests = table(
  'interests',
  {
    id: id('id').primaryKey(),
    source: text('source').notNull(),
    stage: text('stage').$type<'interested' | 'met'>().notNull(),
    needId: id('need_id').references(() => needs.id),
    achievementId: id('achievement_id').references(() => achievements.id),
    demandOrganisationId: id('demand_organisation_id').references(() => organisations.id),
    demandName: text('demand_name'),
    supplyOrganisationId: id('supply_organisation_id').references(() => organisations.id),
    supplyName: text('supply_name'),
    agentId: id('agent_id').references(() => persons.id),
    outcome: text('outcome'),
    score: int('score'),
    /** 分. */
    intent: bigint('intent'),
    saidBy: id('said_by').references(() => persons.id),
    saidAs: text('said_as').$type<RecordedAs>(),
    at: instant('at').notNull(),
    dealId: id('deal_id'),
  },
  (t) => [
    uniqueIndex('interests_source').on(t.source),
    index('interests_need').on(t.needId),
    index('interests_achievement').on(t.achievementId),
  ],
)
export type InterestRow = typeof interests.$inferSelect
