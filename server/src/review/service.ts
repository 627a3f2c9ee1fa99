import type { Received } from '@keqiao/shared/endpoint'
import type { ListingKind, MoveBody } from '@keqiao/shared/listings'
import {
  type QueueItem,
  type QueueQuery,
  REVIEW_DAYS,
  type ReviewItem,
  type reviewApi,
  type Version,
} from '@keqiao/shared/review'
import { regionScope } from '../accounts/scope.ts'
import type { Viewer } from '../accounts/viewer.ts'
import * as history from '../listings/history.store.ts'
import { changesText } from '../listings/rules.ts'
import { createDesk, type ReviewUses, type Text } from './desk.ts'
import * as store from './store.ts'

export type Review = ReturnType<typeof createReview>
type Decided = Omit<Received<typeof reviewApi.decide>['body'], 'version'>

const MOVES: readonly MoveBody['move'][] = ['approve', 'return', 'reject']

/** As far as this person reviews: their regions, and nothing of their own organisations. */
export const reachOf = (viewer: Viewer, { taxonomies }: Pick<ReviewUses, 'taxonomies'>): store.Reach => ({
  regions: regionScope(viewer, ['REVIEWER'], taxonomies),
  ownIds: viewer.organisations.map(({ id }) => id),
})

export function createReview(uses: ReviewUses) {
  const { db, accounts } = uses
  const desk = createDesk(uses)
  const { lives, waitingOf } = desk

  /** The version that waits, for a reviewer of its region; anybody else learns nothing. */
  async function opened(viewer: Viewer, kind: ListingKind, id: string, version: Version) {
    const found = await lives[kind].seen(viewer, id)
    desk.refuseStranger(found.standing.movers.includes('REVIEWER'))
    const before = lives[kind].draftOf(found.row) as Text
    if (version === 'record') {
      desk.refuseStranger(found.row.state === 'center_review')
      const { revision, submittedAt, feedback } = found.row
      return { ...found, draft: before, before: null, changed: [], version: { name: version, revision, submittedAt, feedback } }
    }
    const pending = await history.pendingOf(db.read, kind, id)
    desk.refuseStranger(pending?.state === 'center_review')
    const { revision, submittedAt, feedback, draft, changed } = pending as history.PendingRow
    const waits = { name: version, revision, submittedAt, feedback }
    const text = changesText({ changed }) ? (draft as unknown as Text) : before
    return { ...found, draft: text, before, changed, version: waits }
  }

  return {
    async queue(viewer: Viewer, query: QueueQuery) {
      const { rows, total } = await store.queue(db.read, reachOf(viewer, uses), query)
      const owners = await accounts.cards(rows.flatMap(({ ownerId }) => ownerId ?? []))
      const names = await pendingNames(rows)
      const items = rows.map(
        ({ ownerId, submittedAt, ...row }): QueueItem => ({
          ...row,
          name: (row.version === 'pending' && names.get(row.id)) || row.name,
          // Who keeps their name back is named on the item itself, where the look is recorded.
          owner: (row.disclosure !== 'ANON' && ownerId && owners.get(ownerId)) || null,
          ...waitingOf(submittedAt, REVIEW_DAYS),
        }),
      )
      await desk.noteViews(viewer, items)
      const held = await desk.heldBy(viewer, (move) => MOVES.includes(move))
      return { items, total, page: query.page, size: query.size, held }
    },

    async item(viewer: Viewer, kind: ListingKind, id: string, version: Version): Promise<ReviewItem> {
      const { before, changed, ...found } = await opened(viewer, kind, id, version)
      const { text, common } = await desk.shown(viewer, { kind, days: REVIEW_DAYS, movers: ['REVIEWER'], ...found })
      const { contact: _, ...earlier } = before ?? { contact: null }
      return { kind, draft: text, before: before && earlier, changed, ...common } as ReviewItem
    },

    async reveal(viewer: Viewer, kind: ListingKind, id: string, version: Version) {
      const { draft } = await opened(viewer, kind, id, version)
      return desk.reveal(viewer, kind, id, draft.contact)
    },

    async decide(viewer: Viewer, kind: ListingKind, id: string, version: Version, body: Decided) {
      await opened(viewer, kind, id, version)
      return lives[kind].decide(viewer, id, version, { ...body, questions: [], answers: [] })
    },

    undo: (viewer: Viewer, decisionId: string) => lives.achievement.undo(viewer, decisionId),
  }

  /** A pending version may have another name than what the public reads. */
  async function pendingNames(rows: store.QueueRow[]): Promise<Map<string, string>> {
    const names = new Map<string, string>()
    for (const kind of ['achievement', 'need'] as const) {
      const ids = rows.filter((row) => row.version === 'pending' && row.kind === kind).map(({ id }) => id)
      for (const [id, { draft }] of await history.pendingOfMany(db.read, kind, ids)) names.set(id, String(draft.name))
    }
    return names
  }
}
