import { covers, OPERATORS } from '../accounts/scope.ts'
import type { Accounts } from '../accounts/service.ts'
import { administers, membershipIn } from '../accounts/viewer.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import { type AttachmentSubject, all, none } from './subject.ts'

/** The licence of an organisation: for its admins, and for the operators who verify it. */
export function organisationSubject(accounts: Accounts, taxonomies: Taxonomies): AttachmentSubject {
  const mayRead: AttachmentSubject['mayRead'] = async (viewer, id) => {
    if (membershipIn(viewer, id) === 'admin') return true
    const organisation = (await accounts.cards([id])).get(id)
    return organisation !== undefined && covers(viewer, OPERATORS, organisation.region, taxonomies)
  }
  return {
    kind: 'organisation',
    purposes: ['licence'],
    isConfidential: async () => false,
    mayRead,
    mayDownload: async (viewer, id) => ((await mayRead(viewer, id)) ? all : none),
    mayAttach: async (viewer, id) => administers(viewer, id),
  }
}
