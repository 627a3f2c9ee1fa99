import { z } from 'zod'
import { ListingState, MOVERS, Move, ReviewReason } from './lifecycle.ts'
import { Id, Instant, Money, maskMail, maskPhone, optional, required } from './primitives.ts'
import { PRICE_SHOW, TAKE_DOWN_REASONS } from './taxonomy.ts'

/** A listing is an achievement or a need as search sees it. */
export const LISTING_KINDS = ['achievement', 'need'] as const
export const ListingKind = z.enum(LISTING_KINDS)
export type ListingKind = z.infer<typeof ListingKind>

/** Of whom one asks about a listing. Only for the parties; never in lists, index, logs or exports. */
export const Contact = z.object({
  person: required(40),
  phone: optional(40),
  email: z.email().max(120).nullable().default(null),
})
export type Contact = z.output<typeof Contact>
/** As it is shown: to its owner as it is, to others masked. */
export const ShownContact = z.object({ person: z.string(), phone: z.string().nullable(), email: z.string().nullable() })
/** As everybody but its owner first gets it. */
export const maskContact = ({ person, phone, email }: Contact): Contact => ({
  person,
  phone: phone && maskPhone(phone),
  email: email && maskMail(email),
})

export const PriceShow = z.enum(PRICE_SHOW)
export const moneyRange = {
  priceMin: Money.nullable().default(null),
  priceMax: Money.nullable().default(null),
}

/** How complete a listing is: 0–100, and the sentences that would add most, best first (`domain.md` D.1). */
export const Quality = z.object({
  score: z.number().int().min(0).max(100),
  missing: z.array(z.object({ part: z.string(), points: z.number().int() })),
})
export type Quality = z.infer<typeof Quality>

/** What came back from a review: reasons by field, or the questions of a triage with the owner's answers. */
export const Feedback = z.object({
  by: z.enum(['org', 'centre', 'triage']),
  at: Instant,
  reasons: z.array(ReviewReason),
  questions: z.array(z.object({ text: z.string(), answer: z.string().nullable() })),
  text: z.string().nullable(),
})
export type Feedback = z.infer<typeof Feedback>

/** An edit of a reviewed record that waits beside it. */
export const PendingVersion = z.object({
  state: z.enum(['org_review', 'center_review', 'returned']),
  /** The draft's fields that differ from what the public reads. */
  changed: z.array(z.string()),
  revision: z.number().int(),
  submittedAt: Instant,
  feedback: Feedback.nullable(),
})
export type PendingVersion = z.infer<typeof PendingVersion>

/** What every record carries beside its own fields. From `contact` on it is for the owner and the centre only. */
export const recordHead = {
  id: Id,
  state: ListingState,
  revision: z.number().int(),
  demo: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
  publishedAt: Instant.nullable(),
  /** When the owner last said that it still holds. */
  confirmedAt: Instant.nullable(),
  /** The first completing unit as imported, while no organisation owns the record. */
  unitName: z.string().nullable(),
  mine: z.boolean(),
  /** The moves open to this viewer. */
  moves: z.array(Move),
  contact: ShownContact.nullable(),
  quality: Quality.nullable(),
  externalRef: z.string().nullable(),
  expiresAt: Instant.nullable(),
  submittedAt: Instant.nullable(),
  feedback: Feedback.nullable(),
  takenDown: z.object({ reason: z.string(), text: z.string().nullable() }).nullable(),
  pending: PendingVersion.nullable(),
}

/** `reasons` by field for a return, `questions` for a triage, `text` where one reason is enough; `answers` in the order of the questions. */
export const MoveBody = z.object({
  move: Move,
  revision: z.number().int(),
  reasons: z.array(ReviewReason).max(30).default([]),
  questions: z.array(required(300)).max(6).default([]),
  answers: z.array(required(1000)).max(6).default([]),
  text: optional(500),
})
export type MoveBody = z.output<typeof MoveBody>
export const TakeDownBody = z.object({ reason: z.enum(TAKE_DOWN_REASONS), text: optional(300) })

/** One change of a state. `actor` is named within the own organisation, by `role` beyond it. */
export const HistoryEntry = z.object({
  seq: z.number().int(),
  version: z.enum(['record', 'pending']),
  from: ListingState.nullable(),
  to: ListingState,
  move: z.string(),
  role: z.enum(MOVERS),
  actor: z.string().nullable(),
  at: Instant,
  reasons: z.array(ReviewReason),
  questions: z.array(z.string()),
  text: z.string().nullable(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>
