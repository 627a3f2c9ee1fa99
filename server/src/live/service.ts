import {
  BEAT_SECONDS,
  GONE_AFTER_SECONDS,
  HEARD_QUESTIONS,
  type HostPage,
  type LiveChanges,
  type LivePage,
  type LiveStep,
  MOST_ASKED,
  MOST_WAITING,
  QUESTION_MOVES,
  type Question,
  type QuestionDraft,
  type QuestionState,
} from '@keqiao/shared/live'
import type { Viewer } from '../accounts/viewer.ts'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { createFeed, type News, type Reading } from './feed.ts'
import { createRoom, type LiveUses, type Seat } from './room.ts'
import { hasPlaceOnline } from './rules.ts'
import * as store from './store.ts'

export type LiveService = ReturnType<typeof createLive>

export function createLive(use: LiveUses) {
  const { db, clock, trail, checkIns } = use
  const room = createRoom(use)
  const before = (seconds: number) => new Date(clock.millis() - seconds * 1000).toISOString()

  async function mustHost(tx: Tx, viewer: Viewer, id: string): Promise<Seat> {
    const seat = await room.staff(tx, viewer, id)
    if (seat.role !== 'host') throw new Refusal('forbidden')
    return seat
  }
  async function heard(tx: Tx, { event }: Seat, id: string): Promise<store.Asked> {
    const found = await store.question(tx, id)
    if (found?.roadshowId !== event.id) throw new Refusal('not_found')
    return found
  }
  async function news(id: string, since: number): Promise<News> {
    return { room: await store.roomOf(db.read, id), rows: await store.changedSince(db.read, id, since) }
  }
  const reading = (seated: () => Promise<Seat>): Reading => ({
    async enter() {
      const seat = await seated()
      room.mustBeOpen(seat)
      return seat
    },
    changes: (seat, { room: now, rows }) => room.changesFor(room.reseat(seat, now), rows),
  })
  const asGuest = (token: string) => reading(() => room.guest(db.read, token))
  const asStaff = (viewer: Viewer, id: string) => reading(() => room.staff(db.read, viewer, id))
  async function changesOf({ enter, changes }: Reading, since: number): Promise<LiveChanges> {
    const seat = await enter()
    return changes(seat, await news(seat.event.id, since))
  }
  const feed = createFeed({ news, version: async (id) => (await store.roomOf(db.read, id))?.version ?? 0 })

  return {
    feed,

    async page(token: string): Promise<LivePage> {
      const seat = await room.guest(db.read, token)
      const { signup } = seat
      const mine = await store.questionsOf(db.read, signup.id)
      return {
        ...(await room.viewOf(seat)),
        name: signup.name,
        checksIn: hasPlaceOnline(signup),
        voted: await store.votedBy(db.read, signup.id),
        mine: mine.map(({ id }) => id),
      }
    },

    async host(viewer: Viewer, id: string): Promise<HostPage> {
      const seat = await room.staff(db.read, viewer, id)
      return {
        ...(await room.viewOf(seat)),
        ...(await store.audience(db.read, id, before(GONE_AFTER_SECONDS))),
        role: seat.role === 'host' ? 'host' : 'presenter',
        endedAt: seat.room?.endedAt ?? null,
      }
    },

    changes: (token: string, since: number) => changesOf(asGuest(token), since),
    hostChanges: (viewer: Viewer, id: string, since: number) => changesOf(asStaff(viewer, id), since),
    stream: (token: string, since: number) => feed.open(token, asGuest(token), since),
    hostStream: (viewer: Viewer, id: string, since: number) =>
      feed.open(`${viewer.person?.id} ${id}`, asStaff(viewer, id), since),

    /** The page is open. The first time is coming in; each later one a minute, unless this person was away. */
    async present(token: string) {
      const { phase, room: now } = await db.write(async (tx) => {
        const seat = await room.guest(tx, token)
        room.mustBeOpen(seat)
        // Who presents and has a place in the hall comes in through its door, and is no audience here.
        if (!hasPlaceOnline(seat.signup)) return seat
        const at = clock.now()
        if (await store.arrive(tx, seat.signup.id, seat.event.id, at)) await checkIns.present(tx, seat.signup, at)
        else await store.stay(tx, seat.signup.id, at, { since: before(GONE_AFTER_SECONDS), until: before(BEAT_SECONDS * 0.75) })
        return seat
      })
      return { phase, version: now?.version ?? 0 }
    },

    async ask(token: string, { text, anonymous, key }: QuestionDraft): Promise<Question> {
      return db.write(async (tx) => {
        const seat = await room.guest(tx, token)
        room.mustBeOpen(seat)
        const { version, presentationId } = await store.touch(tx, seat.event.id)
        const earlier = await store.questionsOf(tx, seat.signup.id)
        const same = earlier.find((one) => one.key === key)
        const waiting = earlier.filter(({ state }) => state === 'waiting').length
        if (!same && (waiting >= MOST_WAITING || earlier.length >= MOST_ASKED))
          throw new Refusal('too_many_questions', { waiting, most: MOST_WAITING, mostInAll: MOST_ASKED })
        const id = same?.id ?? newId()
        const { id: signupId, roadshowId } = seat.signup
        const row = { id, roadshowId, seq: version, version, signupId, presentationId, key, text, anonymous }
        if (!same) await store.insertQuestion(tx, { ...row, state: 'waiting', at: clock.now() })
        return room.questionFor(seat, (await store.question(tx, id)) as store.Asked)
      })
    },

    async vote(token: string, id: string): Promise<Question> {
      return db.write(async (tx) => {
        const seat = await room.guest(tx, token)
        room.mustBeOpen(seat)
        const known = await heard(tx, seat, id)
        if (!HEARD_QUESTIONS.includes(known.state)) throw new Refusal('not_found')
        if (await store.vote(tx, id, seat.signup.id))
          await store.countVote(tx, id, (await store.touch(tx, seat.event.id)).version)
        return room.questionFor(seat, (await store.question(tx, id)) as store.Asked)
      })
    },

    async moderate(viewer: Viewer, roadshowId: string, id: string, state: QuestionState): Promise<Question> {
      return db.write(async (tx) => {
        const seat = await mustHost(tx, viewer, roadshowId)
        const { version } = await store.touch(tx, roadshowId)
        const known = await heard(tx, seat, id)
        if (known.state !== state) {
          const moves = QUESTION_MOVES[known.state]
          if (!moves.includes(state)) throw new Refusal('transition_refused', { state: known.state, moves })
          const shown = HEARD_QUESTIONS.includes(state) && { shownAt: known.shownAt ?? clock.now() }
          await store.settle(tx, id, version, { state, ...shown })
        }
        return room.questionFor(seat, (await store.question(tx, id)) as store.Asked)
      })
    },

    async step(viewer: Viewer, roadshowId: string, step: LiveStep): Promise<LiveChanges> {
      return db.write(async (tx) => {
        const { phase } = await mustHost(tx, viewer, roadshowId)
        if (phase === 'none' || (step.step === 'end' && phase !== 'open')) throw new Refusal('transition_refused', { phase })
        await store.touch(tx, roadshowId, await changeOf(tx, roadshowId, step))
        if (step.step === 'end' || step.step === 'resume')
          await trail.record(tx, viewer, step.step === 'end' ? 'live.ended' : 'live.resumed', `roadshow:${roadshowId}`)
        return room.changesFor(await room.staff(tx, viewer, roadshowId), [])
      })
    },
  }

  async function changeOf(tx: Tx, roadshowId: string, step: LiveStep) {
    const now = clock.now()
    if (step.step === 'say') return { message: step.message, messageAt: step.message && now }
    if (step.step === 'end') return { endedAt: now }
    if (step.step === 'resume') return { endedAt: null }
    const { presentationId } = step
    const shown = await use.roadshow.programme(tx, roadshowId)
    if (presentationId && !shown.some(({ presentation: { id } }) => id === presentationId)) throw new Refusal('not_found')
    return { presentationId }
  }
}
