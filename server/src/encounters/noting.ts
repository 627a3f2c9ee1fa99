import type { Encounter } from '@keqiao/shared/encounters'
import type { Viewer } from '../accounts/viewer.ts'
import { newId } from '../platform/ids.ts'
import { Refusal } from '../platform/refusal.ts'
import { interestOf } from './answering.ts'
import { type Context, mustBe, subjectOf } from './context.ts'
import { isHeld, movesOf, standsAs, transitionOf } from './rules.ts'
import type { createShowing } from './showing.ts'
import * as store from './store.ts'

const KINDS = { correct: 'correction', follow: 'followed', close: 'closed' } as const
const ACTIONS = { correct: 'encounter.corrected', follow: 'encounter.followed', close: 'encounter.closed' } as const

/** What comes after: corrections beside the record, what was done, and the end. */
export function createNoting(use: Context, show: ReturnType<typeof createShowing>) {
  const { db, clock, trail, notices, deals } = use
  return {
    async note(viewer: Viewer, id: string, { move, text }: { move: keyof typeof KINDS; text: string }): Promise<Encounter> {
      const { row: before, sides, standing } = await use.seen(viewer, id)
      const allowed = movesOf(before, sides, standing)
      if (!allowed.includes(move)) throw new Refusal('transition_refused', { state: before.state, move, allowed })
      const { id: writtenBy } = mustBe(viewer)
      await db.write(async (tx) => {
        const row = await store.touch(tx, id)
        if (!row) throw new Refusal('not_found')
        const { to } = transitionOf(row.state, move)
        const now = clock.now()
        const as = standsAs(row, standing)
        await store.addNote(tx, { id: newId(), encounterId: id, kind: KINDS[move], writtenBy, as, text, at: now })
        await store.update(tx, id, { state: to, updatedAt: now })
        await trail.record(tx, viewer, ACTIONS[move], subjectOf(id), { from: row.state, to })
        const people = (await use.peopleOf(tx, row, sides)).filter((one) => one !== writtenBy)
        await notices.add(tx, people, { code: 'encounter_noted', facts: { note: KINDS[move] }, subject: subjectOf(id) })
        if (move === 'follow' && isHeld(row.outcome)) await deals.interestFrom(tx, interestOf(row, sides, now))
      })
      return show.record(viewer, await use.seen(viewer, id))
    },

    /** Says once, to whoever has the next step, that it is due. */
    async remind(id: string): Promise<boolean> {
      return db.write(async (tx) => {
        const row = await store.touch(tx, id)
        if (!row?.due || !row.nextWho || row.reminded) return false
        if (row.state === 'followed' || row.state === 'closed_no_action') return false
        const sides = await store.sidesOfOne(tx, id)
        const people = row.nextWho === 'recorder' ? [row.recordedBy] : await use.adminsOf(tx, sides, row.nextWho)
        await store.update(tx, id, { reminded: true })
        const told = [...people, ...(row.agentId ? [row.agentId] : [])]
        const facts = { dueAt: `${row.due}T04:00:00.000Z` }
        await notices.add(tx, told, { code: 'encounter_due', facts, subject: subjectOf(id) })
        return true
      })
    },
  }
}
