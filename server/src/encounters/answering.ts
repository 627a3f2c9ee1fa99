import type { Encounter, EncounterAnswer, LinkedEncounter, Side } from '@keqiao/shared/encounters'
import type { Viewer } from '../accounts/viewer.ts'
import type { Tx } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Actor, STRANGER, SYSTEM } from '../platform/trail.ts'
import { type Context, LINK, mustBe, subjectOf } from './context.ts'
import { isHeld, transitionOf } from './rules.ts'
import type { createShowing } from './showing.ts'
import * as store from './store.ts'
import type { EncounterRow, SideRow } from './tables.ts'

interface Answered {
  id: string
  side: Side
  revision: number
  said: EncounterAnswer
  by: { actor: Actor; personId: string | null; way: 'workspace' | 'link' }
}

/** Each side says that it was so, or what was not. */
export function createAnswering(use: Context, show: ReturnType<typeof createShowing>) {
  const { db, clock, trail, links, notices, deals } = use

  async function answer({ id, side, revision, said, by }: Answered) {
    await db.write(async (tx) => {
      const row = await store.touch(tx, id)
      if (!row || row.revision !== revision) throw new Refusal('revision_conflict')
      transitionOf(row.state, said.answer)
      const before = (await store.sidesOfOne(tx, id)).find((one) => one.side === side)
      if (!before || before.state === 'confirmed')
        throw new Refusal('transition_refused', { state: row.state, move: said.answer })
      await store.update(tx, id, { updatedAt: clock.now() })
      const answered = { answeredAt: clock.now(), answeredBy: by.personId, way: by.way }
      if (said.answer === 'contest') {
        await store.updateSide(tx, id, side, { ...answered, state: 'contested', text: said.text })
        await trail.record(tx, by.actor, 'encounter.contested', subjectOf(id), { side, way: by.way })
        await notices.add(tx, [row.recordedBy], {
          code: 'encounter_answered',
          facts: { reply: 'contested' },
          subject: subjectOf(id),
        })
        return
      }
      await store.updateSide(tx, id, side, { ...answered, state: 'confirmed', text: null })
      await trail.record(tx, by.actor, 'encounter.confirmed', subjectOf(id), { side, way: by.way })
      const sides = await store.sidesOfOne(tx, id)
      if (sides.every(({ state }) => state === 'confirmed')) await seal(tx, row, sides)
      else await tell(tx, row, sides, 'confirmed_one', by.personId)
    })
  }

  /** Both have confirmed: from here on nothing in it changes, and deals learn that they met. */
  async function seal(tx: Tx, row: EncounterRow, sides: SideRow[]) {
    const { to } = transitionOf(row.state, 'seal')
    await store.update(tx, row.id, { state: to, ...(row.sealedAt === null && { sealedAt: clock.now() }), updatedAt: clock.now() })
    await store.setMailboxes(tx, row.id, [])
    await trail.record(tx, SYSTEM, 'encounter.sealed', subjectOf(row.id), { revision: row.revision })
    await tell(tx, row, sides, 'confirmed', null)
    if (isHeld(row.outcome)) await deals.interestFrom(tx, interestOf(row, sides, clock.now()))
  }

  async function tell(
    tx: Tx,
    row: EncounterRow,
    sides: SideRow[],
    reply: 'confirmed' | 'confirmed_one' | 'one_sided',
    but: string | null,
  ) {
    const people = (await use.peopleOf(tx, row, sides)).filter((id) => id !== but)
    await notices.add(tx, people, { code: 'encounter_answered', facts: { reply }, subject: subjectOf(row.id) })
  }

  /** A link opens what it was sent for: the revision that was written then. */
  async function linkedTo(token: string) {
    const link = await links.read(db.read, LINK, token)
    const row = link && (await store.byId(db.read, link.facts.encounter ?? ''))
    if (!link || !row) throw new Refusal('not_found')
    if (link.facts.revision !== String(row.revision)) throw new Refusal('link_spent')
    const sides = await store.sidesOfOne(db.read, row.id)
    return { row, sides, side: link.facts.side as Side }
  }

  async function linked(token: string): Promise<LinkedEncounter> {
    const { row, sides, side } = await linkedTo(token)
    return show.linked(row, sides, side)
  }

  return {
    linked,

    async answer(
      viewer: Viewer,
      id: string,
      { revision, said }: { revision: number; said: EncounterAnswer },
    ): Promise<Encounter> {
      const { standing } = await use.seen(viewer, id)
      if (!standing.side) throw new Refusal('not_found')
      await answer({
        id,
        side: standing.side,
        revision,
        said,
        by: { actor: viewer, personId: mustBe(viewer).id, way: 'workspace' },
      })
      return show.record(viewer, await use.seen(viewer, id))
    },

    async answerLinked({ token, said }: { token: string; said: EncounterAnswer }): Promise<LinkedEncounter> {
      const { row, side } = await linkedTo(token)
      await answer({ id: row.id, side, revision: row.revision, said, by: { actor: STRANGER, personId: null, way: 'link' } })
      return linked(token)
    },

    /** Whoever was silent until now stays so: it is one side's record, and nothing in it changes any more. */
    async lapse(id: string): Promise<boolean> {
      return db.write(async (tx) => {
        const row = await store.touch(tx, id)
        if (row?.state !== 'recorded' || row.answerDue > clock.now()) return false
        const { to } = transitionOf(row.state, 'lapse')
        for (const { side, state } of await store.sidesOfOne(tx, id))
          if (state === 'asked') await store.updateSide(tx, id, side, { state: 'silent' })
        await store.update(tx, id, { state: to, sealedAt: clock.now(), updatedAt: clock.now() })
        await store.setMailboxes(tx, id, [])
        await trail.record(tx, SYSTEM, 'encounter.lapsed', subjectOf(id), { revision: row.revision })
        await tell(tx, row, await store.sidesOfOne(tx, id), 'one_sided', null)
        return true
      })
    },
  }
}

export const interestOf = (row: EncounterRow, sides: SideRow[], at: string) => {
  const party = (side: Side) => {
    const one = sides.find((each) => each.side === side)
    return { organisationId: one?.organisationId ?? null, name: one?.name ?? null }
  }
  return {
    ...{ source: subjectOf(row.id), stage: 'met' as const, need: row.needId, achievement: row.achievementId },
    parties: { demand: party('demand'), supply: party('supply') },
    ...{ agent: row.agentId, outcome: row.outcome, score: null, intent: row.intent, by: row.recordedBy, as: row.recordedAs, at },
  }
}
