import type { MeetingBookDraft } from '@keqiao/shared/meeting-plans'
import { type MeetingSlot, MOST_ABSENCES } from '@keqiao/shared/meetings'
import type { Viewer } from '../accounts/viewer.ts'
import { exact } from '../platform/clock.ts'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal, wrongAt } from '../platform/refusal.ts'
import type { SignupRow } from '../roadshow/tables.ts'
import { pairKey } from './asking.ts'
import type { Context, MeetingUses } from './context.ts'
import type { PlanProblem } from './planner/problem.ts'
import { absencesIn, agreedIn, faultsOf, placesTaken, slotsOf } from './rules.ts'
import { seat } from './seating.ts'
import * as store from './store.ts'
import type { BookRow, MeetingRow, PlannedItem } from './tables.ts'

export type Planning = ReturnType<typeof createPlanning>

/** What the organiser of an event does about its meetings. */
export function createPlanning({ db, clock, outbox, trail, roadshow, planner }: MeetingUses, context: Context) {
  async function organised(viewer: Viewer, roadshowId: string) {
    return roadshow.mustOrganise(viewer, await store.eventOf(db.read, roadshowId))
  }

  /** The event as the planner sees it: who is there when and not yet taken, and how well each pair fits. */
  async function problemOf(book: BookRow, slots: MeetingSlot[], held: Map<string, Set<string>>): Promise<PlanProblem> {
    const { roadshowId } = book
    const guests = await store.guestsOf(db.read, roadshowId)
    const all = await store.meetingsAt(db.read, roadshowId)
    const known = all.filter(({ meeting: { state } }) => state !== 'cancelled' && state !== 'expired')
    const met = new Set(known.map(({ people }) => pairKey(people.map(({ signupId }) => signupId))))
    const people = guests.map(({ signup: { id }, guest: { away } }) => {
      const free = slots.flatMap(({ startsAt }, index) =>
        away.includes(startsAt) || held.get(startsAt)?.has(`signup:${id}`) ? [] : [index],
      )
      const isBarred = absencesIn(all, id) >= MOST_ABSENCES
      const agreed = agreedIn(all, id)
      return { id, slots: isBarred ? [] : free, most: book.mostEach - agreed, isServed: agreed > 0 }
    })
    const taken = (startsAt: string) => placesTaken(held.get(startsAt) ?? [])
    const fits = await context.fits(guests.map(({ signup }) => signup))
    const pairs = guests.flatMap(({ signup: a }, index) =>
      guests.slice(index + 1).flatMap(({ signup: b }) => {
        const score = met.has(pairKey([a.id, b.id])) ? 0 : (fits(a.id, b.id)?.score ?? 0)
        return score > 0 ? [{ a: a.id, b: b.id, score }] : []
      }),
    )
    return { people, pairs, tables: slots.map(({ startsAt }) => book.places.length - taken(startsAt)) }
  }

  /** Places for what is planned in one slot: the free ones, in order. */
  function placed(
    slots: MeetingSlot[],
    held: Map<string, Set<string>>,
    meetings: { a: string; b: string; slot: number; score: number }[],
  ): PlannedItem[] {
    const next = new Map<string, number>()
    return meetings.flatMap(({ a, b, slot, score }) => {
      const startsAt = slots[slot]?.startsAt
      if (!startsAt) return []
      let place = next.get(startsAt) ?? 0
      while (held.get(startsAt)?.has(`place:${place}`)) place++
      next.set(startsAt, place + 1)
      return [{ a, b, startsAt, place, score: Math.round(score) }]
    })
  }

  async function insertPlanned(tx: Tx, book: BookRow, item: PlannedItem, held: Map<string, Set<string>>) {
    const now = clock.now()
    const both = [item.a, item.b]
    const slot = slotsOf(book).find(({ startsAt }) => startsAt === item.startsAt)
    const taken = held.get(item.startsAt) ?? new Set<string>()
    const isFree = both.every((one) => !taken.has(`signup:${one}`))
    if (!slot || slot.startsAt <= now || !isFree || placesTaken(taken) >= book.places.length) return false
    const id = newId()
    const none = {
      askedBy: null,
      reason: null,
      counterBy: null,
      counterStartsAt: null,
      expiresAt: null,
      declineReason: null,
      declineText: null,
    }
    const row: MeetingRow = {
      ...{ id, roadshowId: book.roadshowId, state: 'accepted', ...none, startsAt: null, endsAt: null, place: null },
      ...{ score: item.score, openPair: pairKey([item.a, item.b]), createdAt: now, stateAt: now },
    }
    const people = both.map((signupId) => ({ signupId, answer: 'yes' as const }))
    if (!(await store.insert(tx, row, people))) return false
    const seated = await seat(tx, book, row, both, { now, wished: item.startsAt, heeded: [], held })
    await store.update(tx, id, seated)
    held.set(item.startsAt, new Set([...taken, ...both.map((one) => `signup:${one}`), `place:${seated.place}`]))
    await outbox.addAt(tx, 'meeting_over', Date.parse(seated.endsAt), id)
    return true
  }

  return {
    organised,

    async saveBook(viewer: Viewer, roadshowId: string, revision: number, draft: MeetingBookDraft) {
      await organised(viewer, roadshowId)
      const book = {
        ...draft,
        bookOpensAt: exact(draft.bookOpensAt),
        bookClosesAt: exact(draft.bookClosesAt),
        windows: draft.windows.map(({ startsAt, endsAt }) => ({ startsAt: exact(startsAt), endsAt: exact(endsAt) })),
      }
      const issues = faultsOf(book)
      if (issues.length > 0) throw new Refusal('invalid_input', {}, issues)
      await db.write(async (tx) => {
        await store.touch(tx, roadshowId)
        const held = await store.heldAt(tx, roadshowId)
        const slots = new Set(slotsOf(book).map(({ startsAt }) => startsAt))
        const beyond = (holder: string) => holder.startsWith('place:') && Number(holder.slice(6)) >= book.places.length
        const isKept = [...held].every(([startsAt, holders]) => slots.has(startsAt) && ![...holders].some(beyond))
        // Whoever has an appointment keeps it: neither its slot nor its table is taken away.
        if (!isKept) throw wrongAt('book.windows', 'slots_in_use')
        if (!(await store.saveBook(tx, revision, { ...book, roadshowId, updatedAt: clock.now() })))
          throw new Refusal('revision_conflict', { revision: (await store.bookOf(tx, roadshowId))?.revision ?? 0 })
        await trail.record(tx, viewer, 'meetings.book_saved', `roadshow:${roadshowId}`, {
          slots: slots.size,
          places: book.places.length,
        })
      })
    },

    /** Written down now, solved by the worker: seconds of work for hundreds of people. */
    async begin(viewer: Viewer, roadshowId: string) {
      await organised(viewer, roadshowId)
      await db.write(async (tx) => {
        if (!(await store.touch(tx, roadshowId))) throw new Refusal('meetings_closed', { state: 'none' })
        const earlier = await store.lastPlan(tx, roadshowId)
        if (earlier?.state === 'working') return
        if (earlier) await store.updatePlan(tx, earlier.id, 'ready', { state: 'stale' })
        const id = newId()
        await store.insertPlan(tx, {
          id,
          roadshowId,
          state: 'working',
          items: [],
          createdBy: viewer.person?.id ?? null,
          at: clock.now(),
        })
        await outbox.add(tx, 'meeting_plan', id)
        await trail.record(tx, viewer, 'meetings.planned', `roadshow:${roadshowId}`, {})
      })
    },

    async solve(planId: string) {
      const plan = await store.planById(db.read, planId)
      const book = plan?.state === 'working' ? await store.bookOf(db.read, plan.roadshowId) : undefined
      if (!plan || !book) return
      // Once: the clock goes on while it is solved, and the plan speaks of slots by their number.
      const slots = slotsOf(book).filter(({ startsAt }) => startsAt > clock.now())
      const held = await store.heldAt(db.read, book.roadshowId)
      const { best, greedy } = await planner(await problemOf(book, slots, held))
      const { score, bound, served, servedAtMost } = best
      const figures = { score, bound, served, servedAtMost, greedy: greedy.score, greedyServed: greedy.served }
      const items = placed(slots, held, best.meetings)
      await db.write((tx) => store.updatePlan(tx, planId, 'working', { state: 'ready', ...figures, items, at: clock.now() }))
    },

    /** What still fits of the plan becomes meetings; who changed their mind or their evening meanwhile is left out. */
    async publish(viewer: Viewer, roadshowId: string, planId: string) {
      const event = await organised(viewer, roadshowId)
      await db.write(async (tx) => {
        const book = await store.touch(tx, roadshowId)
        const plan = await store.planById(tx, planId)
        if (!book || plan?.roadshowId !== roadshowId) throw new Refusal('not_found')
        if (!(await store.updatePlan(tx, planId, 'ready', { state: 'published' })))
          throw new Refusal('transition_refused', { state: plan.state })
        const guests = new Map((await store.guestsOf(tx, roadshowId)).map(({ signup, guest }) => [signup.id, { signup, guest }]))
        const held = await store.heldAt(tx, roadshowId)
        const counts = new Map<SignupRow, number>()
        for (const item of plan.items) {
          const both = [item.a, item.b].map((id) => guests.get(id))
          if (both.some((one) => !one || one.guest.away.includes(item.startsAt))) continue
          if (!(await insertPlanned(tx, book, item, held))) continue
          for (const one of both) if (one) counts.set(one.signup, (counts.get(one.signup) ?? 0) + 1)
        }
        for (const [signup, count] of counts)
          await context.tell(tx, signup, { code: 'meetings_planned', facts: { event: event.title, count } })
        await trail.record(tx, viewer, 'meetings.published', `roadshow:${roadshowId}`, { people: counts.size })
      })
    },
  }
}
