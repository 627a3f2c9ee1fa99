import type { DirectoryQuery } from '@keqiao/shared/agents'
import type { Viewer } from '../accounts/viewer.ts'
import type { Reader } from '../platform/db/database.ts'
import { Refusal } from '../platform/refusal.ts'
import * as work from './assignments/store.ts'
import { type AgentUses, agentChanges } from './changes.ts'
import { consentVerbs } from './consents.ts'
import { deskVerbs } from './desk.ts'
import { ownVerbs } from './own.ts'
import { cardOf, publicOf } from './record.ts'
import { keepsWork, termsOf } from './rules.ts'
import * as store from './store.ts'

export type Agents = ReturnType<typeof createAgents>

export function createAgents(uses: AgentUses) {
  const { db, clock, taxonomies } = uses
  const changes = agentChanges(uses)
  const { rowOf, operates } = changes

  return {
    ...ownVerbs(uses, changes),
    ...deskVerbs(uses, changes),
    ...consentVerbs(uses),

    async directory({ q, field, region, service, page, size }: DirectoryQuery) {
      const down = (list: 'field' | 'region', codes: string[]) =>
        codes.flatMap((code) => [code, ...taxonomies.descendants(list, code)])
      // Who serves the whole province serves its cities too.
      const up = region.flatMap((code) => taxonomies.ancestors('region', code))
      const filters = {
        field: field.length > 0 ? down('field', field) : null,
        region: region.length > 0 ? [...new Set([...down('region', region), ...up])] : null,
        service: service.length > 0 ? service : null,
      }
      const { found, total } = await store.directory(db.read, termsOf(q), filters, { page, size })
      return { items: found.map((profile) => cardOf(profile, clock.now())), total, page, size }
    },

    /** Only active agents have a page; who is not there and who is not active are the same. */
    async read(viewer: Viewer, id: string) {
      const profile = await store.byId(db.read, id)
      if (profile?.row.state !== 'active') throw new Refusal('not_found')
      const mine = viewer.person?.id === id
      const own = viewer.organisations.map((organisation) => organisation.id)
      const checks = operates(viewer, profile.row)
      const isParty = mine || checks || (await work.worksFor(db.read, id, own))
      const eyes = {
        mine,
        isMember: viewer.isMember,
        isParty,
        mayCall: checks || (isParty && profile.row.contactSharedAt !== null),
      }
      return publicOf(profile, await work.openCount(db.read, id), clock.now(), eyes)
    },

    /** The telephone number in full: for the operators, and for the parties once the agent agreed to that. */
    async contactOf(viewer: Viewer, id: string) {
      const profile = await store.byId(db.read, id)
      if (!profile?.row.phone) return null
      const { row, name } = profile
      const own = viewer.organisations.map((organisation) => organisation.id)
      const isParty = row.contactSharedAt !== null && row.state === 'active' && (await work.worksFor(db.read, id, own))
      if (!isParty && viewer.person?.id !== id && !operates(viewer, row)) return null
      return { person: row.namePublicAt || operates(viewer, row) ? name : null, phone: row.phone, email: null }
    },

    /** What hangs on this person as an agent. */
    outlookOf: async (personId: string) => {
      const row = await rowOf(personId)
      const isAgent = row !== undefined && row.state !== 'withdrawn'
      return { isAgent, openWork: isAgent ? await work.openCount(db.read, personId) : 0 }
    },

    /** An operator of one of this agent's regions. */
    async mayCheck(viewer: Viewer, id: string): Promise<boolean> {
      const row = await rowOf(id)
      return row !== undefined && operates(viewer, row)
    },

    /** May be given new work, as far as the state goes. */
    isActive: async (personId: string): Promise<boolean> => (await rowOf(personId))?.state === 'active',

    /** Which of these are this person's work, or asked of them: readable whatever their disclosure, also while dormant. */
    async assignedTo(viewer: Viewer, kind: string, ids: string[], reader: Reader = db.read): Promise<Set<string>> {
      if (!viewer.person || ids.length === 0) return new Set()
      const subjects = await work.openAmong(
        reader,
        viewer.person.id,
        ids.map((id) => `${kind}:${id}`),
      )
      const keeps = subjects.length > 0 && keepsWork((await store.byId(reader, viewer.person.id))?.row.state)
      return new Set(keeps ? subjects.map((subject) => subject.slice(kind.length + 1)) : [])
    },

    /** All of a kind that is this person's work, for queries. */
    async assigned(viewer: Viewer, kind: string): Promise<string[]> {
      if (!viewer.person || !keepsWork((await store.byId(db.read, viewer.person.id))?.row.state)) return []
      const subjects = await work.subjectsOf(db.read, viewer.person.id)
      return subjects.flatMap((subject) => (subject.startsWith(`${kind}:`) ? [subject.slice(kind.length + 1)] : []))
    },

    /** Who works on this subject, or is asked to. */
    async agentOf(subject: string): Promise<{ agentId: string; state: 'offered' | 'accepted' } | null> {
      const row = await work.openOf(db.read, subject)
      return row ? { agentId: row.agentId, state: row.state as 'offered' | 'accepted' } : null
    },
  }
}
