import type { OrganisationCard } from '@keqiao/shared/accounts'
import { type Achievement, type AchievementCard, AchievementDraft } from '@keqiao/shared/achievements'
import type { RecordHead } from '../listings/life.ts'
import type { Standing } from '../listings/standing.ts'
import type { AchievementRow } from './tables.ts'

const draftKeys = Object.keys(AchievementDraft.shape) as (keyof AchievementDraft)[]

/** The row's own fields as a draft again. */
export const draftOf = (row: AchievementRow): AchievementDraft =>
  Object.fromEntries(draftKeys.map((key) => [key, row[key]])) as unknown as AchievementDraft

/** Until its unit claims it, a record of an official list is kept by whoever brought the list in, and shown as the unit's. */
const isKept = (row: AchievementRow) => row.state === 'imported_unclaimed' && row.unitName !== null

/** The record as this viewer may read it. */
export function recordOf(
  row: AchievementRow,
  head: RecordHead,
  _standing: Standing,
  owner: OrganisationCard | null,
): Achievement {
  const { contact: _, externalRef: __, ...own } = draftOf(row)
  return { ...own, ...head, owner: isKept(row) ? null : owner }
}

/** At most 120 characters that say what it is, the plainest text first. */
const summaryOf = (row: AchievementRow) => (row.publicSummary ?? row.problem ?? row.abstract ?? row.solution ?? '').slice(0, 120)

export function cardOf(
  row: AchievementRow,
  _standing: Standing,
  owner: OrganisationCard | null,
  pendingState: AchievementCard['pendingState'],
): AchievementCard {
  return {
    kind: 'achievement',
    id: row.id,
    name: row.name,
    summary: summaryOf(row),
    owner: isKept(row) ? null : owner,
    unitName: row.unitName,
    field: row.field,
    trl: row.trl,
    modes: row.modes,
    priceShow: row.priceShow ?? null,
    priceMin: row.priceMin,
    priceMax: row.priceMax,
    region: row.region,
    state: row.state,
    revision: row.revision,
    demo: row.demo,
    publishedAt: row.publishedAt,
    updatedAt: row.updatedAt,
    quality: row.quality,
    pendingState,
  }
}
