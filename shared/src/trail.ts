import { z } from 'zod'
import { MOVES } from './lifecycle.ts'
import type { ListingKind } from './listings.ts'

/** What is done to a listing of either kind beside its moves; the last four stand in trails from before the reviews. */
const LISTING_VERBS = [
  ...MOVES,
  'created',
  'saved',
  'imported',
  'viewed',
  'discarded',
  'edit_submitted',
  'edit_org_approve',
  'edit_org_return',
  'edit_approve',
  'edit_return',
  'edit_reject',
  'edit_recall',
  'decision_void',
  'moved',
  'published',
  'restored',
  'taken_down',
] as const
export type ListingVerb = (typeof LISTING_VERBS)[number]
const listing = <K extends ListingKind>(kind: K) => LISTING_VERBS.map((verb) => `${kind}.${verb}` as const)

/** Every action that the trail records, by module; a new one comes here, and its words into the web (features/trail). */
export const TRAIL_ACTIONS = [
  ...listing('achievement'),
  ...listing('need'),

  'agent.accept',
  'agent.apply',
  'agent.approve',
  'agent.rest',
  'agent.restore',
  'agent.return',
  'agent.save',
  'agent.suspend',
  'agent.wake',
  'agent.withdraw',

  'assignment.accepted',
  'assignment.claimed',
  'assignment.declined',
  'assignment.done',
  'assignment.lapsed',
  'assignment.offered',
  'assignment.released',

  'attachment.added',
  'attachment.downloaded',
  'attachment.infected',
  'attachment.removed',
  'attachment.shown',

  'export.taken',

  'import.cancelled',
  'import.confirmed',
  'import.done',
  'import.received',

  'invitation.accepted',
  'invitation.resent',
  'invitation.revoked',
  'invitation.sent',

  'match.marked',

  'office.withdrawn',
  'organisation.applied',
  'organisation.change_decided',
  'organisation.change_requested',
  'organisation.change_withdrawn',
  'organisation.claim_decided',
  'organisation.claimed',
  'organisation.founded',
  'organisation.left',
  'organisation.member_removed',
  'organisation.moved',
  'organisation.role_changed',
  'organisation.saved',

  'session.opened',
  'session.refused',
  'session.closed',

  'person.signed_up',

  'trail.head_lost',
  'trail.verified',
] as const
export const TrailAction = z.enum(TRAIL_ACTIONS)
export type TrailAction = z.infer<typeof TrailAction>

/** What can be wrong with the chain. `head`: the last row and the head disagree; `anchor`: rows disagree with an earlier anchor. */
export const TRAIL_DAMAGES = ['altered', 'removed', 'moved', 'inserted', 'head', 'anchor'] as const

/** Damage at the places `first` to `last`; rows that were moved there stood at `from` onwards. */
export const TrailDamage = z.object({
  kind: z.enum(TRAIL_DAMAGES),
  first: z.number().int(),
  last: z.number().int(),
  from: z.number().int().nullable(),
})
export type TrailDamage = z.infer<typeof TrailDamage>
