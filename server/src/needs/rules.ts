import { READABLE_STATES, VISIBLE_STATES } from '@keqiao/shared/lifecycle'
import type { NeedDraft } from '@keqiao/shared/needs'
import type { Issue } from '@keqiao/shared/problem'
import { NEED_DISCLOSURES } from '@keqiao/shared/taxonomy'
import { seesProvince } from '../accounts/scope.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { missing, qualityOf, rangeIssues } from '../listings/rules.ts'
import type { Standing } from '../listings/standing.ts'
import type { NeedRow } from './tables.ts'

export const OPEN_TO_ALL: readonly NeedRow['disclosure'][] = ['OPEN', 'ANON']

/** Disclosure first, then state: what is not open to all is not even hinted at. */
export function canSee(
  row: Pick<NeedRow, 'state' | 'disclosure' | 'ownerHidden'>,
  { mine, desk, granted, movers, viewer }: Standing,
): boolean {
  if (mine || desk || movers.includes('TRIAGE')) return true
  if (row.ownerHidden || !READABLE_STATES.includes(row.state)) return false
  if (OPEN_TO_ALL.includes(row.disclosure)) return true
  return (row.disclosure === 'AGENT_ONLY' && viewer.isAgent) || granted.includes('READ')
}

/** The same as `canSee`, for queries: which disclosures are open to this viewer, null for all of them in any state. */
export function scopeOf(viewer: Viewer): { disclosures: NeedRow['disclosure'][] | null; ownerIds: string[] } {
  const ownerIds = viewer.organisations.map((organisation) => organisation.id)
  if (seesProvince(viewer)) return { disclosures: null, ownerIds }
  return { disclosures: viewer.isAgent ? ['OPEN', 'ANON', 'AGENT_ONLY'] : ['OPEN', 'ANON'], ownerIds }
}

export const isHidden = (row: Pick<NeedRow, 'disclosure'>) => !OPEN_TO_ALL.includes(row.disclosure)

/** Only what everybody may read goes into the index. */
export const isFound = (row: Pick<NeedRow, 'state' | 'disclosure' | 'ownerHidden'>) =>
  !row.ownerHidden && VISIBLE_STATES.includes(row.state) && OPEN_TO_ALL.includes(row.disclosure)

export const canSeeOwner = (row: Pick<NeedRow, 'disclosure'>, { mine, desk, granted }: Standing) =>
  row.disclosure !== 'ANON' || mine || desk || granted.includes('NAME')

/** Edits of these wait for a reviewer. */
export const material = ['name', 'modes', 'budgetShow', 'budgetMin', 'budgetMax', 'ipTerms'] as const
/** Who may see it is the owner's word alone. */
export const immediate = ['disclosure'] as const

export function missingToPublish(draft: NeedDraft): Issue[] {
  return [
    ...(draft.field ? [] : [missing('field')]),
    ...(draft.background || draft.difficulty ? [] : [missing('background')]),
    ...(draft.modes.length > 0 ? [] : [missing('modes')]),
  ]
}

export const isShowcaseOnly = (draft: NeedDraft) =>
  draft.modes.length === 0 && draft.budgetShow === null && draft.background !== null

/** A file may hide a need further, never show it to more people: an empty cell means open, and nobody meant that. */
export const imported = (draft: NeedDraft, before: NeedDraft): NeedDraft => ({
  ...draft,
  disclosure: NEED_DISCLOSURES[Math.max(...[draft, before].map((one) => NEED_DISCLOSURES.indexOf(one.disclosure)))] ?? 'INVITE',
})

export const inputIssues = (draft: NeedDraft): Issue[] => [
  ...rangeIssues(draft.budgetMin, draft.budgetMax, 'budgetMax'),
  ...(draft.budgetShow === 'BUDGET' && draft.budgetMax === null ? [missing('budgetMax')] : []),
]

/** The six things a good need says (`domain.md` B.2 no. 6), and what helps a supplier decide. */
export const quality = (draft: NeedDraft) =>
  qualityOf({
    indicators: [20, draft.indicators.some((indicator) => indicator.must)],
    background: [15, (draft.background?.length ?? 0) >= 60],
    difficulty: [10, draft.difficulty !== null],
    object: [10, draft.object !== null],
    constraints: [10, draft.constraints !== null],
    budget: [10, draft.budgetShow !== null],
    deadline: [10, draft.deadline !== null],
    tried: [5, draft.tried !== null],
    trlMin: [5, draft.trlMin !== null],
    contact: [5, draft.contact !== null],
  })
