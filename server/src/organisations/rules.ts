import type { OrganisationState } from '@keqiao/shared/accounts'
import {
  GUARDED,
  type GuardedValues,
  type OrganisationForm,
  type OrganisationMove,
  type VerifiedHow,
} from '@keqiao/shared/organisations'
import type { Issue } from '@keqiao/shared/problem'
import { Refusal } from '../platform/refusal.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'

export type Actor = 'admin' | 'operator' | 'system'

/** Who moves what (`domain.md` C.7; verified and active are one). An application that nobody holds any more is closed. */
const MOVES: Record<OrganisationState, Partial<Record<OrganisationMove, { to: OrganisationState; by: Actor }>>> = {
  applied: {
    approve: { to: 'active', by: 'operator' },
    return: { to: 'returned', by: 'operator' },
    withdraw: { to: 'closed', by: 'admin' },
    close: { to: 'closed', by: 'operator' },
    unman: { to: 'closed', by: 'system' },
  },
  returned: {
    resubmit: { to: 'applied', by: 'admin' },
    withdraw: { to: 'closed', by: 'admin' },
    close: { to: 'closed', by: 'operator' },
    unman: { to: 'closed', by: 'system' },
  },
  active: {
    suspend: { to: 'suspended', by: 'operator' },
    close: { to: 'closed', by: 'operator' },
    unman: { to: 'suspended', by: 'system' },
  },
  suspended: {
    reopen: { to: 'active', by: 'operator' },
    close: { to: 'closed', by: 'operator' },
  },
  closed: {
    reopen: { to: 'applied', by: 'operator' },
  },
}

export const movesOf = (state: OrganisationState, actor: Actor): OrganisationMove[] =>
  (Object.keys(MOVES[state]) as OrganisationMove[]).filter((move) => MOVES[state][move]?.by === actor)

export function stateAfter(state: OrganisationState, move: OrganisationMove, actor: Actor): OrganisationState {
  const next = MOVES[state][move]
  if (next?.by !== actor) throw new Refusal('transition_refused', { state, move, allowed: movesOf(state, actor) })
  return next.to
}

interface Decision {
  move: OrganisationMove
  how: VerifiedHow | null
  text: string | null
  returned: readonly unknown[]
}
interface Known {
  uscc: string | null
  admins: number
  hasLicence: boolean
}

const required = (path: string, code = 'required'): Issue => ({ path, code, facts: {} })

/** What is missing for an operator's decision, each at its field. */
export function missingFor({ move, how, text, returned }: Decision, { uscc, admins, hasLicence }: Known): Issue[] {
  const issues: Issue[] = []
  if (move === 'approve') {
    if (!how) issues.push(required('how'))
    if (how === 'LICENCE' && !hasLicence) issues.push(required('how', 'licence_missing'))
    if (!uscc) issues.push(required('how', 'code_missing'))
  }
  if ((move === 'approve' || move === 'reopen') && admins === 0) issues.push(required('move', 'nobody_left'))
  if (move === 'return' && returned.length === 0) issues.push(required('returned'))
  if ((move === 'suspend' || move === 'close' || move === 'reopen') && !text?.trim()) issues.push(required('text'))
  return issues
}

/** Nothing of a first application is in force yet, so it is simply changed. */
export const waitsForOperator = (state: OrganisationState) => state === 'active' || state === 'suspended'

export function guardedChange(before: GuardedValues, draft: OrganisationForm): Partial<GuardedValues> {
  return Object.fromEntries(GUARDED.filter((part) => before[part] !== draft[part]).map((part) => [part, draft[part]]))
}

export function formIssues(draft: OrganisationForm, taxonomies: Taxonomies): Issue[] {
  const unknown = (path: string, list: 'region' | 'industry' | 'field', code: string | null): Issue[] =>
    code === null || taxonomies.has(list, code) ? [] : [{ path, code: 'unknown_code', facts: { code } }]
  return [
    ...unknown('region', 'region', draft.region),
    ...unknown('industry', 'industry', draft.industry),
    ...draft.fields.flatMap((code, at) => unknown(`fields.${at}`, 'field', code)),
    ...(draft.stateEstablished && !draft.objectionChannel?.trim() ? [required('objectionChannel')] : []),
  ]
}

const LEGAL_FORM = /(股份有限公司|有限责任公司|有限公司|集团公司|集团|公司)$/

/** What tells one name from another: no blanks and signs, no legal form, no province in front. */
function nameKey(name: string): string {
  let key = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  for (let shorter = key.replace(LEGAL_FORM, ''); shorter !== key && shorter !== ''; shorter = key.replace(LEGAL_FORM, ''))
    key = shorter
  const inside = key.replace(/^河北省?/, '')
  return inside.length >= 2 ? inside : key
}

const pairsOf = (key: string) => new Set(Array.from({ length: Math.max(0, key.length - 1) }, (_, at) => key.slice(at, at + 2)))

/** The share of letter pairs that two names have in common: 0–1. */
export function nameLikeness(a: string, b: string): number {
  const [one, other] = [nameKey(a), nameKey(b)]
  if (one === other) return 1
  const [pairs, others] = [pairsOf(one), pairsOf(other)]
  const common = [...pairs].filter((pair) => others.has(pair)).length
  return (2 * common) / (pairs.size + others.size || 1)
}
export const LIKELY_SAME_NAME = 0.75

export interface MemberRow {
  personId: string
  name: string
  role: 'member' | 'admin'
}

/** Leaves at least one administrator, or says who could be it; `butFor` is no candidate. */
export function refuseWithoutAdmin(after: readonly MemberRow[], butFor?: string) {
  if (after.some(({ role }) => role === 'admin')) return
  const candidates = after.filter(({ personId }) => personId !== butFor).map(({ personId, name }) => ({ id: personId, name }))
  throw new Refusal('last_admin', { candidates })
}
