import { type Member, PROVINCE } from '@keqiao/shared/members'
import type { FACT_VALUES } from '@keqiao/shared/notices'
import { maskMail } from '@keqiao/shared/primitives'
import { covers, OPERATORS } from '../../accounts/scope.ts'
import { membershipIn, type Viewer } from '../../accounts/viewer.ts'
import type { Tx } from '../../platform/db/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { SYSTEM } from '../../platform/trail.ts'
import type { Life, Uses } from '../life.ts'
import { type MemberRow, movesOf, refuseWithoutAdmin } from '../rules.ts'
import * as organisations from '../store.ts'
import * as store from './store.ts'

export type Members = ReturnType<typeof createMembers>
type Change = (typeof FACT_VALUES)['change'][number]
interface Row extends MemberRow {
  email: string
  since: string
}

/** Who belongs to an organisation. There is always an administrator, or nobody at all. */
export function createMembers(use: Uses & { life: Life }) {
  const { db, trail, notices, taxonomies, life } = use

  /** Locks the organisation and reads who belongs to it now; the asker's own rights are read again with them. */
  async function locked(tx: Tx, viewer: Viewer, id: string) {
    const row = await organisations.touch(tx, id)
    const members = (await store.membersOf(tx, id)) as Row[]
    const asker = members.find(({ personId }) => personId === viewer.person?.id)
    if (!row || !asker) throw new Refusal('not_found')
    return { row, members, asker }
  }

  async function lockedByAdmin(tx: Tx, viewer: Viewer, id: string, personId: string) {
    const { row, members, asker } = await locked(tx, viewer, id)
    if (asker.role !== 'admin') throw new Refusal('forbidden', { needs: 'admin' })
    const member = members.find((one) => one.personId === personId)
    if (!member) throw new Refusal('not_found')
    return { row, members, member }
  }

  async function tell(tx: Tx, whom: string[], row: organisations.OrganisationRow, change: Change) {
    const facts = { organisation: row.name, change }
    await notices.add(tx, whom, { code: 'membership_changed', facts, subject: `organisation:${row.id}` })
  }

  async function list(viewer: Viewer, id: string): Promise<{ items: Member[] }> {
    const row = await organisations.byId(db.read, id)
    const mayRead = row && (membershipIn(viewer, id) || covers(viewer, OPERATORS, row.region, taxonomies))
    if (!mayRead) throw new Refusal('not_found')
    const whole = membershipIn(viewer, id) === 'admin'
    const items = (await store.membersOf(db.read, id)).map(({ personId, name, email, role, since }) => {
      const you = personId === viewer.person?.id
      return { id: personId, name, email: whole || you ? email : maskMail(email), role, since, you }
    })
    return { items }
  }

  return {
    list,

    async setRole(viewer: Viewer, id: string, personId: string, role: 'member' | 'admin') {
      await db.write(async (tx) => {
        const { row, members, member } = await lockedByAdmin(tx, viewer, id, personId)
        if (member.role === role) return
        if (role === 'member')
          refuseWithoutAdmin(
            members.map((one) => (one === member ? { ...one, role } : one)),
            personId,
          )
        await store.setRole(tx, id, personId, role)
        await trail.record(tx, viewer, 'organisation.role_changed', `organisation:${id}`, { person: personId, role })
        await tell(tx, [personId], row, role === 'admin' ? 'made_admin' : 'made_member')
      })
      return list(viewer, id)
    },

    async remove(viewer: Viewer, id: string, personId: string) {
      await db.write(async (tx) => {
        const { row, members } = await lockedByAdmin(tx, viewer, id, personId)
        refuseWithoutAdmin(members.filter((one) => one.personId !== personId))
        await store.removeMember(tx, id, personId)
        await trail.record(tx, viewer, 'organisation.member_removed', `organisation:${id}`, { person: personId })
        await tell(tx, [personId], row, 'removed')
      })
      return list(viewer, id)
    },

    /** The last administrator leaves only in the act of handing over. */
    async leave(viewer: Viewer, id: string, handTo: string | null) {
      await db.write(async (tx) => {
        const { row, members, asker } = await locked(tx, viewer, id)
        const rest = members.filter((one) => one !== asker)
        const heir = rest.find(({ personId }) => personId === handTo)
        if (handTo && !(heir && asker.role === 'admin')) throw new Refusal('not_found')
        if (heir) await makeAdmin(tx, viewer, row, heir)
        refuseWithoutAdmin(rest.map((one) => (one === heir ? { ...one, role: 'admin' } : one)))
        await store.removeMember(tx, id, asker.personId)
        await trail.record(tx, viewer, 'organisation.left', `organisation:${id}`)
        await tell(tx, await life.adminsOf(tx, id), row, 'left')
      })
      return { done: true }
    },

    /** What becomes of each organisation when this person goes, and whether they may. */
    async outlookOf(personId: string) {
      const holders = await store.holdersOf(db.read, 'OPERATOR', PROVINCE)
      const organisations = []
      for (const { id, name } of await store.organisationsOf(db.read, personId)) {
        const rest = ((await store.membersOf(db.read, id)) as Row[]).filter((one) => one.personId !== personId)
        const managed = rest.some(({ role }) => role === 'admin')
        const after = managed ? 'others' : rest.length > 0 ? 'next_member' : 'nobody'
        organisations.push({ id, name, after: after as 'others' | 'next_member' | 'nobody' })
      }
      return { lastOperator: holders.length === 1 && holders[0] === personId, organisations }
    },

    /**
     * To be called in the transaction that erases a person, before the row goes: gives up memberships and what was sent to the
     * address. The oldest member inherits; an organisation without people is suspended and its operators told. The last operator
     * of the province cannot go.
     */
    async departing(tx: Tx, personId: string) {
      const person = await store.personOf(tx, personId)
      if (!person) return
      const holders = await store.touchHolders(tx, 'OPERATOR', PROVINCE)
      if (holders.length === 1 && holders[0] === personId) throw new Refusal('last_operator')
      for (const id of await store.organisationIdsOf(tx, personId)) {
        const row = await organisations.touch(tx, id)
        const rest = ((await store.membersOf(tx, id)) as Row[]).filter((one) => one.personId !== personId)
        if (!row) continue
        await store.removeMember(tx, id, personId)
        await trail.record(tx, SYSTEM, 'organisation.left', `organisation:${id}`, { person: personId })
        const [oldest] = rest
        if (oldest && rest.every(({ role }) => role === 'member')) await makeAdmin(tx, null, row, oldest)
        if (!oldest && movesOf(row.state, 'system').includes('unman'))
          await life.move(tx, { viewer: null, as: 'system' }, row, 'unman')
      }
      await store.forgetAddress(tx, person.email)
    },
  }

  async function makeAdmin(tx: Tx, by: Viewer | null, row: organisations.OrganisationRow, member: Row) {
    await store.setRole(tx, row.id, member.personId, 'admin')
    const facts = { person: member.personId, role: 'admin' }
    await trail.record(tx, by ?? SYSTEM, 'organisation.role_changed', `organisation:${row.id}`, facts)
    await tell(tx, [member.personId], row, 'made_admin')
  }
}
