import type { OrganisationFile, OrganisationForm } from '@keqiao/shared/organisations'
import { newcomer as makeNewcomer, again as readAgain } from '../../../tests/support/newcomers.ts'
import { application } from '../../../tests/support/organisations.ts'
import type { Viewer } from '../accounts/viewer.ts'
import { attachments, files } from '../attachments/tables.ts'
import { notices } from '../notices/tables.ts'
import { newId } from '../platform/ids.ts'
import type { Services } from '../services.ts'

/** What tests do with a desk, in one line each. */
export function atDesk(use: Services) {
  const newcomer = (name?: string) => makeNewcomer(use, name)
  const again = (viewer: Viewer) => readAgain(use, viewer)
  const decide = (viewer: Viewer, { id, revision }: Pick<OrganisationFile, 'id' | 'revision'>, move: string, more: object = {}) =>
    use.organisationDesk.decide(viewer, id, { move, revision, how: null, text: null, returned: [], ...more } as never)
  return {
    newcomer,
    again,
    decide,
    approve: (viewer: Viewer, file: OrganisationFile) => decide(viewer, file, 'approve', { how: 'ON_SITE' }),
    queue: (viewer: Viewer, state: 'waiting' | 'active' = 'waiting', q = '') =>
      use.organisationDesk.queue(viewer, { page: 1, size: 100, state, q }),

    async applied(more: Partial<OrganisationForm> = {}) {
      const applicant = await newcomer()
      const file = await use.organisations.apply(applicant, application(more))
      return { file, admin: await again(applicant) }
    },

    async told(viewer: Viewer) {
      const rows = await use.db.read.select().from(notices)
      return rows.filter((row) => row.personId === viewer.person?.id).map(({ code, subject }) => `${code} ${subject}`)
    },

    async addLicence(organisationId: string) {
      const createdAt = use.clock.now()
      const file = { id: newId(), bytes: 3, sha256: 'x', kind: 'pdf' as const, createdAt }
      const tied = { subject: `organisation:${organisationId}`, purpose: 'licence' as const, visibility: 'ON_REQUEST' as const }
      await use.db.write(async (tx) => {
        await tx.insert(files).values(file)
        await tx.insert(attachments).values({ id: newId(), fileId: file.id, ...tied, number: 1, name: '证照.pdf', createdAt })
      })
    },
  }
}

/** What was refused: `path code` of each fault at a field, else the code. */
export const refused = (work: Promise<unknown>): Promise<string[]> =>
  work.then(
    () => [],
    (fault) => (fault.issues ?? [fault]).map(({ path = '', code }: { path?: string; code: string }) => `${path} ${code}`.trim()),
  )
