import type { Intention, Intentions, Mark, Marking } from '@keqiao/shared/turnout'
import { belongsTo, type Viewer } from '../accounts/viewer.ts'
import type { Party } from '../interests/pipeline.ts'
import type { Tx } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { stateAt } from '../roadshow/rules.ts'
import type { PresentationRow, RoadshowRow, SignupRow } from '../roadshow/tables.ts'
import { type Context, partsOf, type TurnoutUses } from './context.ts'
import { isInterest, markingState, sourceOf } from './rules.ts'
import * as store from './store.ts'
import type { MarkRow } from './tables.ts'

const NOTHING: Mark = { score: null, intent: null, text: null }
const markOf = ({ score, intent, text }: MarkRow): Mark => ({ score, intent, text })

/** What people say of projects they saw, and where it goes. */
export function createMarking(use: TurnoutUses, { namesOf }: Context) {
  const { db, clock, accounts, notices, roadshow, deals } = use

  async function marking(viewer: Viewer, token: string): Promise<Marking> {
    const { signup, event } = await roadshow.holderOf(token)
    const state = markingState(stateAt(event, clock.now()), signup.state)
    if (state === 'no_place' || state === 'before') return { state, items: [] }
    const programme = await roadshow.programme(db.read, event.id)
    const names = await namesOf(
      programme.map(({ presentation }) => presentation),
      viewer,
    )
    const mine = await store.marksBy(db.read, signup.id)
    const items = programme.map(({ presentation, session }) => {
      const said = mine.get(presentation.id)
      return {
        id: presentation.id,
        kind: partsOf(presentation).kind,
        name: names.get(presentation.id) ?? null,
        speaker: presentation.speaker,
        session,
        mark: said ? markOf(said) : NOTHING,
      }
    })
    return { state, items }
  }

  /** Hands the interest on; or takes back what was said before. */
  async function handOn(tx: Tx, presentation: PresentationRow, signup: SignupRow, mark: MarkRow) {
    if (!isInterest(mark.intent)) return deals.takeBack(tx, sourceOf(mark))
    const { kind, id } = partsOf(presentation)
    const own = signup.personId ? await store.organisationOf(tx, signup.personId) : undefined
    const asker: Party = { organisationId: own ?? null, name: own ? null : signup.organisation || null }
    const presenter: Party = { organisationId: presentation.organisationId, name: null }
    const isNeed = kind === 'need'
    await deals.interestFrom(tx, {
      source: sourceOf(mark),
      stage: 'interested',
      need: isNeed ? id : null,
      achievement: isNeed ? null : id,
      parties: isNeed ? { demand: presenter, supply: asker } : { demand: asker, supply: presenter },
      agent: null,
      outcome: mark.intent,
      score: mark.score,
      intent: null,
      by: signup.personId,
      as: isNeed ? 'supply' : 'demand',
      at: mark.at,
    })
  }

  /** The presenting organisation hears of it; of whom, only where they agreed to it. */
  async function tellOwner(tx: Tx, event: RoadshowRow, { organisationId }: PresentationRow, signup: SignupRow) {
    if (!organisationId) return
    const people = await accounts.adminsOf(organisationId, tx)
    const subject = `roadshow:${event.id}`
    const { name: by, organisation } = signup
    if (signup.contactSharedAt)
      await notices.add(tx, people, { code: 'intention_named', facts: { event: event.title, by, organisation }, subject })
    else await notices.add(tx, people, { code: 'intention_unnamed', facts: { event: event.title }, subject })
  }

  return {
    marking,

    async mark(viewer: Viewer, token: string, presentationId: string, sent: Mark): Promise<Marking> {
      const known = await roadshow.holderOf(token)
      await db.write(async (tx) => {
        const { signup, event } = await roadshow.door.lock(tx, known.signup.id)
        const state = markingState(stateAt(event, clock.now()), signup.state)
        if (state !== 'open') throw new Refusal('marking_closed', { state })
        const shown = (await roadshow.programme(tx, event.id)).find(({ presentation }) => presentation.id === presentationId)
        if (!shown) throw new Refusal('not_found')
        const before = (await store.marksBy(tx, signup.id)).get(presentationId)
        const tells = isInterest(sent.intent) && !before?.toldAt
        const at = clock.now()
        const row = {
          ...{ presentationId, signupId: signup.id, roadshowId: event.id, ...sent, at },
          toldAt: tells ? at : (before?.toldAt ?? null),
        }
        await store.saveMark(tx, row)
        await handOn(tx, shown.presentation, signup, row)
        if (tells) await tellOwner(tx, event, shown.presentation, signup)
      })
      return marking(viewer, token)
    },

    async intentions(viewer: Viewer, id: string): Promise<Intentions> {
      const event = await roadshow.seen(viewer, id)
      const organises = roadshow.organises(viewer, event)
      const all = (await roadshow.programme(db.read, id)).map(({ presentation }) => presentation)
      const open = organises ? all : all.filter(({ organisationId }) => belongsTo(viewer, organisationId))
      const names = await namesOf(open, viewer)
      const marks = (await store.marksAt(db.read, id)).filter((mark) => open.some((one) => one.id === mark.presentationId))
      const people = await store.signupsOf(
        db.read,
        marks.map(({ signupId }) => signupId),
      )
      const items = marks.flatMap((mark): Intention[] => {
        const shown = open.find((one) => one.id === mark.presentationId)
        const signup = people.get(mark.signupId)
        if (!shown || !signup || !isInterest(mark.intent)) return []
        const { kind, id: listingId } = partsOf(shown)
        const { name, organisation, title } = signup
        const seen = organises || signup.contactSharedAt !== null
        return [
          {
            source: organises ? sourceOf(mark) : null,
            presentation: { id: shown.id, kind, listingId, name: names.get(shown.id) ?? null, speaker: shown.speaker },
            mark: markOf(mark),
            who: seen ? { name, organisation, title } : null,
            signupId: organises ? signup.id : null,
            at: mark.at,
          },
        ]
      })
      const scores = open.map((shown) => {
        const given = marks.flatMap(({ presentationId, score }) => (presentationId === shown.id && score ? [score] : []))
        const mean = given.length > 0 ? given.reduce((sum, one) => sum + one, 0) / given.length : 0
        return { presentationId: shown.id, name: names.get(shown.id) ?? null, speaker: shown.speaker, count: given.length, mean }
      })
      return { items, scores }
    },
  }
}
