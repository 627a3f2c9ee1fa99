import { ERASED_NAME } from '@keqiao/shared/accounts'
import { AGENT_RULES, type AgentDraft, type AgentFile, type agentsApi } from '@keqiao/shared/agents'
import type { Received } from '@keqiao/shared/endpoint'
import { blankToNull } from '@keqiao/shared/primitives'
import { OPERATORS } from '../accounts/scope.ts'
import type { Viewer } from '../accounts/viewer.ts'
import type { Tx } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import * as work from './assignments/store.ts'
import { type AgentChanges, type AgentUses, mustBe } from './changes.ts'
import { checkedColumns, columnsOf } from './record.ts'
import * as rules from './rules.ts'
import * as store from './store.ts'

type OwnMove = Received<typeof agentsApi.move>['body']

/** What agents do with their own profile. */
export function ownVerbs({ db, clock, accounts, consents, notices, taxonomies }: AgentUses, changes: AgentChanges) {
  const { asFile, rowOf, changed, callOperators } = changes

  async function checked(viewer: Viewer, given: AgentDraft): Promise<AgentDraft> {
    const draft = blankToNull(given)
    const agencies = viewer.organisations.filter(({ kind, state }) => kind === 'TTO' && state === 'active').map(({ id }) => id)
    // Who is not verified yet is nobody to others; who was avoided before stays so, whatever became of them.
    const before = await store.avoidsOf(db.read, mustBe(viewer).id)
    const known = new Set([...(await store.activeAmong(db.read, draft.avoid)), ...before.map(({ id }) => id)])
    const issues = rules.inputIssues(draft, { now: clock.now(), agencies, known, taxonomies })
    if (issues.length > 0) throw new Refusal('invalid_input', {}, issues)
    return draft
  }

  async function keepRest(tx: Tx, id: string, draft: AgentDraft) {
    await store.setCodes(tx, id, draft)
    await store.setAvoids(tx, id, draft.avoid)
    await consents.note(tx, id, 'name_public', draft.namePublic)
    await consents.note(tx, id, 'contact_shared', draft.contactShared)
  }

  async function refuseOpenWork(tx: Tx, id: string) {
    await store.touch(tx, id)
    const open = await work.openCount(tx, id)
    if (open > 0) throw new Refusal('agent_has_work', { open })
  }

  /** Whoever gave the work can give it to somebody else. */
  async function tellOfWork(tx: Tx, personId: string) {
    for (const { by, region, subject } of await work.openWork(tx, personId)) {
      const told = by ? [by] : await accounts.officersOf(tx, OPERATORS, region ? [region] : [])
      await notices.add(tx, told, { code: 'assignment_lapsed', facts: { by: ERASED_NAME }, subject })
    }
  }

  return {
    async mine(viewer: Viewer) {
      const { id } = mustBe(viewer)
      return { agent: (await rowOf(id)) ? await asFile(id) : null }
    },

    organisations: async ({ q }: { q: string }) => ({ items: await store.organisationsNamed(db.read, q, 8) }),

    async apply(
      viewer: Viewer,
      given: AgentDraft,
      revision: number | null,
      options: { demo?: boolean } = {},
    ): Promise<AgentFile> {
      const { id, name } = mustBe(viewer)
      const before = await rowOf(id)
      const state = rules.stateAfter(before ?? null, 'apply', 'SELF')
      const draft = await checked(viewer, given)
      const now = clock.now()
      await db.write(async (tx) => {
        const values = {
          ...columnsOf(draft, now, before, taxonomies),
          ...checkedColumns(rules.checkedOf(draft), before),
          state,
          stateAt: now,
          waitingSince: now,
          faults: [],
          pending: null,
          suspended: null,
        }
        const after = before
          ? await store.update(tx, id, revision ?? 0, values)
          : await store.insert(tx, { ...values, id, createdAt: now, demo: options.demo ?? false })
        const row = await changed(tx, viewer, { before, after, move: 'apply' })
        await keepRest(tx, id, draft)
        await callOperators(tx, row, name)
      })
      return asFile(id)
    },

    /** A change of what was checked waits for an operator, and the checked one stays in force meanwhile. */
    async save(viewer: Viewer, given: AgentDraft, revision: number): Promise<AgentFile> {
      const { id, name } = mustBe(viewer)
      const before = await rowOf(id)
      if (!before) throw new Refusal('not_found')
      const draft = await checked(viewer, given)
      const now = clock.now()
      const sent = rules.checkedOf(draft)
      const waits = rules.wasChecked(before.state) && !rules.sameChecked(sent, rules.checkedOfRow(before))
      await db.write(async (tx) => {
        const values = rules.wasChecked(before.state)
          ? {
              pending: waits ? sent : null,
              waitingSince: waits ? (before.waitingSince ?? now) : null,
              faults: waits ? [] : before.faults,
            }
          : checkedColumns(sent, before)
        const after = await store.update(tx, id, revision, { ...columnsOf(draft, now, before, taxonomies), ...values })
        const row = await changed(tx, viewer, { before, after, move: 'save' }, { waits })
        await keepRest(tx, id, draft)
        if (waits && !before.pending) await callOperators(tx, row, name)
      })
      return asFile(id)
    },

    async move(viewer: Viewer, body: OwnMove): Promise<AgentFile> {
      const { id } = mustBe(viewer)
      const before = await rowOf(id)
      const state = rules.stateAfter(before ?? null, body.move, 'SELF')
      // The text that was read is not the one that holds now.
      if (body.move === 'accept' && body.rulesVersion !== AGENT_RULES) throw new Refusal('revision_conflict')
      const now = clock.now()
      await db.write(async (tx) => {
        if (body.move === 'withdraw') await refuseOpenWork(tx, id)
        const after = await store.update(tx, id, body.revision, {
          state,
          ...(state !== before?.state && { stateAt: now }),
          updatedAt: now,
          lastActionAt: now,
          ...(body.move === 'accept' && { rulesVersion: AGENT_RULES, rulesAcceptedAt: now }),
          ...(body.move === 'withdraw' && { pending: null, waitingSince: null, faults: [] }),
        })
        await changed(tx, viewer, { before, after, move: body.move })
      })
      return asFile(id)
    },

    /** In the transaction that erases the person: open work goes back to who gave it, and the profile is closed. */
    async forget(tx: Tx, personId: string) {
      const row = await store.touch(tx, personId)
      if (!row) return
      const now = clock.now()
      await tellOfWork(tx, personId)
      await work.lapseAll(tx, personId, now)
      const after = await store.update(tx, personId, row.revision, { state: 'withdrawn', stateAt: now, updatedAt: now })
      await changed(tx, null, { before: row, after, move: 'withdraw' })
    },
  }
}
