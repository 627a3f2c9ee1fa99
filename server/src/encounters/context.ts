import type { Side } from '@keqiao/shared/encounters'
import type { Announcer } from '../accounts/announcer.ts'
import { covers, OPERATORS } from '../accounts/scope.ts'
import type { Accounts } from '../accounts/service.ts'
import { membershipIn, type Viewer } from '../accounts/viewer.ts'
import type { Achievements } from '../achievements/service.ts'
import type { Agents } from '../agents/service.ts'
import type { DealPipeline } from '../interests/pipeline.ts'
import type { Needs } from '../needs/service.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Reader, Tx } from '../platform/db/database.ts'
import type { Limits } from '../platform/limits.ts'
import type { Links } from '../platform/links.ts'
import type { Outbox } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import { mayRead, type Standing } from './rules.ts'
import * as store from './store.ts'
import type { EncounterRow, SideRow } from './tables.ts'

export interface Uses {
  db: Database
  clock: Clock
  trail: Trail
  outbox: Outbox
  links: Links
  limits: Limits
  accounts: Accounts
  agents: Pick<Agents, 'agentOf'>
  notices: Announcer
  taxonomies: Taxonomies
  needs: Needs
  achievements: Achievements
  deals: DealPipeline
}

export const LINK = 'encounter'
export const TOPIC = 'encounter'
export const subjectOf = (id: string) => `encounter:${id}`
export const mustBe = (viewer: Viewer) => {
  if (!viewer.person) throw new Refusal('unauthenticated')
  return viewer.person
}

export type Context = ReturnType<typeof createContext>

export function createContext(uses: Uses) {
  const { db, accounts, taxonomies } = uses

  function standingOf(viewer: Viewer, row: EncounterRow, sides: SideRow[]): Standing {
    const id = viewer.person?.id
    const mine = sides.filter(({ organisationId }) => membershipIn(viewer, organisationId) !== null).map(({ side }) => side)
    const wrote = row.recorderOrganisationId ? membershipIn(viewer, row.recorderOrganisationId) !== null : row.recordedBy === id
    return {
      // Who belongs to both stands where it was written, or else answers for the side that is still asked.
      side:
        mine.length > 1
          ? (sides.find(({ side, state }) => mine.includes(side) && state !== 'confirmed')?.side ?? 'demand')
          : (mine[0] ?? null),
      isRecorder: id !== undefined && wrote && (row.recordedAs !== 'operator' || viewer.isOperator),
      isAgent: id !== undefined && row.agentId === id,
      desk: [row.demandRegion, row.supplyRegion].some((region) => covers(viewer, OPERATORS, region, taxonomies)),
    }
  }

  /** The record with how this viewer stands to it; a stranger learns no more than "not found". */
  async function seen(viewer: Viewer, id: string, reader: Reader = db.read) {
    const row = await store.byId(reader, id)
    const sides = row ? await store.sidesOfOne(reader, id) : []
    const standing = row && standingOf(viewer, row, sides)
    if (!row || !standing || !mayRead(standing)) throw new Refusal('not_found')
    return { row, sides, standing }
  }

  /** Everybody with an account who has a part in it: both sides' administrators, who wrote it, the agent. */
  async function peopleOf(tx: Tx, row: EncounterRow, sides: SideRow[]): Promise<string[]> {
    const admins = await Promise.all(sides.map(({ side }) => adminsOf(tx, sides, side)))
    return [...new Set([row.recordedBy, ...(row.agentId ? [row.agentId] : []), ...admins.flat()])]
  }

  async function adminsOf(tx: Tx, sides: SideRow[], side: Side): Promise<string[]> {
    const organisationId = sides.find((one) => one.side === side)?.organisationId
    return organisationId ? accounts.adminsOf(organisationId, tx) : []
  }

  return { ...uses, standingOf, seen, peopleOf, adminsOf }
}
