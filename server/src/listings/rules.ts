import type { ListingState, Move, Quality } from '@keqiao/shared/listings'
import type { Issue } from '@keqiao/shared/problem'
import { belongsTo, type Viewer } from '../accounts/viewer.ts'
import { Refusal } from '../platform/refusal.ts'

/** Who moves what: owners by these moves; taking down and restoring are the operator's (`domain.md` C.1, without review). */
const MOVES: Record<ListingState, Partial<Record<Move, ListingState>>> = {
  draft: { publish: 'published', withdraw: 'withdrawn' },
  unclaimed: { publish: 'published', withdraw: 'withdrawn' },
  published: { pause: 'paused', withdraw: 'withdrawn' },
  paused: { publish: 'published', withdraw: 'withdrawn' },
  withdrawn: { reopen: 'draft' },
  taken_down: {},
}

export function stateAfter(state: ListingState, move: Move): ListingState {
  const next = MOVES[state][move]
  if (!next) throw new Refusal('transition_refused', { state, move, allowed: Object.keys(MOVES[state]) })
  return next
}

export function takenDownFrom(state: ListingState): ListingState {
  if (state !== 'published' && state !== 'unclaimed' && state !== 'paused')
    throw new Refusal('transition_refused', { state, move: 'take_down', allowed: Object.keys(MOVES[state]) })
  return 'taken_down'
}

export function refuseUnready(issues: Issue[]) {
  if (issues.length > 0) throw new Refusal('not_ready_to_publish', { missing: issues.map((issue) => issue.path) }, issues)
}

export const missing = (path: string): Issue => ({ path, code: 'required', facts: {} })

/** Owners are the members of the owning organisation; a stranger learns no more than "not found". */
export function mustOwn(viewer: Viewer, row: { ownerId: string | null } | undefined): asserts row is { ownerId: string } {
  if (!row || !belongsTo(viewer, row.ownerId)) throw new Refusal('not_found')
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
