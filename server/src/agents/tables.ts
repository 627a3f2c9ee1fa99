import type { AgentDraft, AgentFault, AgentFile, AgentState, Certificate } from '@keqiao/shared/agents'
import type { AssignmentState } from '@keqiao/shared/assignments'
import { organisations, persons } from '../accounts/tables.ts'
import { bool, id, index, instant, int, json, primaryKey, table, text, uniqueIndex } from '../platform/db/columns.ts'

/** What an operator checks. */
export type Checked = Pick<AgentDraft, 'kind' | 'level' | 'title'> & { certificate: Certificate }
type Suspension = NonNullable<AgentFile['suspended']>

/** One profile per person: its id is the person's. */
export const agents = table(
  'agents',
  {
    id: id('id')
      .primaryKey()
      .references(() => persons.id, { onDelete: 'cascade' }),
    state: text('state').$type<AgentState>().notNull(),
    revision: int('revision').notNull().default(1),
    /** Raised by every decision that counts the load: the lock of this agent. */
    turn: int('turn').notNull().default(0),
    kind: text('kind').$type<AgentDraft['kind']>().notNull(),
    level: text('level').$type<AgentDraft['level']>(),
    title: text('title').$type<AgentDraft['title']>(),
    certificateNumber: text('certificate_number').notNull(),
    certificateIssuer: text('certificate_issuer').notNull(),
    certificateIssued: text('certificate_issued').notNull(),
    certificateExpires: text('certificate_expires'),
    /** Days before expiry of the last reminder that was sent. */
    certificateReminded: int('certificate_reminded'),
    agencyId: id('agency_id').references(() => organisations.id, { onDelete: 'set null' }),
    regions: json('regions').$type<string[]>().notNull(),
    fields: json('fields').$type<string[]>().notNull(),
    services: json('services').$type<AgentDraft['services']>().notNull(),
    languages: json('languages').$type<AgentDraft['languages']>().notNull(),
    years: int('years'),
    intro: text('intro'),
    maxLoad: int('max_load').notNull(),
    /** For members of organisations only. */
    commissionTerms: text('commission_terms'),
    /** For the parties only: never in a list, a log or an export. */
    phone: text('phone'),
    /** When the person ticked that the name may be shown; null without the tick. */
    namePublicAt: instant('name_public_at'),
    /** When the person ticked that the parties may have the phone number; null without the tick. */
    contactSharedAt: instant('contact_shared_at'),
    rulesVersion: text('rules_version'),
    rulesAcceptedAt: instant('rules_accepted_at'),
    /** What the plain search looks in, in small letters; without the name. */
    folded: text('folded').notNull(),
    pending: json('pending').$type<Checked>(),
    /** Since when the application or a changed certificate waits for an operator. */
    waitingSince: instant('waiting_since'),
    faults: json('faults').$type<AgentFault[]>().notNull(),
    suspended: json('suspended').$type<Suspension & { from: AgentState }>(),
    demo: bool('demo').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    stateAt: instant('state_at').notNull(),
    lastActionAt: instant('last_action_at').notNull(),
  },
  (t) => [index('agents_state').on(t.state, t.lastActionAt), index('agents_waiting').on(t.waitingSince)],
)
export type AgentRow = typeof agents.$inferSelect

/** The codes of `regions`, `fields` and `services` once more, one a row, for filters and for who may see the queue. */
export const agentCodes = table(
  'agent_codes',
  {
    agentId: id('agent_id')
      .notNull()
      .references(() => agents.id, { onDelete: 'cascade' }),
    list: text('list').$type<'region' | 'field' | 'service'>().notNull(),
    code: text('code').notNull(),
  },
  (t) => [primaryKey({ columns: [t.agentId, t.list, t.code] }), index('agent_codes_code').on(t.list, t.code)],
)

/** 回避单位. */
export const agentAvoids = table(
  'agent_avoids',
  {
    agentId: id('agent_id')
      .notNull()
      .references(() => agents.id, { onDelete: 'cascade' }),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.agentId, t.organisationId] })],
)

/** Who works on what. At most one open assignment per subject: `openSubject` is the subject while open, then null. */
export const assignments = table(
  'assignments',
  {
    id: id('id').primaryKey(),
    agentId: id('agent_id')
      .notNull()
      .references(() => agents.id, { onDelete: 'cascade' }),
    subject: text('subject').notNull(),
    openSubject: text('open_subject'),
    /** Whose subject it is: a party that may then reach the agent. */
    organisationId: id('organisation_id').references(() => organisations.id, { onDelete: 'set null' }),
    region: text('region'),
    state: text('state').$type<AssignmentState>().notNull(),
    reason: text('reason'),
    text: text('text'),
    /** The operator who assigned; null when the agent claimed it. */
    by: id('by_id'),
    at: instant('at').notNull(),
    due: instant('due'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('assignments_open').on(t.openSubject),
    index('assignments_agent').on(t.agentId, t.state),
    index('assignments_due').on(t.state, t.due),
    index('assignments_subject').on(t.subject),
    index('assignments_organisation').on(t.organisationId, t.agentId),
  ],
)
export type AssignmentRow = typeof assignments.$inferSelect
