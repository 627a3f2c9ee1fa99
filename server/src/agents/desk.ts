import type { AgentFile, agentsApi } from '@keqiao/shared/agents'
import type { Received } from '@keqiao/shared/endpoint'
import type { Announcement } from '@keqiao/shared/notices'
import { maskPhone } from '@keqiao/shared/primitives'
import { OPERATORS, regionScope } from '../accounts/scope.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { Refusal } from '../platform/refusal.ts'
import * as work from './assignments/store.ts'
import type { AgentChanges, AgentUses } from './changes.ts'
import { checkedColumns, deskRowOf } from './record.ts'
import * as rules from './rules.ts'
import * as store from './store.ts'
import type { AgentRow } from './tables.ts'

type Decision = Received<typeof agentsApi.decide>['body']

/** What operators do with the agents of their regions; of others they learn no more than "not found". */
export function deskVerbs({ db, clock, taxonomies, calendar }: AgentUses, changes: AgentChanges) {
  const { asFile, rowOf, operates, changed, tell } = changes

  async function mustOperate(viewer: Viewer, id: string): Promise<AgentRow> {
    const row = await rowOf(id)
    if (!row || !operates(viewer, row)) throw new Refusal('not_found')
    return row
  }

  return {
    async desk(viewer: Viewer, { waiting, state, q, page, size }: Received<typeof agentsApi.desk>['query']) {
      const regions = regionScope(viewer, OPERATORS, taxonomies)
      const filter = { waiting, state, terms: rules.termsOf(q), regions }
      const { found, total } = await store.desk(db.read, filter, { page, size })
      const ids = found.map(({ row }) => row.id)
      const open = await work.openCounts(db.read, ids)
      return { items: found.map((profile) => deskRowOf(profile, open.get(profile.row.id) ?? 0, calendar)), total, page, size }
    },

    async file(viewer: Viewer, id: string): Promise<AgentFile> {
      await mustOperate(viewer, id)
      return masked(await asFile(id))
    },

    async decide(viewer: Viewer, id: string, decision: Decision): Promise<AgentFile> {
      const before = await mustOperate(viewer, id)
      // Nobody decides about their own profile.
      if (viewer.person?.id === id) throw new Refusal('forbidden', { needs: 'another_operator' })
      const state = rules.stateAfter(before, decision.move, 'OPERATOR')
      const now = clock.now()
      await db.write(async (tx) => {
        const values = { state, updatedAt: now, ...(state !== before.state && { stateAt: now }) }
        const after = await store.update(tx, id, decision.revision, { ...values, ...effectOf(before, decision, now) })
        const row = await changed(tx, viewer, { before, after, move: decision.move }, reasonsOf(decision))
        // An offer that nobody may answer is free for another.
        if (decision.move === 'suspend') await work.lapseOffers(tx, id, now)
        await tell(tx, row, noticeOf(decision))
      })
      return masked(await asFile(id))
    },
  }
}

/** Operators see whom they are to call once they ask for the number. */
const masked = (file: AgentFile): AgentFile => ({
  ...file,
  draft: { ...file.draft, phone: file.draft.phone && maskPhone(file.draft.phone) },
})

/** What a decision changes beside the state. */
function effectOf(before: AgentRow, decision: Decision, now: string): Partial<AgentRow> {
  switch (decision.move) {
    case 'approve':
      return { ...(before.pending && checkedColumns(before.pending, before)), pending: null, waitingSince: null, faults: [] }
    case 'return':
      return { pending: null, waitingSince: null, faults: decision.faults }
    case 'suspend':
      return { suspended: { reason: decision.reason, text: decision.text, from: before.state } }
    case 'restore':
      return { suspended: null, lastActionAt: now }
  }
}

function reasonsOf(decision: Decision): Record<string, unknown> {
  if (decision.move === 'return') return { reasons: decision.faults.map(({ field, reason }) => `${field}:${reason}`) }
  return decision.move === 'suspend' ? { reason: decision.reason } : {}
}

function noticeOf(decision: Decision): Omit<Announcement, 'subject'> {
  switch (decision.move) {
    case 'approve':
      return { code: 'agent_decided', facts: { decision: 'approved' } }
    case 'return':
      return { code: 'agent_returned', facts: { count: decision.faults.length } }
    case 'suspend':
      return { code: 'agent_suspended', facts: {} }
    case 'restore':
      return { code: 'agent_restored', facts: {} }
  }
}
