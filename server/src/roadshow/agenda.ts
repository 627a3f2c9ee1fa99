import { type Agenda, SHOWN_PRESENTATIONS } from '@keqiao/shared/programme'
import type { Viewer } from '../accounts/viewer.ts'
import { exact } from '../platform/clock.ts'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal, wrongAt } from '../platform/refusal.ts'
import { takenDown } from './calls.store.ts'
import type { Calls } from './calls.ts'
import type { Consents } from './consents.ts'
import type { Organising, OrganisingUses } from './organising.ts'
import { partsOf, type Showing } from './showing.ts'
import * as store from './store.ts'
import type { RoadshowRow } from './tables.ts'

interface Parts {
  organising: Organising
  calls: Calls
  consents: Consents
  showing: Showing
}

/** The programme of an event: sessions, and who presents what in them. */
export function createAgenda({ db, clock, trail }: OrganisingUses, { organising, calls, consents, showing }: Parts) {
  /** Nobody can find out about a listing by putting it on a programme. */
  async function mustKnow(viewer: Viewer, agenda: Agenda) {
    const wanted = agenda.flatMap(({ presentations }) => presentations).filter(({ id }) => id === null)
    const cards = await showing.listingCards(wanted, viewer)
    for (const { kind, id } of wanted.map(({ subject }) => partsOf(subject)))
      if (!cards[kind].has(id)) throw wrongAt('agenda', 'unknown_listing')
  }

  /** The programme as given: sessions in their order; what is no longer on it goes back to the reserve. */
  async function writeAgenda(tx: Tx, viewer: Viewer, event: RoadshowRow, agenda: Agenda) {
    const now = clock.now()
    const [oldSessions, old] = [await store.sessionsOf(tx, event.id), await store.presentationsOf(tx, event.id, false)]
    const areKnown = (given: { id: string | null }[], rows: { id: string }[]) =>
      given.every(({ id }) => id === null || rows.some((row) => row.id === id))
    const given = agenda.flatMap(({ presentations }) => presentations)
    if (!areKnown(agenda, oldSessions) || !areKnown(given, old)) throw wrongAt('agenda', 'unknown_listing')
    const sessions = agenda.map((one) => ({ ...one, id: oldSessions.find(({ id }) => id === one.id)?.id ?? newId() }))
    const kept = new Set<string>()
    for (const [place, { presentations: items, ...session }] of sessions.entries()) {
      const { id, title, room, startsAt, endsAt, experts, note } = session
      await store.saveSession(tx, {
        id,
        roadshowId: event.id,
        place,
        title,
        room,
        startsAt: exact(startsAt),
        endsAt: exact(endsAt),
        experts,
        note,
      })
      for (const [order, { id: known, subject, speaker, speakerTitle, minutes }] of items.entries()) {
        const before = old.find((one) => one.id === known || one.subject === subject)
        const values = { sessionId: id, place: order, speaker, speakerTitle, minutes }
        if (before?.state === 'withdrawn') throw wrongAt('agenda', 'project_gone')
        const chosen = before && !SHOWN_PRESENTATIONS.includes(before.state)
        const isUnagreed = before?.state === 'replay_published' && !(await consents.allAgree(tx, { ...before, speaker }))
        const to = { ...(chosen && { state: 'selected' as const, stateAt: now }), ...(isUnagreed && takenDown(now)) }
        if (before) await store.updatePresentation(tx, before.id, { ...values, ...to })
        if (chosen) await calls.tellSubmitter(tx, viewer, event, { ...before, state: 'selected' })
        const row = {
          id: newId(),
          roadshowId: event.id,
          subject,
          state: 'selected' as const,
          ...values,
          submittedBy: viewer.person?.id ?? null,
        }
        const made = before ?? (await store.insertPresentation(tx, { ...row, createdAt: now, stateAt: now }))
        if (made) kept.add(made.id)
      }
    }
    // One selected and not yet placed waits for its place.
    for (const row of old)
      if (row.state === 'selected' && row.sessionId && !kept.has(row.id)) {
        await store.updatePresentation(tx, row.id, { state: 'reserve', sessionId: null, stateAt: now })
        await calls.tellSubmitter(tx, viewer, event, { ...row, state: 'reserve' })
      }
    await store.keepSessions(
      tx,
      event.id,
      sessions.map(({ id }) => id),
    )
  }

  return {
    async saveAgenda(viewer: Viewer, id: string, revision: number, agenda: Agenda): Promise<RoadshowRow> {
      await mustKnow(viewer, agenda)
      return db.write(async (tx) => {
        organising.mustOrganise(viewer, await store.byId(tx, id))
        const after = await store.update(tx, id, revision, { updatedAt: clock.now() })
        if (!after) throw new Refusal('revision_conflict')
        await writeAgenda(tx, viewer, after, agenda)
        await trail.record(tx, viewer, 'roadshow.agenda_saved', `roadshow:${id}`, { sessions: agenda.length })
        return after
      })
    },
  }
}
