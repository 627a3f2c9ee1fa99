import { z } from 'zod'

/** Every action that the trail records, by module; a new one comes here, and its words into the web (features/trail). */
export const TRAIL_ACTIONS = [
  'achievement.created',
  'achievement.imported',
  'achievement.moved',
  'achievement.published',
  'achievement.restored',
  'achievement.saved',
  'achievement.taken_down',
  'achievement.viewed',

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

  'need.created',
  'need.imported',
  'need.moved',
  'need.published',
  'need.restored',
  'need.saved',
  'need.taken_down',
  'need.viewed',

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

type After<Kind extends string, Action> = Action extends `${Kind}.${infer Verb}` ? Verb : never
/** What is done to listings of either kind. */
export type ListingVerb = After<'achievement', TrailAction> & After<'need', TrailAction>
