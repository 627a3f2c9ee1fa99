import { FOLLOW_UP_DAYS, type FollowUp, type FollowUpAnswer } from '@keqiao/shared/turnout'
import { OPERATORS } from '../accounts/scope.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Timer } from '../platform/timers.ts'
import { stateAt } from '../roadshow/rules.ts'
import type { RoadshowRow } from '../roadshow/tables.ts'
import { addDays, dayOf } from '../taxonomy/calendar.ts'
import type { Context, TurnoutUses } from './context.ts'
import { isInterest, sourceOf } from './rules.ts'
import * as store from './store.ts'
import type { FollowUpRow } from './tables.ts'

const DAY = 86_400_000
/** Events that ended longer ago than the last question are left in peace. */
const LAST_DAYS = 180
const MORNING = 'T01:00:00.000Z'

/** Nine in the morning, in Shanghai, so many days after the day of the end. */
export const dueAfter = (endsAt: string, days: number) => addDays(dayOf(endsAt), days) + MORNING

/** Where do they stand, thirty, ninety and a hundred and eighty days later? */
export function createFollowUps(use: TurnoutUses, { organised, namesOf }: Context) {
  const { db, clock, trail, accounts, notices, roadshow, meetings } = use

  /** Every interest and every meeting of the event, as what is asked about. */
  async function askedOf(viewer: Viewer, event: RoadshowRow) {
    const programme = (await roadshow.programme(db.read, event.id)).map(({ presentation }) => presentation)
    const names = await namesOf(programme, viewer)
    const marks = (await store.marksAt(db.read, event.id)).filter(({ intent }) => isInterest(intent))
    const held = await meetings.heldAt(db.read, event.id)
    const ids = [...marks.map(({ signupId }) => signupId), ...held.flatMap(({ people }) => people)]
    const people = await store.signupsOf(db.read, ids)
    const named = (signupIds: string[]) =>
      signupIds.flatMap((id) => {
        const signup = people.get(id)
        return signup ? [{ name: signup.name, organisation: signup.organisation }] : []
      })
    const shown = marks.filter(({ presentationId }) => programme.some(({ id }) => id === presentationId))
    return [
      ...shown.map((mark) => ({
        source: sourceOf(mark),
        kind: 'presentation' as const,
        about: names.get(mark.presentationId) ?? null,
        people: named([mark.signupId]),
        intent: mark.intent,
      })),
      ...held.map(({ id, people: there }) => ({
        source: `meeting:${id}`,
        kind: 'meeting' as const,
        about: null,
        people: named(there),
        intent: null,
      })),
    ]
  }

  async function list(viewer: Viewer, id: string): Promise<{ items: FollowUp[] }> {
    const event = await organised(viewer, id)
    const rows = await store.followUpsOf(db.read, id)
    const answers = await store.answersAt(
      db.read,
      rows.map((row) => row.id),
    )
    const asked = rows.length > 0 ? await askedOf(viewer, event) : []
    const answerTo = (row: FollowUpRow | undefined, source: string) =>
      answers.find((one) => one.followUpId === row?.id && one.source === source)
    return {
      items: rows.map((row, i) => ({
        ...{ id: row.id, days: row.days, dueAt: row.dueAt, doneAt: row.doneAt },
        items: asked.map((one) => {
          const answer = answerTo(row, one.source)
          const earlier = rows.slice(0, i).toReversed()
          const before = earlier.map((past) => answerTo(past, one.source)?.outcome).find(Boolean) ?? null
          return { ...one, answer: answer ? { outcome: answer.outcome, text: answer.text, at: answer.at } : null, before }
        }),
      })),
    }
  }

  /** The event of a follow-up, for whoever organises it. */
  async function eventOf(viewer: Viewer, id: string): Promise<RoadshowRow> {
    const known = await store.followUp(db.read, id)
    if (!known) throw new Refusal('not_found')
    return organised(viewer, known.roadshowId)
  }

  /** The follow-up, its event locked. */
  async function locked(viewer: Viewer, id: string, work: (tx: Tx, row: FollowUpRow, event: RoadshowRow) => Promise<void>) {
    const known = await eventOf(viewer, id)
    await db.write(async (tx) => {
      const event = await roadshow.door.lockEvent(tx, known.id)
      await work(tx, (await store.followUp(tx, id)) as FollowUpRow, event)
    })
    return list(viewer, known.id)
  }

  const timers: Timer[] = [
    {
      // Made once an event is over; closing it, or archiving it, makes none and takes none away.
      name: 'turnout.follow_ups',
      async run() {
        const now = clock.now()
        const ago = (days: number) => new Date(clock.millis() - days * DAY).toISOString()
        let made = 0
        for (const event of await store.unfollowed(db.read, ago(LAST_DAYS), ago(1))) {
          if (!['follow_up', 'archived'].includes(stateAt(event, now))) continue
          const rows = FOLLOW_UP_DAYS.map((days) => ({
            ...{ id: newId(), roadshowId: event.id, days, dueAt: dueAfter(event.endsAt, days), createdAt: now },
          }))
          made += await db.write((tx) => store.addFollowUps(tx, rows))
        }
        return made
      },
    },
    {
      name: 'turnout.reminders',
      async run() {
        const due = await store.dueFollowUps(db.read, clock.now())
        for (const { followUp, event } of due)
          await db.write(async (tx) => {
            await roadshow.door.lockEvent(tx, event.id)
            const row = await store.followUp(tx, followUp.id)
            if (!row || row.doneAt || row.remindedAt) return
            await store.updateFollowUp(tx, row.id, { remindedAt: clock.now() })
            const facts = { event: event.title, count: row.days }
            const host = event.hostId && (await accounts.isActive(event.hostId, tx)) ? event.hostId : null
            const people = host ? await accounts.adminsOf(host, tx) : await accounts.officersOf(tx, OPERATORS, [event.region])
            await notices.add(tx, people, { code: 'follow_up_due', facts, subject: `roadshow:${event.id}` })
          })
        return due.length
      },
    },
  ]

  return {
    list,
    timers,

    async answer(viewer: Viewer, id: string, { source, outcome, text }: FollowUpAnswer) {
      const asked = await askedOf(viewer, await eventOf(viewer, id))
      if (!asked.some((one) => one.source === source)) throw new Refusal('not_found')
      return locked(viewer, id, async (tx, row) => {
        const answeredBy = viewer.person?.id ?? null
        await store.saveAnswer(tx, { followUpId: row.id, source, outcome, text, answeredBy, at: clock.now() })
      })
    },

    settle: (viewer: Viewer, id: string, move: 'done' | 'undone') =>
      locked(viewer, id, async (tx, row, event) => {
        const isDone = move === 'done'
        if ((row.doneAt !== null) === isDone) return
        const doneBy = viewer.person?.id ?? null
        await store.updateFollowUp(tx, id, isDone ? { doneAt: clock.now(), doneBy } : { doneAt: null, doneBy: null })
        const facts = { days: row.days, done: isDone }
        await trail.record(tx, viewer, 'roadshow.followed_up', `roadshow:${event.id}`, facts)
      }),
  }
}
