import type { OrganisationCard } from '@keqiao/shared/accounts'
import { type Need, type NeedCard, NeedDraft } from '@keqiao/shared/needs'
import type { RecordHead } from '../listings/life.ts'
import type { Standing } from '../listings/standing.ts'
import { canSeeOwner } from './rules.ts'
import type { NeedRow } from './tables.ts'

const draftKeys = Object.keys(NeedDraft.shape) as (keyof NeedDraft)[]

/** The row's own fields as a draft again. */
export const draftOf = (row: NeedRow): NeedDraft =>
  Object.fromEntries(draftKeys.map((key) => [key, row[key]])) as unknown as NeedDraft

/** The record as this viewer may read it: an anonymous owner is absent, what was tried is for members. */
export function recordOf(row: NeedRow, head: RecordHead, standing: Standing, owner: OrganisationCard | null): Need {
  const { mine, desk, viewer } = standing
  const { contact: _, externalRef: __, ...own } = draftOf(row)
  return {
    ...own,
    ...head,
    // Of lists of achievements only.
    unitName: null,
    owner: canSeeOwner(row, standing) ? owner : null,
    tried: viewer.isMember || viewer.isAgent || mine || desk ? row.tried : null,
  }
}

export function cardOf(
  row: NeedRow,
  standing: Standing,
  owner: OrganisationCard | null,
  pendingState: NeedCard['pendingState'],
): NeedCard {
  return {
    kind: 'need',
    id: row.id,
    name: row.name,
    summary: (row.difficulty ?? row.background ?? '').slice(0, 120),
    owner: canSeeOwner(row, standing) ? owner : null,
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
    pendingState,
  }
}
