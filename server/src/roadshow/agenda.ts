import type { Issue } from '@keqiao/shared/problem'
import { type Agenda, type PresentationState, SHOWN_PRESENTATIONS } from '@keqiao/shared/programme'
import type { RoadshowState } from '@keqiao/shared/roadshow-life'
import type { Viewer } from '../accounts/viewer.ts'
import { exact } from '../platform/clock.ts'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { takenDown } from './calls.store.ts'
import type { Calls } from './calls.ts'
import type { Consents } from './consents.ts'
import type { Organising, OrganisingUses } from './organising.ts'
import { partsOf, type Showing } from './showing.ts'
import * as store from './store.ts'
import type { PresentationRow, RoadshowRow, SessionRow } from './tables.ts'

type Item = Agenda[number]['presentations'][number]
interface Standing {
  sessions: SessionRow[]
  rows: PresentationRow[]
}
interface Placed {
  sessionId: string
  place: number
  rows: PresentationRow[]
}
/** What was shown at the event is a record of it. */
const SHOWN_AT_EVENT: readonly PresentationState[] = ['presented', 'replay_published']
const CLOSED: readonly RoadshowState[] = ['cancelled', 'archived']
const issue = (path: string, code: string): Issue => ({ path, code, facts: {} })
/** Each presentation with its path. */
const itemsOf = (agenda: Agenda) =>
  agenda.flatMap(({ presentations }, s) => presentations.map((item, p) => ({ item, at: `agenda.${s}.presentations.${p}` })))
const rowOf = ({ id, subject }: Item, rows: PresentationRow[]) =>
  rows.find((one) => (id === null ? one.subject === subject : one.id === id))

interface Parts {
  organising: Organising
  calls: Calls
  consents: Consents
  showing: Showing
}

/** The programme of an event: sessions, and who presents what in them. */
export function createAgenda({ db, clock, trail }: OrganisingUses, { organising, calls, consents, showing }: Parts) {
  /** Nobody can find out about a listing by putting it on a programme. */
  async function unknownTo(viewer: Viewer, agenda: Agenda): Promise<Issue[]> {
    const given = itemsOf(agenda).filter(({ item }) => item.id === null)
    const cards = await showing.listingCards(
      given.map(({ item }) => item),
      viewer,
    )
    return given.flatMap(({ item, at }) => {
      const { kind, id } = partsOf(item.subject)
      return cards[kind].has(id) ? [] : [issue(`${at}.subject`, 'unknown_listing')]
    })
  }

  /** What cannot stand on the programme, each at its own field. */
  function faultsOf(agenda: Agenda, { sessions, rows }: Standing): Issue[] {
    const strange = agenda.some(({ id }) => id !== null && !sessions.some((session) => session.id === id))
    const given = itemsOf(agenda).map((one) => ({ ...one, row: rowOf(one.item, rows) }))
    const kept = new Set(given.map(({ row }) => row?.id))
    const left = rows.some((row) => SHOWN_AT_EVENT.includes(row.state) && row.sessionId && !kept.has(row.id))
    return [
      ...(strange ? [issue('agenda', 'unknown_listing')] : []),
      ...(left ? [issue('agenda', 'project_presented')] : []),
      ...given.flatMap(({ item, at, row }) => {
        if (item.id !== null && row?.subject !== item.subject) return [issue(`${at}.subject`, 'unknown_listing')]
        if (row?.state === 'withdrawn') return [issue(`${at}.subject`, 'project_gone')]
        return item.secrecyTick || row?.secrecyTickedAt ? [] : [issue(`${at}.secrecyTick`, 'secrecy_untold')]
      }),
    ]
  }

  async function writeItem(tx: Tx, viewer: Viewer, event: RoadshowRow, item: Item, given: Placed): Promise<string> {
    const now = clock.now()
    const { subject, speaker, speakerTitle, minutes } = item
    const before = rowOf(item, given.rows)
    const values = { sessionId: given.sessionId, place: given.place, speaker, speakerTitle, minutes }
    if (!before) {
      const made = { id: newId(), roadshowId: event.id, subject, state: 'selected' as const, ...values }
      const by = { submittedBy: viewer.person?.id ?? null, secrecyTickedAt: now, createdAt: now, stateAt: now }
      await store.insertPresentation(tx, { ...made, ...by })
      return made.id
    }
    const chosen = !SHOWN_PRESENTATIONS.includes(before.state)
    const isUnagreed = before.state === 'replay_published' && !(await consents.allAgree(tx, { ...before, speaker }))
    await store.updatePresentation(tx, before.id, {
      ...values,
      secrecyTickedAt: before.secrecyTickedAt ?? now,
      ...(chosen && { state: 'selected' as const, stateAt: now }),
      ...(isUnagreed && takenDown(now)),
    })
    if (chosen) await calls.tellSubmitter(tx, viewer, event, { ...before, state: 'selected' })
    return before.id
  }

  /** The programme as given: sessions in their order; what is no longer on it goes back to the reserve. */
  async function writeAgenda(tx: Tx, viewer: Viewer, event: RoadshowRow, agenda: Agenda) {
    const rows = await store.presentationsOf(tx, event.id, false)
    const standing = { sessions: await store.sessionsOf(tx, event.id), rows }
    const faults = faultsOf(agenda, standing)
    if (faults.length > 0) throw new Refusal('invalid_input', {}, faults)
    const ids = agenda.map(({ id }) => id ?? newId())
    const kept = new Set<string>()
    for (const [place, { presentations: items, ...session }] of agenda.entries()) {
      const sessionId = ids[place] as string
      const [startsAt, endsAt] = [exact(session.startsAt), exact(session.endsAt)]
      await store.saveSession(tx, { ...session, id: sessionId, roadshowId: event.id, place, startsAt, endsAt })
      for (const [order, item] of items.entries())
        kept.add(await writeItem(tx, viewer, event, item, { sessionId, place: order, rows }))
    }
    // One selected and not yet placed waits for its place.
    for (const row of rows)
      if ((row.state === 'selected' || row.state === 'rehearsed') && row.sessionId && !kept.has(row.id)) {
        await store.updatePresentation(tx, row.id, { state: 'reserve', sessionId: null, stateAt: clock.now() })
        await calls.tellSubmitter(tx, viewer, event, { ...row, state: 'reserve' })
      }
    await store.keepSessions(tx, event.id, ids)
  }

  return {
    async saveAgenda(viewer: Viewer, id: string, revision: number, agenda: Agenda): Promise<RoadshowRow> {
      const unknown = await unknownTo(viewer, agenda)
      if (unknown.length > 0) throw new Refusal('invalid_input', {}, unknown)
      return db.write(async (tx) => {
        const before = organising.mustOrganise(viewer, await store.byId(tx, id))
        if (CLOSED.includes(before.state)) throw new Refusal('transition_refused', { state: before.state })
        const after = await store.update(tx, id, revision, { updatedAt: clock.now() })
        if (!after) throw new Refusal('revision_conflict')
        await writeAgenda(tx, viewer, after, agenda)
        await trail.record(tx, viewer, 'roadshow.agenda_saved', `roadshow:${id}`, { sessions: agenda.length })
        return after
      })
    },
  }
}
