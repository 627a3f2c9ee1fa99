import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { MOVES } from './lifecycle.ts'
import type { ListingKind } from './listings.ts'
import { Instant, PageQuery, paged } from './primitives.ts'

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
  'merged',
  'told_apart',
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

  'claim.approved',
  'claim.asked',
  'claim.refused',

  'consent.given',
  'consent.withdrawn',

  'contact.revealed',

  'encounter.closed',
  'encounter.confirmed',
  'encounter.contested',
  'encounter.corrected',
  'encounter.edited',
  'encounter.followed',
  'encounter.lapsed',
  'encounter.recorded',
  'encounter.sealed',

  'export.taken',

  'grant.accepted',
  'grant.asked',
  'grant.given',
  'grant.invited',
  'grant.lapsed',
  'grant.refused',
  'grant.revoked',
  'grant.taken_back',
  'grant.withdrawn',

  'import.cancelled',
  'import.confirmed',
  'import.done',
  'import.received',

  'interest.filed',

  'invitation.accepted',
  'invitation.resent',
  'invitation.revoked',
  'invitation.sent',

  'live.ended',
  'live.resumed',

  'match.exported',
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

  'review.batch_approved',
  'review.batch_started',
  'review.batch_undone',

  'checkin.link_made',
  'checkin.link_revoked',
  'checkin.pack_taken',
  'checkin.undone',
  'meetings.book_saved',
  'meetings.group_invited',
  'meetings.planned',
  'meetings.published',
  'roadshow.agenda_saved',
  'roadshow.created',
  'roadshow.delegation_signed_up',
  'roadshow.followed_up',
  'roadshow.moved',
  'roadshow.project_consent',
  'roadshow.project_moved',
  'roadshow.project_submitted',
  'roadshow.resized',
  'roadshow.replay_consent',
  'roadshow.replay_withdrawn',
  'roadshow.saved',

  'knowledge.added',
  'knowledge.changed',
  'knowledge.on',
  'knowledge.off',
  'knowledge.restored',
  'knowledge.imported',

  'secrecy_word.added',
  'secrecy_word.retired',

  'session.opened',
  'session.refused',
  'session.closed',

  'mail.changed',
  'password.changed',
  'password.reset',
  'person.copy_asked',
  'person.copy_made',
  'person.copy_taken',
  'person.erased',
  'person.erasure_asked',
  'person.erasure_refused',
  'person.erasure_withdrawn',
  'person.signed_up',
  'second_factor.dropped',
  'second_factor.enrolled',
  'second_factor.renewed',

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

export const TrailRow = z.object({
  seq: z.number().int(),
  at: Instant,
  actorId: z.string().nullable(),
  /** As the person is called now; null for the system and for visitors. */
  actor: z.string().nullable(),
  roles: z.array(z.string()),
  action: z.string(),
  subject: z.string(),
  facts: z.record(z.string(), z.unknown()),
})
export type TrailRow = z.infer<typeof TrailRow>

/** A day in China. */
const Day = z.iso.date()
const asked = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !text.includes('\0'))
    .default('')
export const TrailFilters = z.object({
  /** A person's id, whole address or part of the name. */
  actor: asked(120),
  /** An action (`need.moved`) or all of one kind (`need`). */
  action: asked(60),
  /** `need:<id>`, an id alone, or an address of a page that holds one. */
  subject: asked(300),
  from: Day.optional(),
  to: Day.optional(),
})
export type TrailFilters = z.output<typeof TrailFilters>
export const TrailExportQuery = TrailFilters.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') })

/** Longer chains are verified by `npm run verify-trail`, larger exports by parts. */
export const TRAIL_LIMITS = { verified: 200_000, exported: 20_000, damages: 200 } as const

export const TrailVerdict = z.object({
  at: Instant,
  count: z.number().int(),
  /** How many; at most the first `TRAIL_LIMITS.damages` are listed. */
  damageCount: z.number().int(),
  damages: z.array(TrailDamage),
  anchors: z.number().int(),
})
export type TrailVerdict = z.infer<typeof TrailVerdict>

export const trailPaths = { export: '/api/v1/trail/export' }

export const trailApi = {
  list: endpoint({
    id: 'trail.list',
    method: 'GET',
    path: '/api/v1/trail',
    access: 'auditor',
    summary: '审计：操作留痕，按人、操作、对象、日期筛选',
    query: PageQuery.extend(TrailFilters.shape),
    reply: paged(TrailRow),
  }),
  state: endpoint({
    id: 'trail.state',
    method: 'GET',
    path: '/api/v1/trail/state',
    access: 'auditor',
    summary: '审计：链条长度与最近一次核验',
    reply: z.object({
      count: z.number().int(),
      last: z.object({ at: Instant, count: z.number().int(), damageCount: z.number().int() }).nullable(),
    }),
  }),
  /** Changes nothing; that it was done goes on the trail. */
  verify: endpoint({
    id: 'trail.verify',
    method: 'POST',
    path: '/api/v1/trail/verify',
    access: 'auditor',
    summary: '审计：核验整条链',
    reply: TrailVerdict,
  }),
}
