import { LIVES, type ListingState, type Move, type Mover, REVIEWED_STATES, type Transition } from '@keqiao/shared/lifecycle'
import type { ListingKind, MoveBody, Quality } from '@keqiao/shared/listings'
import type { Issue } from '@keqiao/shared/problem'
import { Refusal } from '../platform/refusal.ts'
import type { Standing } from './standing.ts'

const transitionsFrom = (kind: ListingKind, state: ListingState) => LIVES[kind].filter((one) => one.from === state)

/** The moves open to this viewer, in the order of the life. */
export function allowedMoves(kind: ListingKind, state: ListingState, movers: readonly Mover[]): Move[] {
  const open = transitionsFrom(kind, state).filter((one) => movers.includes(one.by))
  return [...new Set(open.map((one) => one.move))]
}

/** The one transition that this move makes, or a refusal that lists what is allowed. */
export function transitionOf(kind: ListingKind, state: ListingState, move: Move, movers: readonly Mover[]): Transition {
  const found = transitionsFrom(kind, state).find((one) => one.move === move && movers.includes(one.by))
  if (!found) throw new Refusal('transition_refused', { state, move, allowed: allowedMoves(kind, state, movers) })
  return found
}

/** A reason, reasons by field or questions where the transition asks for them. */
export function refuseSilence({ asks }: Transition, body: Pick<MoveBody, 'reasons' | 'questions' | 'text'>) {
  if (asks === 'reasons' && body.reasons.length === 0) throw new Refusal('invalid_input', {}, [missing('reasons')])
  if (asks === 'questions' && body.questions.length === 0) throw new Refusal('invalid_input', {}, [missing('questions')])
  if (asks === 'reason' && body.reasons.length === 0 && !body.text) throw new Refusal('invalid_input', {}, [missing('text')])
}

/** Among what a pending version changes: its files, which lie beside the draft. */
export const FILES = 'attachments'
export const changesText = ({ changed }: { changed: string[] }) => changed.some((one) => one !== FILES)

export const isReviewed = (state: ListingState) => REVIEWED_STATES.includes(state)

export function refuseUnready(issues: Issue[]) {
  if (issues.length > 0) throw new Refusal('not_ready_to_publish', { missing: issues.map((issue) => issue.path) }, issues)
}

export const missing = (path: string): Issue => ({ path, code: 'required', facts: {} })

/** Owners are the members of the owning organisation; a stranger learns no more than "not found". */
export function mustOwn(standing: Standing | undefined): asserts standing is Standing {
  if (!standing?.mine) throw new Refusal('not_found')
}

/** The draft's fields in which two drafts differ. */
export function changedFields(before: object, after: object): string[] {
  const [a, b] = [before, after] as Record<string, unknown>[]
  return Object.keys(after).filter((key) => canonical(a?.[key]) !== canonical(b?.[key]))
}

/** Which of these fields are among the named ones, and which are not. */
export const parted = (fields: string[], named: readonly string[]) =>
  [fields.filter((field) => named.includes(field)), fields.filter((field) => !named.includes(field))] as const

export const only = (values: object, fields: readonly string[]) =>
  Object.fromEntries(Object.entries(values).filter(([key]) => fields.includes(key)))
export const but = (values: object, fields: readonly string[]) =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !fields.includes(key)))

/** Equal whatever the order of keys inside; absent and null are one. */
export function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : (inner ?? null),
  )
}

/** Points by part; `missing` holds what is not there yet, the most valuable first. */
export function qualityOf(parts: Record<string, [points: number, there: boolean]>): Quality {
  const entries = Object.entries(parts)
  return {
    score: entries.reduce((sum, [, [points, there]]) => sum + (there ? points : 0), 0),
    missing: entries
      .filter(([, [, there]]) => !there)
      .map(([part, [points]]) => ({ part, points }))
      .sort((a, b) => b.points - a.points),
  }
}

/** Bounds that stand the wrong way round. */
export function rangeIssues(min: number | null, max: number | null, path: string): Issue[] {
  return min !== null && max !== null && min > max ? [{ path, code: 'range_reversed', facts: { min, max } }] : []
}
