import type { CheckInWay } from '@keqiao/shared/check-ins'
import { persons } from '../accounts/tables.ts'
import { id, index, instant, int, table, text, uniqueIndex } from '../platform/db/columns.ts'
import { roadshowSessions, roadshows, signupCompanions, signups } from '../roadshow/tables.ts'

/** The link by which a helper without an account holds the door of one event. */
export const doorLinks = table(
  'door_links',
  {
    id: id('id').primaryKey(),
    roadshowId: id('roadshow_id')
      .notNull()
      .references(() => roadshows.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    createdBy: id('created_by').references(() => persons.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('door_links_of').on(t.roadshowId, t.createdAt)],
)
export type DoorLinkRow = typeof doorLinks.$inferSelect

/** Who came in where and when; each row is the first time. Taken back, it stays and counts no more. */
export const checkIns = table(
  'check_ins',
  {
    id: id('id').primaryKey(),
    roadshowId: id('roadshow_id')
      .notNull()
      .references(() => roadshows.id, { onDelete: 'cascade' }),
    signupId: id('signup_id')
      .notNull()
      .references(() => signups.id, { onDelete: 'cascade' }),
    companionId: id('companion_id').references(() => signupCompanions.id, { onDelete: 'cascade' }),
    sessionId: id('session_id').references(() => roadshowSessions.id, { onDelete: 'cascade' }),
    /** Who came in where (`rules.entranceOf`), null once taken back: nobody comes in twice through one entrance. */
    entrance: text('entrance'),
    /** Made by the telephone once per scan: however often it is sent, it is one entry. */
    nonce: text('nonce').notNull(),
    how: text('how').$type<CheckInWay>().notNull(),
    /** As the telephone says; when the house heard of it. */
    at: instant('at').notNull(),
    receivedAt: instant('received_at').notNull(),
    personId: id('person_id').references(() => persons.id, { onDelete: 'set null' }),
    doorId: id('door_id').references(() => doorLinks.id, { onDelete: 'set null' }),
    device: text('device'),
    undoneAt: instant('undone_at'),
  },
  (t) => [
    uniqueIndex('check_ins_nonce').on(t.nonce),
    uniqueIndex('check_ins_entrance').on(t.entrance),
    index('check_ins_of').on(t.signupId),
    index('check_ins_event').on(t.roadshowId, t.receivedAt),
  ],
)
export type CheckInRow = typeof checkIns.$inferSelect

/** The number on a badge, counted from 1 at each event and never given twice. */
export const badges = table(
  'badges',
  {
    signupId: id('signup_id')
      .primaryKey()
      .references(() => signups.id, { onDelete: 'cascade' }),
    roadshowId: id('roadshow_id')
      .notNull()
      .references(() => roadshows.id, { onDelete: 'cascade' }),
    no: int('no').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [uniqueIndex('badges_no').on(t.roadshowId, t.no)],
)
