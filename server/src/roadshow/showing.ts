import type { OrganisationCard } from '@keqiao/shared/accounts'
import type { ListingState } from '@keqiao/shared/lifecycle'
import type { ListingKind } from '@keqiao/shared/listings'
import type { NeedDraft } from '@keqiao/shared/needs'
import type { Project } from '@keqiao/shared/presentations'
import { maskMail, maskPhone } from '@keqiao/shared/primitives'
import type { ShownSession } from '@keqiao/shared/programme'
import type { Roadshow, RoadshowCard, Seats } from '@keqiao/shared/roadshow'
import { type SignupRow as ShownRow, type Signup, WITH_PLACE } from '@keqiao/shared/signups'
import type { Accounts } from '../accounts/service.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import * as rules from './rules.ts'
import * as seats from './seats.store.ts'
import * as signups from './signups.store.ts'
import * as store from './store.ts'
import type { PresentationRow, RoadshowRow, SeatsRow, SignupRow } from './tables.ts'
import type { Tokens } from './tokens.ts'

/** A kind of listing as far as a programme shows it. */
export interface Presented {
  cards(
    ids: string[],
    viewer: Viewer,
  ): Promise<Map<string, { name: string; field: string | null; owner: OrganisationCard | null }>>
  load(
    ids: string[],
  ): Promise<{ id: string; ownerId: string | null; state: ListingState; disclosure?: NeedDraft['disclosure'] }[]>
}
/** `need:<id>` */
export function partsOf(subject: string) {
  const [kind, id] = subject.split(':')
  return { kind: kind as ListingKind, id: id as string }
}
export interface ShowingUses {
  db: Database
  clock: Clock
  accounts: Accounts
  tokens: Tokens
  listings: Record<ListingKind, Presented>
}
export type Showing = ReturnType<typeof createShowing>

export const contactOf = ({ contactKind, phone, mail }: SignupRow) =>
  contactKind === 'phone' ? maskPhone(phone ?? '') : maskMail(mail ?? '')

export function rowOf(signup: SignupRow): ShownRow {
  const {
    id,
    name,
    organisation,
    title,
    role,
    mode,
    seatMode,
    seats: n,
    state,
    revision,
    source,
    groupId,
    createdAt,
    offerExpiresAt,
  } = signup
  const contact = contactOf(signup)
  return {
    id,
    name,
    organisation,
    title,
    role,
    contact,
    mode,
    seatMode,
    seats: n,
    state,
    revision,
    source,
    groupId,
    at: createdAt,
    offerExpiresAt,
  }
}

