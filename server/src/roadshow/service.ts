import type { ListingKind } from '@keqiao/shared/listings'
import type { NoticeCode } from '@keqiao/shared/notices'
import type { PageQuery } from '@keqiao/shared/primitives'
import type { Revealed } from '@keqiao/shared/privacy'
import type { Agenda } from '@keqiao/shared/programme'
import type { RoadshowDraft, RoadshowFile, RoadshowQuery, SeatMode } from '@keqiao/shared/roadshow'
import type { RoadshowMoveBody } from '@keqiao/shared/roadshow-life'
import { type SignupChange, type SignupDraft, type SignupMove, type SignupQuery, WITH_PLACE } from '@keqiao/shared/signups'
import { OPERATORS, regionScope } from '../accounts/scope.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Reader } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { createAgenda } from './agenda.ts'
import { calendarOf } from './calendar.ts'
import { createCalls } from './calls.ts'
import { createConsents } from './consents.ts'
import { createDoor, type Held } from './door.ts'
import { createOrganising, type OrganisingUses } from './organising.ts'
import { createPlaces } from './places.ts'
import { programmeOf } from './programme.store.ts'
import { createProjects } from './projects.ts'
import * as rules from './rules.ts'
import * as seats from './seats.store.ts'
import { createShowing, type Presented, rowOf } from './showing.ts'
import * as signups from './signups.store.ts'
import * as store from './store.ts'
import { eventSubject, projectSubject } from './subject.ts'
import type { RoadshowRow } from './tables.ts'
import { createTelling } from './telling.ts'
import { roadshowTimers, roadshowTopics } from './timers.ts'
import { createTokens } from './tokens.ts'

/** Mails after which a calendar has something to change. */
const DATED: readonly NoticeCode[] = [
  'signup_confirmed',
  'signup_withdrawn',
  'roadshow_moved',
  'roadshow_cancelled',
  'signup_reminder',
]

export type RoadshowService = ReturnType<typeof createRoadshow>
export type RoadshowUses = Omit<OrganisingUses, 'tokens' | 'tell'> & {
  secret: string
  publicUrl: string
  listings: Record<ListingKind, Presented>
}

