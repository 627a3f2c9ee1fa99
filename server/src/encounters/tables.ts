import type { EncounterDraft, EncounterPerson, EncounterSide, NOTE_KINDS, RecordedAs, Side } from '@keqiao/shared/encounters'
import type { EncounterState } from '@keqiao/shared/lifecycle'
import { organisations, persons } from '../accounts/tables.ts'
import { achievements } from '../achievements/tables.ts'
import { needs } from '../needs/tables.ts'
import { bigint, bool, id, index, instant, int, json, primaryKey, table, text } from '../platform/db/columns.ts'

/** Since `sealedAt` the database itself refuses to change what was written (`migrations/<dialect>/guards.sql`). */
export const encounters = table(
  'encounters',
  {
    id: id('id').primaryKey(),
    revision: int('revision').notNull().default(1),
    state: text('state').$type<EncounterState>().notNull(),
    /** The day it took place. */
    on: text('on').notNull(),
    place: text('place'),
    kind: text('kind').$type<EncounterDraft['kind']>().notNull(),
    needId: id('need_id').references(() => needs.id),
    /** As it was called then; told to whom the listing is open. */
    needName: text('need_name'),
    achievementId: id('achievement_id').references(() => achievements.id),
    achievementName: text('achievement_name'),
    agentId: id('agent_id').references(() => persons.id),
    people: json('people').$type<EncounterPerson[]>().notNull(),
    content: text('content').notNull(),
    outcome: text('outcome').$type<EncounterDraft['outcome']>().notNull(),
    /** 分. */
    intent: bigint('intent'),
    nextStep: text('next_step'),
    nextWho: text('next_who').$type<EncounterDraft['nextWho']>(),
    due: text('due'),
    recordedBy: id('recorded_by')
      .notNull()
      .references(() => persons.id),
    recordedAs: text('recorded_as').$type<RecordedAs>().notNull(),
    /** In whose name: one of the two sides; null for agents and the centre. */
    recorderOrganisationId: id('recorder_organisation_id').references(() => organisations.id),
    recordedAt: instant('recorded_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** Until when both sides are asked. */
    answerDue: instant('answer_due').notNull(),
    sealedAt: instant('sealed_at'),
    /** Who wrote it could see whose the need is. */
    ownerKnown: bool('owner_known').notNull(),
    /** Of the two sides: whose operators read it. */
    demandRegion: text('demand_region'),
    supplyRegion: text('supply_region'),
    /** That the next step is due was said. */
    reminded: bool('reminded').notNull().default(false),
  },
  (t) => [
    index('encounters_recorder').on(t.recordedBy, t.updatedAt),
    index('encounters_agent').on(t.agentId, t.updatedAt),
    index('encounters_updated').on(t.updatedAt),
    index('encounters_need').on(t.needId),
    index('encounters_achievement').on(t.achievementId),
  ],
)
export type EncounterRow = typeof encounters.$inferSelect

export const encounterSides = table(
  'encounter_sides',
  {
    encounterId: id('encounter_id')
      .notNull()
      .references(() => encounters.id),
    side: text('side').$type<Side>().notNull(),
    organisationId: id('organisation_id').references(() => organisations.id),
    /** As it was written, where no organisation of the library is meant. */
    name: text('name'),
    state: text('state').$type<EncounterSide['state']>().notNull(),
    way: text('way').$type<EncounterSide['way']>(),
    answeredAt: instant('answered_at'),
    answeredBy: id('answered_by').references(() => persons.id),
    /** Masked; the whole one stands in `encounter_mailboxes` while it is asked. */
    mailbox: text('mailbox'),
    text: text('text'),
  },
  (t) => [primaryKey({ columns: [t.encounterId, t.side] }), index('encounter_sides_organisation').on(t.organisationId)],
)
export type SideRow = typeof encounterSides.$inferSelect

/** Where a side without an account is asked; gone once the record is sealed. */
export const encounterMailboxes = table(
  'encounter_mailboxes',
  {
    encounterId: id('encounter_id')
      .notNull()
      .references(() => encounters.id),
    side: text('side').$type<Side>().notNull(),
    email: text('email').notNull(),
  },
  (t) => [primaryKey({ columns: [t.encounterId, t.side] }), index('encounter_mailboxes_email').on(t.email)],
)

/** Only ever added. */
export const encounterNotes = table(
  'encounter_notes',
  {
    id: id('id').primaryKey(),
    encounterId: id('encounter_id')
      .notNull()
      .references(() => encounters.id),
    kind: text('kind').$type<(typeof NOTE_KINDS)[number]>().notNull(),
    writtenBy: id('written_by')
      .notNull()
      .references(() => persons.id),
    as: text('written_as').$type<RecordedAs>().notNull(),
    text: text('text').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('encounter_notes_encounter').on(t.encounterId, t.at)],
)
export type NoteRow = typeof encounterNotes.$inferSelect
