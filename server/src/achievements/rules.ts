import type { AchievementDraft } from '@keqiao/shared/achievements'
import { READABLE_STATES, VISIBLE_STATES } from '@keqiao/shared/lifecycle'
import type { Issue } from '@keqiao/shared/problem'
import { missing, qualityOf, rangeIssues } from '../listings/rules.ts'
import type { Standing } from '../listings/standing.ts'
import type { AchievementRow } from './tables.ts'

export const canSee = (row: Pick<AchievementRow, 'state' | 'ownerHidden'>, { mine, desk }: Standing): boolean =>
  (READABLE_STATES.includes(row.state) && !row.ownerHidden) || mine || desk

export const isFound = (row: Pick<AchievementRow, 'state' | 'ownerHidden'>) =>
  !row.ownerHidden && VISIBLE_STATES.includes(row.state)

export const isHidden = () => false

/** Edits of these wait for a reviewer (`domain.md` C.1). */
export const material = ['name', 'ips', 'ownership', 'modes', 'priceShow', 'priceMin', 'priceMax'] as const
export const immediate = [] as const

/** What a complete listing must say before the public sees it. */
export function missingToPublish(draft: AchievementDraft): Issue[] {
  return [
    ...(draft.field ? [] : [missing('field')]),
    ...(draft.problem || draft.abstract ? [] : [missing('problem')]),
    ...(draft.modes.length > 0 ? [] : [missing('modes')]),
    ...(draft.priceShow ? [] : [missing('priceShow')]),
    ...(draft.achievementClass === 'APPLIED' || draft.priceShow !== 'FLOOR' ? [] : [missing('achievementClass')]),
  ]
}

/** Name, abstract and keywords alone make a showcase entry: shown, but nobody's complete listing. */
export const isShowcaseOnly = (draft: AchievementDraft) =>
  draft.modes.length === 0 && draft.priceShow === null && draft.abstract !== null

export const imported = (draft: AchievementDraft) => draft

export const inputIssues = (draft: AchievementDraft): Issue[] => [
  ...rangeIssues(draft.priceMin, draft.priceMax, 'priceMax'),
  ...((draft.priceShow === 'FIXED' || draft.priceShow === 'FLOOR') && draft.priceMin === null ? [missing('priceMin')] : []),
  ...(draft.priceShow === 'RANGE' && draft.priceMax === null ? [missing('priceMax')] : []),
]

/** `domain.md` D.1 completeness. Pictures and a checked contact come with files and review. */
export const quality = (draft: AchievementDraft) =>
  qualityOf({
    indicators: [15, draft.indicators.length >= 2],
    comparisons: [15, draft.comparisons.length >= 1],
    trl: [15, draft.trl !== null && draft.trlBasis !== null],
    problem: [10, draft.problem !== null],
    ips: [10, draft.ips.some((ip) => ip.status !== null || ip.kind === 'NONE')],
    object: [5, draft.object !== null],
    modes: [5, draft.modes.length > 0],
    scenarios: [5, draft.scenarios !== null],
    price: [5, draft.priceShow !== null],
    applicationCases: [5, draft.applicationCases.length > 0],
    publicSummary: [5, draft.publicSummary !== null],
    contact: [5, draft.contact !== null],
  })
