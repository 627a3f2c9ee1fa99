import type { AchievementDraft } from '@keqiao/shared/achievements'
import { listingColumns } from '../listings/columns.ts'
import { bigint, index, int, json, table, text, uniqueIndex } from '../platform/db/columns.ts'

export const achievements = table(
  'achievements',
  {
    ...listingColumns(),
    nameEn: text('name_en'),
    publicSummary: text('public_summary'),
    abstract: text('abstract'),
    problem: text('problem'),
    solution: text('solution'),
    innovations: json('innovations').$type<string[]>().notNull(),
    indicators: json('indicators').$type<AchievementDraft['indicators']>().notNull(),
    comparisons: json('comparisons').$type<AchievementDraft['comparisons']>().notNull(),
    economics: text('economics'),
    scenarios: text('scenarios'),
    trl: int('trl'),
    trlBasis: text('trl_basis').$type<AchievementDraft['trlBasis']>(),
    achievementClass: text('achievement_class').$type<AchievementDraft['achievementClass']>().notNull(),
    attribute: text('attribute').$type<AchievementDraft['attribute']>(),
    forms: json('forms').$type<AchievementDraft['forms']>().notNull(),
    level: text('level').$type<AchievementDraft['level']>(),
    applicationStatus: text('application_status').$type<AchievementDraft['applicationStatus']>(),
    applicationCases: json('application_cases').$type<AchievementDraft['applicationCases']>().notNull(),
    ips: json('ips').$type<AchievementDraft['ips']>().notNull(),
    ownership: text('ownership').$type<AchievementDraft['ownership']>(),
    modes: json('modes').$type<AchievementDraft['modes']>().notNull(),
    priceShow: text('price_show').$type<AchievementDraft['priceShow']>(),
    /** 分. */
    priceMin: bigint('price_min'),
    priceMax: bigint('price_max'),
    contractField: text('contract_field').$type<AchievementDraft['contractField']>(),
    finishedOn: text('finished_on'),
    support: text('support'),
    needSupport: text('need_support'),
    team: text('team'),
    papers: json('papers').$type<AchievementDraft['papers']>().notNull(),
  },
  (t) => [
    uniqueIndex('achievements_external_ref').on(t.ownerId, t.externalRef),
    index('achievements_owner').on(t.ownerId, t.updatedAt),
    index('achievements_state').on(t.state, t.publishedAt),
    // All that a count of results asks: a row is wide, and its state stands behind its texts.
    index('achievements_shown').on(t.id, t.state, t.ownerHidden),
  ],
)
export type AchievementRow = typeof achievements.$inferSelect
