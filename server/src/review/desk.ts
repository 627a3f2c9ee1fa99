import type { OrganisationCard } from '@keqiao/shared/accounts'
import type { Mover } from '@keqiao/shared/lifecycle'
import { type Contact, type HistoryEntry, type ListingKind, type MoveBody, maskContact } from '@keqiao/shared/listings'
import type { Instant } from '@keqiao/shared/primitives'
import type { Decision, HeldDecision, PossibleDuplicate, Version } from '@keqiao/shared/review'
import type { RiskMark } from '@keqiao/shared/risks'
import type { Accounts } from '../accounts/service.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Achievements } from '../achievements/service.ts'
import type { Attachments } from '../attachments/service.ts'
import * as history from '../listings/history.store.ts'
import { allowedMoves } from '../listings/rules.ts'
import type { Standing } from '../listings/standing.ts'
import type { ListingRow } from '../listings/store.ts'
import type { Views } from '../listings/views.ts'
import type { Needs } from '../needs/service.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db/database.ts'
import type { Outbox } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Trail } from '../platform/trail.ts'
import type { Risks } from '../risks/service.ts'
import type { Calendar } from '../taxonomy/calendar.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import { workingDaysSince } from './rules.ts'
import * as store from './store.ts'

export interface ReviewUses {
  db: Database
  clock: Clock
  outbox: Outbox
  trail: Trail
  accounts: Accounts
  taxonomies: Taxonomies
  calendar: Calendar
  risks: Risks
  achievements: Achievements
  needs: Needs
  attachments: Pick<Attachments, 'list'>
  views: Views
  duplicates: { candidates(viewer: Viewer, achievementId: string): Promise<PossibleDuplicate[]> }
}

/** As much of either life as the desk must know. */
export interface DeskLife {
  seen(viewer: Viewer, id: string): Promise<{ row: ListingRow; standing: Standing; owner: OrganisationCard | null }>
  draftOf(row: ListingRow): object
  history(viewer: Viewer, id: string): Promise<HistoryEntry[]>
  decide(viewer: Viewer, id: string, version: Version, body: MoveBody): Promise<Decision>
  undo(viewer: Viewer, decisionId: string): Promise<void>
  approveAtOnce(viewer: Viewer, id: string, counted: (tx: Tx) => Promise<void>): Promise<boolean>
  load(ids: string[]): Promise<ListingRow[]>
}
export interface Text {
  name: string
  contact: Contact | null
}

export type Desk = ReturnType<typeof createDesk>

/** What review and triage share: an item with everything a decision rests on. */
export function createDesk(uses: ReviewUses) {
  const { db, clock, trail, calendar, risks, attachments, views, duplicates } = uses
  const lives: Record<ListingKind, DeskLife> = { achievement: uses.achievements, need: uses.needs }

  /** How long something waits, and by when it should be done. */
  const waitingOf = (submittedAt: Instant, days: number) => ({
    submittedAt,
    dueAt: calendar.workingDays(submittedAt, days),
    waitingDays: workingDaysSince(calendar, submittedAt, clock.now()),
  })

  async function named(rows: history.DecisionRow[]): Promise<HeldDecision[]> {
    const names = new Map<string, string>()
    for (const kind of ['achievement', 'need'] as const)
      for (const row of await lives[kind].load(rows.flatMap((one) => (one.kind === kind ? one.listingId : []))))
        names.set(row.id, row.name)
    return rows.map(({ id, kind, listingId, version, body, dueAt }) => {
      const leftMs = Math.max(0, Date.parse(dueAt) - clock.millis())
      return { id, kind, listingId, version, name: names.get(listingId) ?? '', move: body.move, dueAt, leftMs }
    })
  }

  return {
    lives,
    waitingOf,

    /** Own decisions in their ten seconds, of review or of triage. */
    async heldBy(viewer: Viewer, isOurs: (move: MoveBody['move']) => boolean): Promise<HeldDecision[]> {
      if (!viewer.person) return []
      return named((await store.heldBy(db.read, viewer.person.id)).filter(({ body }) => isOurs(body.move)))
    },

    /** Needs that are not public, seen in a list. */
    async noteViews(viewer: Viewer, items: readonly Listed[]) {
      const hidden = items.map(({ id, owner, disclosure }) => ({
        id,
        mine: false,
        contact: null,
        owner,
        disclosure: disclosure ?? '',
      }))
      await views.ofList(viewer, 'need', hidden)
    },

    /** A draft as this desk shows it: without contact data, with what must be looked at. */
    async shown(
      viewer: Viewer,
      { kind, version, row, movers, owner, draft, days }: Shown,
    ): Promise<{ text: object; common: Common }> {
      const { contact, ...text } = draft
      const files = await attachments.list(viewer, `${kind}:${row.id}`)
      const fileNames = files.items.map(({ name, visibility }) => (visibility === 'PUBLIC' ? name : null))
      const marks = (await risks.marker())(kind, { ...draft, attachments: fileNames })
      const held = await history.decisionOn(db.read, kind, row.id)
      const submittedAt = version.submittedAt ?? row.submittedAt ?? row.updatedAt
      const secret = { id: row.id, mine: false, contact: null, owner, ...(draft.disclosure && { disclosure: draft.disclosure }) }
      await views.of(viewer, kind, Promise.resolve(secret))
      return {
        text,
        common: {
          id: row.id,
          name: draft.name,
          owner,
          unitName: row.unitName,
          region: owner?.region ?? row.region,
          ...waitingOf(submittedAt, days),
          demo: row.demo,
          version: version.name,
          importId: version.name === 'record' ? row.importId : null,
          revision: version.revision,
          state: row.state,
          moves: version.name === 'record' ? allowedMoves(kind, row.state, movers) : ['approve', 'return', 'reject'],
          marks,
          risks: marks.length,
          contact: contact && maskContact(contact),
          feedback: version.feedback,
          history: await lives[kind].history(viewer, row.id),
          attachments: files,
          duplicates: kind === 'achievement' ? await duplicates.candidates(viewer, row.id) : [],
          held: held ? ((await named([held]))[0] ?? null) : null,
        },
      }
    },

    /** Contact data in full; that it was shown is on the trail first. */
    async reveal(viewer: Viewer, kind: ListingKind, id: string, contact: Contact | null) {
      await db.write((tx) => trail.record(tx, viewer, 'contact.revealed', `${kind}:${id}`))
      return { contact }
    },

    /** Whoever has no part in it learns no more than that nothing is there. */
    refuseStranger(isTheirs: boolean) {
      if (!isTheirs) throw new Refusal('not_found')
    },
  }
}

interface Listed {
  id: string
  owner: OrganisationCard | null
  disclosure: string | null
}
interface Shown {
  kind: ListingKind
  version: {
    name: Version
    revision: number
    submittedAt: Instant | null
    feedback: ListingRow['feedback']
  }
  row: ListingRow
  /** The parts the viewer plays at this desk. */
  movers: readonly Mover[]
  owner: OrganisationCard | null
  draft: Text & { disclosure?: string }
  days: number
}
type Common = Omit<import('@keqiao/shared/review').ReviewItem, 'kind' | 'draft' | 'before' | 'changed'> & { marks: RiskMark[] }
