import { FRESH_MONTHS, type ListingState, type Mover, ORG_STATE, SHOWN_STATE, type Transition } from '@keqiao/shared/lifecycle'
import type { Feedback, ListingKind, MoveBody } from '@keqiao/shared/listings'
import type { Instant } from '@keqiao/shared/primitives'
import type { Viewer } from '../accounts/viewer.ts'
import { Refusal } from '../platform/refusal.ts'
import { addMonths } from './dates.ts'
import { transitionOf } from './rules.ts'
import type { ListingRow } from './store.ts'

/** Confirmed now, and until when it counts as fresh. */
export const freshness = (kind: ListingKind, now: Instant) => ({
  confirmedAt: now,
  expiresAt: addMonths(now, FRESH_MONTHS[kind]),
  reminded: null,
})

/** Where a submitted listing waits: an administrator's own submission has passed the organisation. */
export const afterOrg = (kind: ListingKind, byAdmin: boolean): ListingState =>
  byAdmin ? transitionOf(kind, ORG_STATE[kind], 'org_approve', ['ADMIN']).to : ORG_STATE[kind]

/** Nothing leaves an organisation for the centre before the organisation itself was checked. */
export function mustBeActive(viewer: Viewer, organisationId: string | null) {
  const organisation = viewer.organisations.find(({ id }) => id === organisationId)
  if (organisation && organisation.state !== 'active') throw new Refusal('organisation_inactive', { state: organisation.state })
}

const FEEDBACK_BY: Partial<Record<Mover, Feedback['by']>> = { ADMIN: 'org', REVIEWER: 'centre', TRIAGE: 'triage' }

/** What the transition writes beside the state. */
export function valuesOf(kind: ListingKind, row: ListingRow, { move, by }: Transition, body: MoveBody, now: Instant) {
  const feedback = (): { feedback: Feedback } => ({
    feedback: {
      by: FEEDBACK_BY[by] ?? 'centre',
      at: now,
      reasons: body.reasons,
      questions: body.questions.map((text) => ({ text, answer: null })),
      text: body.text,
    },
  })
  switch (move) {
    case 'submit':
      return { submittedAt: now, feedback: answered(row.feedback, body.answers) }
    case 'approve':
      return { publishedAt: row.publishedAt ?? now, feedback: null, ...freshness(kind, now) }
    case 'confirm':
    case 'resume':
      return freshness(kind, now)
    case 'return':
    case 'org_return':
    case 'reject':
    case 'triage_detail':
    case 'triage_not_tech':
    case 'close':
      return feedback()
    case 'restore':
      return { takenDown: null, state: row.takenDown?.from ?? SHOWN_STATE[kind] }
    default:
      return {}
  }
}

/** The questions stay with their answers, for whoever asked; reasons are dealt with by submitting. */
function answered(feedback: Feedback | null, answers: string[]): Feedback | null {
  if (!feedback || feedback.questions.length === 0) return null
  const open = feedback.questions.findIndex((question, i) => !(answers[i] ?? question.answer))
  if (open >= 0) throw new Refusal('invalid_input', {}, [{ path: `answers.${open}`, code: 'required', facts: {} }])
  return {
    ...feedback,
    reasons: [],
    questions: feedback.questions.map((question, i) => ({ ...question, answer: answers[i] ?? question.answer })),
  }
}
