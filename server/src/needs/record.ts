import type { OrganisationCard } from '@keqiao/shared/accounts'
import { type Need, type NeedCard, NeedDraft } from '@keqiao/shared/needs'
import { belongsTo, type Viewer } from '../accounts/viewer.ts'
import { canSeeOwner, quality } from './rules.ts'
import type { NeedRow } from './tables.ts'

const draftKeys = Object.keys(NeedDraft.shape) as (keyof NeedDraft)[]

/** The row's own fields as a draft again. */
export const draftOf = (row: NeedRow): NeedDraft =>
  Object.fromEntries(draftKeys.map((key) => [key, row[key]])) as unknown as NeedDraft

/** The record as this viewer may read it: an anonymous owner is absent, what was tried is for members. */
export function recordOf(row: NeedRow, viewer: Viewer, owner: OrganisationCard | null): Need {
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
    owner: canSeeOwner(row, viewer) ? owner : null,
    tried: viewer.isMember || viewer.isAgent || privileged ? row.tried : null,
    mine,
    contact: privileged ? (row.contact ?? null) : null,
    quality: mine ? quality(draftOf(row)) : null,
    externalRef: privileged ? row.externalRef : null,
    takenDown: privileged && row.takenDown ? { reason: row.takenDown.reason, text: row.takenDown.text } : null,
  }
}

export function cardOf(row: NeedRow, viewer: Viewer, owner: OrganisationCard | null): NeedCard {
  return {
    kind: 'need',
    id: row.id,
    name: row.name,
    summary: (row.difficulty ?? row.background ?? '').slice(0, 120),
    owner: canSeeOwner(row, viewer) ? owner : null,
    disclosure: row.disclosure,
    needKind: row.kind,
    field: row.field,
    trlMin: row.trlMin,
    modes: row.modes,
    budgetShow: row.budgetShow ?? null,
    budgetMin: row.budgetMin,
    budgetMax: row.budgetMax,
    deadline: row.deadline,
    region: row.region,
    state: row.state,
    revision: row.revision,
    demo: row.demo,
    publishedAt: row.publishedAt,
    updatedAt: row.updatedAt,
    quality: row.quality,
  }
}
