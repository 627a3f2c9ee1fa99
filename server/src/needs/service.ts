import type { Need, NeedCard, NeedDraft } from '@keqiao/shared/needs'
import { belongsTo, type Viewer, visitor } from '../accounts/viewer.ts'
import { createLife, type Uses } from '../listings/life.ts'
import { createListingStore } from '../listings/store.ts'
import { Refusal } from '../platform/refusal.ts'
import { cardOf, draftOf, recordOf } from './record.ts'
import * as rules from './rules.ts'
import { type NeedRow, needs } from './tables.ts'

export type Needs = ReturnType<typeof createNeeds>

export function createNeeds(uses: Uses) {
  const store = createListingStore<NeedRow>(needs)
  const life = createLife<NeedRow, NeedDraft, Need, NeedCard>(
    { kind: 'need', store, rules, show: { draftOf, recordOf, cardOf } },
    uses,
  )
  return {
    ...life,
    scopeOf: rules.scopeOf,

    /** The draft as a stranger would read it once published; nothing is stored. */
    preview(viewer: Viewer, organisationId: string, draft: NeedDraft): Need {
      const owner = viewer.organisations.find((organisation) => organisation.id === organisationId)
      if (!owner || !belongsTo(viewer, organisationId)) throw new Refusal('forbidden', { needs: 'organisation' })
      const now = uses.clock.now()
      const row: NeedRow = {
        ...draft,
        id: '00000000-0000-7000-8000-000000000000',
        ownerId: organisationId,
        state: 'published',
        revision: 0,
        demo: owner.demo,
        createdAt: now,
        updatedAt: now,
        publishedAt: now,
        quality: 0,
        takenDown: null,
      }
      const { id, name, kind, region, demo } = owner
      return recordOf(row, visitor, { id, name, kind, region, demo })
    },
  }
}
