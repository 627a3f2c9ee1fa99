import { type Invitation, OFFICES, type OfficeDraft, type Official, PROVINCE } from '@keqiao/shared/members'
import { maskMail } from '@keqiao/shared/primitives'
import type { Viewer } from '../../accounts/viewer.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Uses } from '../life.ts'
import type { Invitations, Office } from './invitations.ts'
import { mustBeProvinceOperator, officeIssues } from './rules.ts'
import * as store from './store.ts'

export type Offices = ReturnType<typeof createOffices>

/** Who reviews, operates and audits, and where: given and withdrawn by the operators of the province, never to themselves. */
export function createOffices({ db, trail, notices, taxonomies, invitations }: Uses & { invitations: Invitations }) {
  async function list(viewer: Viewer): Promise<{ items: Official[]; invitations: Invitation[] }> {
    mustBeProvinceOperator(viewer)
    const items = (await store.officials(db.read, OFFICES)).map(({ personId, name, email, role, region, since }) => {
      return {
        id: personId,
        name,
        email: maskMail(email),
        role: role as Office,
        region,
        since,
        you: personId === viewer.person?.id,
      }
    })
    return { items, invitations: (await store.invitationsOf(db.read, null)).map(invitations.shown) }
  }

  return {
    list,

    /** In force once the invited person accepts. */
    async appoint(viewer: Viewer, { email, role, region }: OfficeDraft): Promise<Invitation> {
      mustBeProvinceOperator(viewer)
      const issues = officeIssues({ role, region }, taxonomies)
      const isSelf = email.toLowerCase() === viewer.person?.email.toLowerCase()
      if (isSelf) issues.push({ path: 'email', code: 'not_yourself', facts: {} })
      if (issues.length > 0) throw new Refusal('invalid_input', {}, issues)
      const offer = { organisationId: null, office: role, region }
      return invitations.shown(await db.write((tx) => invitations.send(tx, viewer, email, offer)))
    },

    async dismiss(viewer: Viewer, personId: string, role: Office) {
      mustBeProvinceOperator(viewer)
      if (personId === viewer.person?.id) throw new Refusal('forbidden', { needs: 'another_operator' })
      await db.write(async (tx) => {
        const holders = await store.touchHolders(tx, 'OPERATOR', PROVINCE)
        // Whoever was dismissed a moment ago dismisses nobody.
        if (!holders.some((id) => id === viewer.person?.id)) throw new Refusal('forbidden', { needs: 'province_operator' })
        const region = await store.takeOffice(tx, personId, role)
        if (region === undefined) throw new Refusal('not_found')
        await trail.record(tx, viewer, 'office.withdrawn', `person:${personId}`, { office: role, region })
        await notices.add(tx, [personId], { code: 'office_withdrawn', facts: {}, subject: 'account' })
      })
      return list(viewer)
    },
  }
}
