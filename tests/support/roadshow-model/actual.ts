import type { Viewer } from '@keqiao/server/accounts/viewer'
import type { Database } from '@keqiao/server/platform/db/database'
import { Refusal } from '@keqiao/server/platform/refusal'
import { seatsOf } from '@keqiao/server/roadshow/seats.store'
import { createRoadshow, type RoadshowUses } from '@keqiao/server/roadshow/service'
import { roadshowSeats, roadshows, signups } from '@keqiao/server/roadshow/tables'
import { asc, eq } from 'drizzle-orm'
import type { SettableClock } from '../clock.ts'
import { roadshowDraft, signupDraft } from '../roadshow.ts'
import type { Command, Made, Mode } from './commands.ts'

/** Thrown where the process would be gone. */
class Crash extends Error {}
type Roadshow = ReturnType<typeof createRoadshow>
export interface ActualUses {
  uses: RoadshowUses
  clock: SettableClock
  organiser: Viewer
  /** Its event is nobody's. */
  demo?: boolean
  /** What a crash is. In this process what was being done is thrown away, and all that is built on the database with it. */
  crash?(): void
}

const HOUR = 3_600_000
const iso = (at: number) => new Date(at).toISOString()

/** The service itself on its database, which crashes at the border of a transaction when told to. */
export function createActual({ uses, clock, organiser, demo = false, crash = () => {} }: ActualUses) {
  let due: 'before' | 'after' | null = null
  function die() {
    due = null
    crash()
    throw new Crash()
  }
  const db: Database = {
    ...uses.db,
    async write(work) {
      const value = await uses.db.write(async (tx) => {
        const value = await work(tx)
        if (due === 'before') die()
        return value
      })
      if (due === 'after') die()
      return value
    },
  }
  const build = () => createRoadshow({ ...uses, db, clock })
  let roadshow: Roadshow = build()
  let id = ''
  const rows = () => db.read.select().from(signups).where(eq(signups.roadshowId, id)).orderBy(asc(signups.id))
  /** In the order of their coming, which ids of one millisecond do not say. */
  let came: string[] = []
  const idOf = (who: number) => came[who] ?? '0190a5e0-0000-7000-8000-000000000000'
  const revisionOf = async (who: number) => (await rows()).find((one) => one.id === idOf(who))?.revision ?? 0

  async function act(command: Command): Promise<string> {
    switch (command.do) {
      case 'signUp': {
        const { form, contact, mode } = command
        const draft = signupDraft({
          ...{ mode, acceptsOther: command.acceptsOther, contact: `138${String(contact).padStart(8, '0')}` },
          companions: Array.from({ length: command.companions }, (_, n) => ({ name: `同行${n}` })),
          key: `form-${String(form).padStart(20, '0')}`,
        })
        return (await roadshow.door.signUp({ personId: null, source: 'web' }, id, draft)).signup.state
      }
      case 'move':
        return (await roadshow.places.move(idOf(command.who), command.move)).signup.state
      case 'change': {
        const row = (await rows()).find((one) => one.id === idOf(command.who))
        const { name, organisation, title, role, interests, wantToMeet, assistance, mail, revision } = row ?? EMPTY
        const companions = Array.from({ length: command.companions }, (_, n) => ({ name: `同行${n}` }))
        const details = { name, organisation, title, role, interests, wantToMeet, assistance, mail, shareContact: false }
        const change = { ...details, companions, acceptsOther: command.acceptsOther, revision }
        return (await roadshow.places.change(idOf(command.who), change)).signup.state
      }
      case 'decide': {
        const { decision } = command
        const decided = { decision, revision: await revisionOf(command.who), reason: null }
        return (await roadshow.places.decide(idOf(command.who), decided, null, () => {})).signup.state
      }
      case 'lapse':
        return String(await roadshow.places.lapse(idOf(command.who)))
      case 'timers':
        for (const { name, run } of roadshow.timers) if (name !== 'roadshow.forget') await run()
        return ''
      case 'resize':
        await roadshow.resize(organiser, id, command.mode, command.capacity)
        return ''
      case 'event': {
        const { revision } = (await db.read.select().from(roadshows).where(eq(roadshows.id, id)))[0] as { revision: number }
        const [startsAt, endsAt] = [0, 3].map((hours) => iso(clock.millis() + (command.days * 24 + hours) * HOUR))
        const dates = command.move === 'reschedule' ? { startsAt, endsAt } : {}
        await roadshow.move(organiser, id, { move: command.move, revision, reason: '场地停电', ...dates } as never)
        return ''
      }
      case 'wait':
        clock.advance(command.ms)
        return ''
    }
  }

  async function publish() {
    const event = await roadshow.create(organiser, roadshowDraft(), { demo })
    const approved = await roadshow.move(organiser, event.id, { move: 'approve', revision: event.revision, reason: null })
    await roadshow.move(organiser, event.id, { move: 'publish', revision: approved.revision, reason: null })
    return event.id
  }

  return {
    /** One event is made as an organiser makes it, and set back for every run. */
    async make({ modes, approval, maxCompanions, capacity, now, starts, closes }: Made) {
      clock.set(iso(now))
      id ||= await publish()
      came = []
      const mode = modes.length > 1 ? 'HYBRID' : (modes[0] as Mode)
      const times = { startsAt: iso(starts), endsAt: iso(starts + 3 * HOUR), regClosesAt: iso(closes) }
      const seats = modes.map((one) => ({ roadshowId: id, mode: one, capacity: capacity[one], ceiling: capacity[one] }))
      await uses.db.write(async (tx) => {
        await tx.delete(signups).where(eq(signups.roadshowId, id))
        await tx.delete(roadshowSeats).where(eq(roadshowSeats.roadshowId, id))
        await tx
          .update(roadshows)
          .set({ state: 'published', mode, approval, maxCompanions, ...times })
          .where(eq(roadshows.id, id))
        await tx.insert(roadshowSeats).values(seats)
      })
    },

    /** What was answered: a state, or why not; `crashed` where nobody heard. */
    async run(command: Command): Promise<string> {
      due = command.crash ?? null
      try {
        return await act(command)
      } catch (fault) {
        if (fault instanceof Refusal) return fault.code
        if (!(fault instanceof Crash)) throw fault
        roadshow = build()
        return 'crashed'
      } finally {
        due = null
      }
    },

    /** Goes on after a process that is gone. */
    resume(kept: { id: string; came: string[]; now: number }) {
      ;[id, came] = [kept.id, kept.came]
      clock.set(iso(kept.now))
    },
    kept: () => ({ id, came, now: clock.millis() }),

    /** What lies in the database. */
    async seen() {
      const all = await rows()
      for (const one of all) if (!came.includes(one.id)) came.push(one.id)
      const order = all.toSorted((a, b) => came.indexOf(a.id) - came.indexOf(b.id))
      const seats = await seatsOf(db.read, id)
      return { people: order, taken: Object.fromEntries(seats.map(({ mode, taken }) => [mode, taken])) }
    },
  }
}

const EMPTY = {
  ...{ name: '无', organisation: '无', title: null, role: 'AUDIENCE' as const, interests: [], wantToMeet: null },
  ...{ assistance: null, mail: null, revision: 0 },
}
