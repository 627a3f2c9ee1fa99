import type { ListingKind } from '@keqiao/shared/listings'
import type { MeetingPerson } from '@keqiao/shared/meetings'
import { type Viewer, visitor } from '../accounts/viewer.ts'
import type { DealPipeline } from '../interests/pipeline.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Reader, Tx } from '../platform/db/database.ts'
import type { Outbox } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'
import type { RoadshowService } from '../roadshow/service.ts'
import type { SignupRow } from '../roadshow/tables.ts'
import type { Said } from '../roadshow/telling.ts'
import { areColleagues, type Fit, type Fits, fitOf, type OpenMatch } from './fit.ts'
import type { Planner } from './planner/planner.ts'
import { absencesIn } from './rules.ts'
import * as store from './store.ts'
import type { GuestRow } from './tables.ts'

export interface MeetingUses {
  db: Database
  clock: Clock
  outbox: Outbox
  trail: Trail
  roadshow: Pick<RoadshowService, 'tokens' | 'tell' | 'mustOrganise'>
  listings: Record<ListingKind, { cards(ids: string[], viewer: Viewer): Promise<Map<string, { name: string }>> }>
  planner: Planner
  /** Where a meeting that was held goes on. */
  deals: DealPipeline
}
export type Context = ReturnType<typeof createContext>

/** What asking, answering and planning have in common. */
export function createContext({ db, roadshow, listings }: MeetingUses) {
  async function openMatches(organisationIds: string[]): Promise<OpenMatch[]> {
    const rows = await store.matchesAmong(db.read, organisationIds)
    const ids = (pick: (row: (typeof rows)[number]) => string) => [...new Set(rows.map(pick))]
    // What reasons name must be open to everybody.
    const needs = await listings.need.cards(
      ids(({ needId }) => needId),
      visitor,
    )
    const achievements = await listings.achievement.cards(
      ids(({ achievementId }) => achievementId),
      visitor,
    )
    return rows.flatMap(({ needId, achievementId, score, needOwner, achievementOwner }) => {
      const [need, achievement] = [needs.get(needId), achievements.get(achievementId)]
      if (!need || !achievement || !needOwner || !achievementOwner) return []
      return [
        { score, need: { owner: needOwner, name: need.name }, achievement: { owner: achievementOwner, name: achievement.name } },
      ]
    })
  }

  const tell = (tx: Tx, signup: SignupRow, said: Said) => roadshow.tell(tx, { id: signup.roadshowId }, signup, said, '/meetings')

  return {
    /** Whose own link this is. */
    async signupOf(reader: Reader, token: string): Promise<SignupRow> {
      const id = roadshow.tokens.read('signup', token)
      const signup = id && (await store.signupOf(reader, id))
      if (!signup) throw new Refusal('not_found')
      return signup
    },

    tell,

    async tellEach(tx: Tx, roadshowId: string, signupIds: string[], code: Said['code'], facts: object = {}) {
      const event = await store.eventOf(tx, roadshowId)
      for (const signup of (await store.signupsOf(tx, signupIds)).values())
        await tell(tx, signup, { code, facts: { event: event?.title ?? '', ...facts } } as Said)
    },

    /** How well any two of the guests fit, and whether they need an appointment at all. */
    async fits(guests: SignupRow[]) {
      const personIds = guests.flatMap(({ personId }) => personId ?? [])
      const memberships = await store.organisationsOf(db.read, personIds)
      const of = new Map<string, Fits>(
        guests.map(({ id, role, organisation, interests, personId }) => [
          id,
          { id, role, organisation, interests, organisations: (personId && memberships.get(personId)) || [] },
        ]),
      )
      const matches = await openMatches([...new Set([...memberships.values()].flat())])
      return (a: string, b: string): Fit | null => {
        const [one, other] = [of.get(a), of.get(b)]
        return one && other && !areColleagues(one, other) ? fitOf(one, other, matches) : null
      }
    },

    async absencesOf(reader: Reader, signupId: string): Promise<number> {
      return absencesIn(await store.meetingsOf(reader, signupId), signupId)
    },
  }
}

export function personOf(
  { id, name, organisation, title, role }: SignupRow,
  guest: Pick<GuestRow, 'aim'> | undefined,
): MeetingPerson {
  return { id, name, organisation, title, role, aim: guest?.aim ?? null }
}
