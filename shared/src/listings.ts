import { z } from 'zod'
import { Id, Instant, Money, optional, required } from './primitives.ts'
import { PRICE_SHOW, TAKE_DOWN_REASONS } from './taxonomy.ts'

/** A listing is an achievement or a need as search sees it. */
export const LISTING_KINDS = ['achievement', 'need'] as const
export const ListingKind = z.enum(LISTING_KINDS)
export type ListingKind = z.infer<typeof ListingKind>

/** `unclaimed`: shown, found and matched, but nobody has taken it over yet; it came by import with name, abstract and keywords only. */
export const LISTING_STATES = ['draft', 'unclaimed', 'published', 'paused', 'withdrawn', 'taken_down'] as const
export const ListingState = z.enum(LISTING_STATES)
export type ListingState = z.infer<typeof ListingState>
export const VISIBLE_STATES: readonly ListingState[] = ['unclaimed', 'published']

/** Moves an owner makes; `takeDown` and `restore` are the operator's. */
export const MOVES = ['publish', 'pause', 'withdraw', 'reopen'] as const
export const Move = z.enum(MOVES)
export type Move = z.infer<typeof Move>

/** Of whom one asks about a listing. Only for the parties; never in lists, index, logs or exports. */
export const Contact = z.object({
  person: required(40),
  phone: optional(40),
  email: z.email().max(120).nullable().default(null),
})
export type Contact = z.output<typeof Contact>

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

/** What every record carries beside its own fields. `contact`, `quality` and `externalRef` are for the owner only. */
export const recordHead = {
  id: Id,
  state: ListingState,
  revision: z.number().int(),
  demo: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
  publishedAt: Instant.nullable(),
  mine: z.boolean(),
  contact: Contact.nullable(),
  quality: Quality.nullable(),
  externalRef: z.string().nullable(),
  takenDown: z.object({ reason: z.string(), text: z.string().nullable() }).nullable(),
}

export const MoveBody = z.object({ move: Move, revision: z.number().int() })
export const TakeDownBody = z.object({ reason: z.enum(TAKE_DOWN_REASONS), text: optional(300) })
export const SavedDraft = z.object({ revision: z.number().int().optional() })