export function createRoadshow(given: RoadshowUses) {
  const tokens = createTokens(given.secret)
  const tell = createTelling({ notices: given.notices, tokens })
  const use = { ...given, tokens, tell }
  const { db, clock, taxonomies } = use
  const door = createDoor(use)
  const places = createPlaces(door, use)
  const organising = createOrganising(use, door, places)
  const showing = createShowing(use)
  const consents = createConsents(use, { organising, showing })
  const calls = createCalls(use, { organising, consents })
  const agenda = createAgenda(use, { organising, calls, consents, showing })

  async function fileOf(viewer: Viewer, id: string): Promise<RoadshowFile> {
    const row = organising.mustOrganise(viewer, await store.byId(db.read, id))
    const now = clock.now()
    const steps = rules.openSteps(row, organising.moversOf(viewer, row), now)
    const counted = await seats.seatsOf(db.read, id)
    return {
      ...(await showing.pageOf(row, viewer, true)),
      draft: await organising.draftOf(db.read, row),
      revision: row.revision,
      moves: [...new Set(steps.map(({ move }) => move))],
      waitingSince: row.waitingSince,
      returned: row.returned,
      unticked: await store.untickedOf(db.read, id),
      taken: Object.fromEntries(counted.map(({ mode, taken }) => [mode, taken])) as RoadshowFile['taken'],
      people: await signups.countByState(db.read, id),
      dates: await signups.countDates(db.read, id),
    }
  }
  const asFile = (viewer: Viewer) => (row: RoadshowRow) => fileOf(viewer, row.id)

  async function seen(viewer: Viewer, id: string): Promise<RoadshowRow> {
    const row = await store.byId(db.read, id)
    if (!row || (!rules.isPublic(row) && !organising.organises(viewer, row))) throw new Refusal('not_found')
    return row
  }

  const shown = ({ signup, event }: Held) => showing.signupOf(signup, event)
  async function heldBy(token: string, reader: Reader = db.read): Promise<Held | null> {
    const id = tokens.read('signup', token)
    const signup = id ? await signups.byId(reader, id) : undefined
    const event = signup && (await store.byId(reader, signup.roadshowId))
    return event ? { event, signup } : null
  }
  async function holderOf(token: string, reader: Reader = db.read): Promise<Held> {
    const held = await heldBy(token, reader)
    if (!held) throw new Refusal('not_found')
    return held
  }
  const idOf = async (token: string) => (await holderOf(token)).signup.id
  const entryOf = (held: Held, link: string) => {
    const spoken = taxonomies.label('spoken_language', held.event.language, held.signup.language)
    return calendarOf({ ...held, spoken, link, now: clock.now() })
  }

  return {
    door,
    places,
    tokens,
    tell,
    seen,
    /** Whose own link this is. */
    holderOf,
    programme: programmeOf,
    organises: organising.organises,
    /** What files hang on: events, and the projects of their calls. */
    subjects: [eventSubject({ ...use, ...organising }), projectSubject({ ...use, ...organising })],
    projects: createProjects(use, { organising, calls, showing }),
    replays: consents,
    mustOrganise: organising.mustOrganise,
    rowOf,
    /** Plain, for who organises the event; the asking is on the trail. */
    async contactOf(viewer: Viewer, signupId: string): Promise<Revealed | null> {
      const signup = await signups.byId(db.read, signupId)
      const event = signup && (await store.byId(db.read, signup.roadshowId))
      if (!event || !organising.organises(viewer, event)) return null
      return { person: signup.name, phone: signup.phone, email: signup.mail }
    },
    timers: roadshowTimers(use, door, places),
    topics: roadshowTopics(use, places),

    async list({ page, size, field, region, free, call, ...query }: RoadshowQuery) {
      const down = (list: 'field' | 'region', codes: string[]) =>
        codes.length > 0 ? codes.flatMap((code) => [code, ...taxonomies.descendants(list, code)]) : null
      const filter = {
        ...query,
        now: clock.now(),
        fields: down('field', field),
        regions: down('region', region),
        free: free === 'true',
        call: call === 'true',
      }
      const { rows, total } = await store.list(db.read, filter, { page, size })
      return { items: await showing.cardsOf(rows), total, page, size }
    },

    async read(viewer: Viewer, id: string) {
      const row = await seen(viewer, id)
      return showing.pageOf(row, viewer, organising.organises(viewer, row))
    },

    async organised(viewer: Viewer, page: PageQuery) {
      const hosts = viewer.organisations.filter(({ state }) => state === 'active').map(({ id }) => id)
      const regions = regionScope(viewer, OPERATORS, taxonomies)
      const { rows, total } = await store.organised(db.read, hosts, regions, page)
      const cards = await showing.cardsOf(rows)
      return { items: cards.map((card, i) => ({ ...card, waitingSince: rows[i]?.waitingSince ?? null })), total, ...page }
    },

    file: fileOf,
    create: (viewer: Viewer, draft: RoadshowDraft, options?: { demo?: boolean }) =>
      organising.create(viewer, draft, options).then(asFile(viewer)),
    save: (viewer: Viewer, id: string, revision: number, draft: RoadshowDraft) =>
      organising.save(viewer, id, revision, draft).then(asFile(viewer)),
    saveAgenda: (viewer: Viewer, id: string, revision: number, sessions: Agenda) =>
      agenda.saveAgenda(viewer, id, revision, sessions).then(asFile(viewer)),
    move: (viewer: Viewer, id: string, body: RoadshowMoveBody) => organising.move(viewer, id, body).then(asFile(viewer)),
    resize: (viewer: Viewer, id: string, mode: SeatMode, capacity: number) =>
      organising.resize(viewer, id, mode, capacity).then(asFile(viewer)),

    async signUp(viewer: Viewer, id: string, draft: SignupDraft) {
      const held = await door.signUp({ personId: viewer.person?.id ?? null, source: 'web' }, id, draft)
      return { token: tokens.of('signup', held.signup.id), signup: await shown(held) }
    },

    readSignup: async (token: string) => shown(await holderOf(token)),

    /** What hangs on the event, and whether this link gives more of it than what is public. */
    async materialsOf(token: string) {
      const { event, signup } = await holderOf(token)
      const hasPlace = WITH_PLACE.includes(signup.state) && rules.isPublic(event)
      return { reference: `roadshow:${event.id}`, hasPlace, signupId: signup.id }
    },

    /** The place as a calendar entry. */
    calendar: async (token: string) => entryOf(await holderOf(token), `${use.publicUrl}/signup/${token}`),

    /** The entry that goes with a mail about a place. */
    async enclosed({ code, link }: { code: NoticeCode; link: string | null }): Promise<string | null> {
      const held = DATED.includes(code) && link ? await heldBy(link.replace('/signup/', '')) : null
      return held ? entryOf(held, use.publicUrl + link) : null
    },

    changeSignup: async (token: string, change: SignupChange) => shown(await places.change(await idOf(token), change)),
    moveSignup: async (token: string, move: SignupMove) => shown(await places.move(await idOf(token), move)),

    async signups(viewer: Viewer, id: string, { page, size, ...filter }: SignupQuery) {
      organising.mustOrganise(viewer, await store.byId(db.read, id))
      const { items, total } = await signups.page(db.read, id, filter, { page, size })
      return { items: items.map(rowOf), total, page, size }
    },

    async decide(viewer: Viewer, signupId: string, decision: Parameters<typeof places.decide>[1]) {
      const actor = viewer.person?.id ?? null
      const held = await places.decide(signupId, decision, actor, (event) => void organising.mustOrganise(viewer, event))
      return rowOf(held.signup)
    },

    async mine(viewer: Viewer, page: PageQuery) {
      const { items, total } = await signups.ofPerson(db.read, viewer.person?.id ?? '', page)
      const events = await store.byIds(
        db.read,
        items.map(({ roadshowId }) => roadshowId),
      )
      const cards = await showing.cardsById(events)
      const rows = items.flatMap(({ id, state, mode, roadshowId }) => {
        const roadshow = cards.get(roadshowId)
        return roadshow ? [{ token: tokens.of('signup', id), state, mode, roadshow }] : []
      })
      return { items: rows, total, ...page }
    },
  }
}
