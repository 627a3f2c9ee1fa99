import type { ListingKind } from '@keqiao/shared/listings'
import type { Announcer } from '../accounts/announcer.ts'
import type { Accounts } from '../accounts/service.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { DealPipeline } from '../interests/pipeline.ts'
import type { MeetingsService } from '../meetings/service.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Sheets } from '../platform/sheets.ts'
import type { Trail } from '../platform/trail.ts'
import type { RoadshowService } from '../roadshow/service.ts'
import type { PresentationRow, RoadshowRow } from '../roadshow/tables.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import * as store from './store.ts'

export interface TurnoutUses {
  db: Database
  clock: Clock
  trail: Trail
  accounts: Accounts
  notices: Announcer
  taxonomies: Taxonomies
  roadshow: Pick<RoadshowService, 'door' | 'holderOf' | 'programme' | 'read' | 'seen' | 'organises' | 'mustOrganise' | 'rowOf'>
  meetings: Pick<MeetingsService, 'heldAt'>
  deals: DealPipeline
  listings: Record<ListingKind, { cards(ids: string[], viewer: Viewer): Promise<Map<string, { name: string }>> }>
  sheets: Sheets
}
export type Context = ReturnType<typeof createContext>

export const partsOf = ({ subject }: Pick<PresentationRow, 'subject'>) => {
  const [kind, id] = subject.split(':') as [ListingKind, string]
  return { kind, id }
}

/** Who asks, and what they may see of projects. */
export function createContext({ db, roadshow, listings }: TurnoutUses) {
  return {
    async organised(viewer: Viewer, id: string): Promise<RoadshowRow> {
      return roadshow.mustOrganise(viewer, await store.eventOf(db.read, id))
    },

    /** What projects are called, where their names are open to this viewer. */
    async namesOf(rows: PresentationRow[], viewer: Viewer): Promise<Map<string, string>> {
      const names = new Map<string, string>()
      for (const kind of ['achievement', 'need'] as const) {
        const own = rows.filter((row) => partsOf(row).kind === kind)
        const cards = await listings[kind].cards(
          own.map((row) => partsOf(row).id),
          viewer,
        )
        for (const row of own) {
          const name = cards.get(partsOf(row).id)?.name
          if (name) names.set(row.id, name)
        }
      }
      return names
    },
  }
}
