import type { GrantScope } from '@keqiao/shared/grants'
import type { ListingKind } from '@keqiao/shared/listings'
import type { Agents } from '../agents/service.ts'
import type { AttachmentGrants } from '../attachments/subject.ts'
import type { Entitlements } from '../listings/context.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/database.ts'
import * as store from './store.ts'

interface Uses {
  db: Database
  clock: Clock
  agents: Pick<Agents, 'assignedTo' | 'assigned'>
}

/** What live grants open, asked on every request: one that was withdrawn counts no more at the next. */
export function createEntitlements({ db, clock, agents }: Uses): Entitlements & AttachmentGrants {
  return {
    async grantsOf(viewer, kind, ids, reader) {
      const found = new Map<string, GrantScope[]>()
      for (const row of await store.liveOf(reader, viewer, { kind, ids, now: clock.now() }))
        found.set(row.listingId, [...(found.get(row.listingId) ?? []), row.scope])
      return found
    },

    assignedTo: agents.assignedTo,

    async readable(viewer, kind) {
      if (!viewer.person) return []
      const granted = await store.liveOf(db.read, viewer, { kind, scope: 'READ', now: clock.now() })
      return [...new Set([...granted.map((row) => row.listingId), ...(await agents.assigned(viewer, kind))])]
    },

    async granted(viewer, subject) {
      const [kind, id] = subject.split(':') as [ListingKind, string]
      const rows = await store.liveOf(db.read, viewer, { kind, ids: [id], scope: 'FILES', now: clock.now() })
      return (attachmentId) => rows.some((row) => row.attachmentId === null || row.attachmentId === attachmentId)
    },
  }
}
