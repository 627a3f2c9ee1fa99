import type { ListingKind } from '@keqiao/shared/listings'
import type { Announcer } from '../accounts/announcer.ts'
import type { Accounts } from '../accounts/service.ts'
import { administers, belongsTo, type Viewer } from '../accounts/viewer.ts'
import type { Agents } from '../agents/service.ts'
import type { Attachments } from '../attachments/service.ts'
import type { Standing } from '../listings/standing.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Links } from '../platform/links.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'
import type { Calendar } from '../taxonomy/calendar.ts'
import type { Given } from './rules.ts'

/** A kind of listing as far as giving and asking go (`needs/service.ts`, `achievements/service.ts`). */
export interface Giving {
  seen(viewer: Viewer, id: string): Promise<{ row: Given; standing: Standing }>
  load(ids: string[]): Promise<Given[]>
  cards(ids: string[], viewer: Viewer): Promise<Map<string, { name: string }>>
}

export interface Uses {
  db: Database
  clock: Clock
  trail: Trail
  links: Links
  calendar: Calendar
  accounts: Accounts
  agents: Pick<Agents, 'isActive' | 'directory'>
  notices: Announcer
  attachments: Pick<Attachments, 'list'>
  listings: Record<ListingKind, Giving>
}

export const partsOf = (subject: string) => subject.split(':') as [kind: ListingKind, id: string]

export type Context = ReturnType<typeof createContext>

export function createContext(uses: Uses) {
  const { listings } = uses

  async function rowOf(kind: ListingKind, id: string): Promise<Given> {
    const [row] = await listings[kind].load([id])
    if (!row) throw new Refusal('not_found')
    return row
  }

  /** A listing of the viewer's own; a stranger learns no more than "not found". */
  async function own(viewer: Viewer, kind: ListingKind, id: string): Promise<Given & { ownerId: string }> {
    const row = await rowOf(kind, id)
    if (!belongsTo(viewer, row.ownerId)) throw new Refusal('not_found')
    return row as Given & { ownerId: string }
  }

  /** The same for who decides. */
  async function ownToDecide(viewer: Viewer, kind: ListingKind, id: string) {
    const row = await own(viewer, kind, id)
    if (!administers(viewer, row.ownerId)) throw new Refusal('forbidden', { needs: 'admin' })
    return row
  }

  return { ...uses, rowOf, own, ownToDecide, personOf: (viewer: Viewer) => viewer.person?.id ?? null }
}
