import type { OrganisationCard } from '@keqiao/shared/accounts'
import { type Achievement, type AchievementCard, AchievementDraft } from '@keqiao/shared/achievements'
import { belongsTo, type Viewer } from '../accounts/viewer.ts'
import { quality } from './rules.ts'
import type { AchievementRow } from './tables.ts'

const draftKeys = Object.keys(AchievementDraft.shape) as (keyof AchievementDraft)[]

/** The row's own fields as a draft again. */
export const draftOf = (row: AchievementRow): AchievementDraft =>
  Object.fromEntries(draftKeys.map((key) => [key, row[key]])) as unknown as AchievementDraft

/** The record as this viewer may read it: contact, quality and the owner's number stay with the owner. */
export function recordOf(row: AchievementRow, viewer: Viewer, owner: OrganisationCard | null): Achievement {
  const mine = belongsTo(viewer, row.ownerId)
  const privileged = mine || viewer.isOperator
  return {
    ...draftOf(row),
    id: row.id,
    state: row.state,
    revision: row.revision,
    demo: row.demo,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    publishedAt: row.publishedAt,
    owner,
    mine,
    contact: privileged ? (row.contact ?? null) : null,
    quality: mine ? quality(draftOf(row)) : null,
    externalRef: privileged ? row.externalRef : null,
    takenDown: privileged && row.takenDown ? { reason: row.takenDown.reason, text: row.takenDown.text } : null,
  }
}

/** At most 120 characters that say what it is, the plainest text first. */
const summaryOf = (row: AchievementRow) => (row.publicSummary ?? row.problem ?? row.abstract ?? row.solution ?? '').slice(0, 120)

export function cardOf(row: AchievementRow, _viewer: Viewer, owner: OrganisationCard | null): AchievementCard {
  return {
    kind: 'achievement',
    id: row.id,
    name: row.name,
    summary: summaryOf(row),
    owner,
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
  }
}
