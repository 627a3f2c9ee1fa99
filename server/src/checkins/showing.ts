import { createHash } from 'node:crypto'
import { type Door, type FoundGuest, type Pack, packText } from '@keqiao/shared/check-ins'
import type { TicketPage } from '@keqiao/shared/doors'
import type { Viewer } from '../accounts/viewer.ts'
import { Refusal } from '../platform/refusal.ts'
import { stateAt } from '../roadshow/rules.ts'
import type { RoadshowRow } from '../roadshow/tables.ts'
import { eventShown, foundOf, guestsOf, shownEntry } from './guests.ts'
import type { CheckInUses, Keeping } from './keeping.ts'
import { closedAt, refusedFor } from './rules.ts'
import * as store from './store.ts'
import { today } from './timetable.ts'

const MOST = 20

/** What whoever holds a door sees. */
export function createShowing({ db, clock, trail, roadshow, timetable }: CheckInUses, keeping: Keeping) {
  const shown = (event: RoadshowRow) => eventShown(event, stateAt(event, clock.now()))
  const closed = (event: RoadshowRow) => closedAt(event, stateAt(event, clock.now()), clock.now())

  async function lastAt(id: string, titles: Map<string, string>): Promise<Door['last']> {
    const rows = await store.lastOf(db.read, id, MOST)
    const keepers = await store.keepersOf(
      db.read,
      rows.map(({ entry }) => entry),
    )
    return rows.map(({ entry, name, companion, organisation }) => ({
      ...shownEntry(entry, keepers),
      name: companion ?? name,
      organisation,
      session: (entry.sessionId && titles.get(entry.sessionId)) ?? null,
    }))
  }

  return {
    async door(viewer: Viewer, id: string, token?: string): Promise<Door> {
      const { event, keeper } = await keeping.mustKeep(viewer, id, token)
      const sessions = await store.sessionsOf(db.read, id)
      const counts = await store.countsOf(db.read, id)
      return {
        event: shown(event),
        closed: closed(event),
        sessions: sessions.map((one) => ({
          id: one.id,
          title: one.title,
          startsAt: one.startsAt,
          here: counts.sessions.get(one.id) ?? 0,
        })),
        ...{ expected: counts.expected, here: counts.here, online: counts.online },
        last: await lastAt(id, new Map(sessions.map((one) => [one.id, one.title]))),
        organises: keeper.door === null,
        helper: keeper.door?.name ?? null,
      }
    },

    async find(viewer: Viewer, id: string, q: string, token?: string): Promise<FoundGuest[]> {
      await keeping.mustKeep(viewer, id, token)
      return foundOf(db.read, await store.find(db.read, id, q, MOST))
    },

    /** While the door is open only, and noted. */
    async pack(viewer: Viewer, id: string, token?: string): Promise<Pack> {
      const { event, keeper } = await keeping.mustKeep(viewer, id, token)
      if (closed(event)) throw new Refusal('roadshow_closed', { state: stateAt(event, clock.now()) })
      const rows = await store.allOf(db.read, id)
      const guests = await guestsOf(db.read, rows)
      const sessions = await store.sessionsOf(db.read, id)
      const meetings = await timetable.agreedOf(
        db.read,
        id,
        rows.map((row) => row.id),
      )
      await db.write((tx) =>
        trail.record(tx, keeper.actor, 'checkin.pack_taken', `roadshow:${id}`, {
          name: keeper.door?.name ?? null,
          people: rows.length,
        }),
      )
      return {
        event: shown(event),
        sessions: sessions.map(({ id, title, startsAt }) => ({ id, title, startsAt })),
        at: clock.now(),
        guests: rows.map((row, i) => ({
          hash: createHash('sha256')
            .update(packText(id, roadshow.tokens.of('ticket', row.id)))
            .digest('base64url'),
          name: row.name,
          organisation: row.organisation,
          refused: refusedFor(row),
          inAt: guests[i]?.inAt ?? null,
          meetings: today(meetings.get(row.id), clock.now()).map(({ link: _, others: __, ...one }) => one),
        })),
      }
    },

    async helper(token: string): Promise<{ roadshowId: string; name: string }> {
      const { link, event } = await keeping.doorOf(token)
      return { roadshowId: event.id, name: link.name }
    },

    /** Whose event a ticket is for; nothing of the person. */
    async ticket(viewer: Viewer, token: string): Promise<TicketPage> {
      const id = roadshow.tokens.read('ticket', token)
      const signup = id ? await store.signupOf(db.read, id) : undefined
      const event = signup && (await store.eventOf(db.read, signup.roadshowId))
      if (!event) throw new Refusal('not_found')
      const isOwn = viewer.person !== null && viewer.person.id === signup.personId
      return {
        event: shown(event),
        organises: roadshow.organises(viewer, event),
        online: refusedFor(signup) === 'place_online',
        own: isOwn ? roadshow.tokens.of('signup', signup.id) : null,
        closed: closed(event),
      }
    },
  }
}
