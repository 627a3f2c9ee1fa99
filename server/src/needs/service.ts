import type { Need, NeedCard, NeedDraft, NeedPreview } from '@keqiao/shared/needs'
import { type Viewer, visitor } from '../accounts/viewer.ts'
import { createLife, type Uses } from '../listings/life.ts'
import type { Standing } from '../listings/standing.ts'
import { createListingStore } from '../listings/store.ts'
import type { Reader } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { blurred, crowdOf } from './anonymity.ts'
import { cardOf, draftOf, recordOf } from './record.ts'
import * as rules from './rules.ts'
import { companies } from './store.ts'
import { type NeedRow, needs } from './tables.ts'

/** What a previewed need has beside its draft. */
const BLANK = {
  id: '00000000-0000-7000-8000-000000000000',
  state: 'open',
  revision: 0,
  quality: 0,
  risks: 0,
  ownerHidden: false,
  submittedAt: null,
  confirmedAt: null,
  expiresAt: null,
  reminded: null,
  feedback: null,
  unitName: null,
  importId: null,
  mergedInto: null,
  takenDown: null,
} as const
const MEMBER: Viewer = { ...visitor, isMember: true }
const AGENT: Viewer = { ...visitor, isAgent: true }

export type Needs = ReturnType<typeof createNeeds>

export function createNeeds(uses: Uses) {
  const store = createListingStore<NeedRow>(needs)
  const { taxonomies } = uses
  /** An anonymous need tells of its place and industry no more than hides it, but to those who know whose it is. */
  async function outward(found: { row: NeedRow; standing: Standing }[], reader: Reader): Promise<NeedRow[]> {
    if (found.every(({ row, standing }) => rules.canSeeOwner(row, standing))) return found.map(({ row }) => row)
    const crowd = crowdOf(await companies(reader), taxonomies)
    return found.map(({ row, standing }) =>
      rules.canSeeOwner(row, standing) ? row : { ...row, ...blurred(row, crowd, taxonomies) },
    )
  }

  const life = createLife<NeedRow, NeedDraft, Need, NeedCard>(
    { kind: 'need', store, rules, show: { outward, draftOf, recordOf, cardOf } },
    uses,
  )
  return {
    ...life,

    /** Whole rows, anonymous ones as blurred as the public has them: for what everybody's answers are made of. */
    async loadOutward(ids: string[]): Promise<NeedRow[]> {
      const rows = await life.load(ids)
      if (rows.every((row) => row.disclosure !== 'ANON')) return rows
      const crowd = crowdOf(await companies(uses.db.read), taxonomies)
      return rows.map((row) => (row.disclosure === 'ANON' ? { ...row, ...blurred(row, crowd, taxonomies) } : row))
    },
    /** Which needs lists of pairs may hold for this viewer. */
    async scopeOf(viewer: Viewer) {
      return { ...rules.scopeOf(viewer), needIds: (await uses.entitlements?.readable(viewer, 'need')) ?? [] }
    },
    canSeeOwner: rules.canSeeOwner,

    /** The draft as others would read it once shown; null where they would not even learn of it. Nothing is stored. */
    async preview(viewer: Viewer, organisationId: string, draft: NeedDraft): Promise<NeedPreview> {
      const owner = viewer.organisations.find((organisation) => organisation.id === organisationId)
      if (!owner) throw new Refusal('forbidden', { needs: 'organisation' })
      const now = uses.clock.now()
      const row = { ...BLANK, ...draft, ownerId: owner.id, demo: owner.demo, createdAt: now, updatedAt: now, publishedAt: now }
      const { id, name, kind, region, demo } = owner
      const seenBy = (other: Viewer) => life.context.seenBy(row, other, { id, name, kind, region, demo })
      return { visitor: await seenBy(visitor), member: await seenBy(MEMBER), agent: await seenBy(AGENT) }
    },
  }
}
