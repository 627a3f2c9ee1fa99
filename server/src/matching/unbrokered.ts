import type { UnbrokeredPair, UnbrokeredQuery } from '@keqiao/shared/matching'
import type { Viewer } from '../accounts/viewer.ts'
import type { Needs } from '../needs/service.ts'
import type { Database } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import type { createShowing } from './showing.ts'
import * as store from './unbrokered.store.ts'

interface Uses {
  db: Database
  needs: Needs
  taxonomies: Taxonomies
  shown: ReturnType<typeof createShowing>
}

/** The strongest pairs of the whole exchange that nobody brings together yet, for those whose work that is. */
export function createUnbrokered({ db, needs, taxonomies, shown }: Uses) {
  return async function unbrokered(
    viewer: Viewer,
    { page, size, which, field, region, company, unit }: UnbrokeredQuery,
  ): Promise<{ items: UnbrokeredPair[]; more: boolean }> {
    if (!viewer.person) throw new Refusal('unauthenticated')
    const agentId = viewer.person.id
    const rows = await store.unbrokered(db.read, {
      ...{ scope: await needs.scopeOf(viewer), agentId, which, field, company, unit },
      regions: region ? [region, ...taxonomies.descendants('region', region)] : null,
      most: size + 1,
      offset: (page - 1) * size,
    })
    const items = await shown(viewer, rows.slice(0, size), null)
    const followed = await store.followedBy(
      db.read,
      agentId,
      items.map(({ needId }) => needId),
    )
    return { items: items.map((one) => ({ ...one, followed: followed.has(one.needId) })), more: rows.length > size }
  }
}