export function createShowing({ db, clock, accounts, tokens, listings }: ShowingUses) {
  async function cardsOf(rows: RoadshowRow[]): Promise<RoadshowCard[]> {
    const ids = rows.map(({ id }) => id)
    const [all, waiting, hosts] = await Promise.all([
      seats.seatsOfAll(db.read, ids),
      seats.waiting(db.read, ids),
      accounts.cards(rows.flatMap(({ hostId }) => hostId ?? [])),
    ])
    const byEvent = Map.groupBy(all, ({ roadshowId }) => roadshowId)
    const shown = ({ mode, capacity, taken, roadshowId }: SeatsRow): Seats => {
      const n = waiting.get(`${roadshowId} ${mode}`) ?? 0
      return { mode, capacity, left: n > 0 ? 0 : Math.max(0, capacity - taken), waiting: n }
    }
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      mode: row.mode,
      title: row.title,
      state: rules.stateAt(row, clock.now()),
      region: row.region,
      fields: row.fields,
      language: row.language,
      fee: row.fee,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      regOpensAt: row.regOpensAt,
      regClosesAt: row.regClosesAt,
      venue: row.venue,
      host: (row.hostId && hosts.get(row.hostId)) || null,
      approval: row.approval,
      seats: (byEvent.get(row.id) ?? []).map(shown).sort((a, b) => (a.mode < b.mode ? 1 : -1)),
      demo: row.demo,
    }))
  }

  async function cardsById(events: Map<string, RoadshowRow>): Promise<Map<string, RoadshowCard>> {
    return new Map((await cardsOf([...events.values()])).map((card) => [card.id, card]))
  }

  /** What is presented, as far as this reader may know it. */
  async function listingCards(rows: Pick<PresentationRow, 'subject'>[], viewer: Viewer) {
    const parts = rows.map(({ subject }) => partsOf(subject))
    const of = (kind: ListingKind) =>
      listings[kind].cards(
        parts.flatMap((one) => (one.kind === kind ? one.id : [])),
        viewer,
      )
    return { achievement: await of('achievement'), need: await of('need') }
  }

  /** Projects of a call as this reader may know them. */
  async function projectsOf(rows: PresentationRow[], viewer: Viewer): Promise<Omit<Project, 'moves'>[]> {
    const cards = await listingCards(rows, viewer)
    return rows.map((row) => {
      const { kind, id: listingId } = partsOf(row.subject)
      const { name = null, field = null, owner = null } = cards[kind].get(listingId) ?? {}
      const { id, roadshowId, speaker, speakerTitle, minutes, pitch, state, revision, decisionText, replayUrl } = row
      return {
        ...{ id, roadshowId, kind, listingId, name, field, owner, speaker, speakerTitle, minutes, pitch, state, revision },
        ...{ decisionText, replayUrl, createdAt: row.createdAt, stateAt: row.stateAt },
        secrecyTicked: row.secrecyTickedAt !== null,
        recordConsent: row.recordConsentAt !== null,
        isPlaced: row.sessionId !== null,
      }
    })
  }

  async function agendaOf(roadshowId: string, viewer: Viewer, onlyShown: boolean): Promise<ShownSession[]> {
    const [sessions, rows] = await Promise.all([
      store.sessionsOf(db.read, roadshowId),
      store.presentationsOf(db.read, roadshowId, onlyShown),
    ])
    const parts = rows.map((row) => ({ row, ...partsOf(row.subject) }))
    const cards = await listingCards(rows, viewer)
    const shown = ({ row, kind, id }: { row: PresentationRow; kind: ListingKind; id: string }) => {
      const card = cards[kind].get(id)
      const { speaker, speakerTitle, minutes, state, replayUrl } = row
      return {
        id: row.id,
        kind,
        listingId: id,
        name: card?.name ?? null,
        field: card?.field ?? null,
        speaker,
        speakerTitle,
        minutes,
        state,
        replay: state === 'replay_published' ? replayUrl : null,
      }
    }
    return sessions.map(({ id, title, room, startsAt, endsAt, experts, note }) => ({
      ...{ id, title, room, startsAt, endsAt, experts, note },
      presentations: parts.filter(({ row }) => row.sessionId === id).map(shown),
    }))
  }

  async function mineAt(viewer: Viewer, roadshowId: string) {
    const row = viewer.person && (await signups.ofPersonAt(db.read, viewer.person.id, roadshowId))
    return row ? { token: tokens.of('signup', row.id), state: row.state } : null
  }

  async function pageOf(row: RoadshowRow, viewer: Viewer, organises: boolean): Promise<Roadshow> {
    const [card] = await cardsOf([row])
    const { intro, coHosts, audience, contact, maxCompanions, photoNotice, reason, postponedFrom, callOpensAt, callClosesAt } =
      row
    return {
      ...(card as RoadshowCard),
      ...{ intro, coHosts, audience, contact, maxCompanions, photoNotice, reason, postponedFrom, organises },
      ...{ callOpensAt, callClosesAt, callIsOpen: rules.callIsOpen(row, clock.now()) },
      agenda: await agendaOf(row.id, viewer, !organises),
      mySignup: await mineAt(viewer, row.id),
    }
  }

  async function signupOf(signup: SignupRow, event: RoadshowRow): Promise<Signup> {
    const now = clock.now()
    const [roadshow] = await cardsOf([event])
    const { state, revision, mode, seatMode, seats: n, name, organisation, title, role, interests, acceptsOther } = signup
    const { wantToMeet, assistance, mail, offerReason, offerExpiresAt } = signup
    const hasPlace = WITH_PLACE.includes(state)
    const isOffered = state === 'offered' && seatMode && offerReason && offerExpiresAt
    return {
      roadshow: roadshow as RoadshowCard,
      ...{
        state,
        revision,
        mode,
        seatMode,
        seats: n,
        name,
        organisation,
        title,
        role,
        interests,
        acceptsOther,
        wantToMeet,
        assistance,
      },
      mail: signup.contactKind === 'phone' ? mail : null,
      shareContact: signup.contactSharedAt !== null,
      companions: n > 1 ? (await signups.companionsOf(db.read, signup.id)).map((one) => ({ name: one.name })) : [],
      position: state === 'waitlisted' ? await seats.position(db.read, signup) : null,
      offer: isOffered ? { mode: seatMode, reason: offerReason, expiresAt: offerExpiresAt } : null,
      contact: contactOf(signup),
      asksDate: rules.asksDate(signup),
      moves: rules.openMoves(signup, event, now),
      ticket: hasPlace ? tokens.of('ticket', signup.id) : null,
      online: hasPlace && seatMode === 'ONLINE',
      history: await signups.historyOf(db.read, signup.id),
    }
  }

  return { cardsOf, cardsById, listingCards, pageOf, projectsOf, signupOf }
}
