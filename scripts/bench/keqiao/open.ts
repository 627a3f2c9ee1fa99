import path from 'node:path'
import { viewerOf } from '@keqiao/server/accounts/viewer'
import { readConfig } from '@keqiao/server/platform/config'
import { openServices } from '@keqiao/server/services'
import { OrganisationDraft } from '@keqiao/shared/accounts'

/** Where `MEILI_URL` is set it is a peer's. */
const ours = { DATABASE_URL: undefined, MEILI_URL: undefined, MEILI_KEY: undefined }
const given = { ...ours, RATE_LIMIT: '1000000', LOG_LEVEL: 'warn', HOST: '127.0.0.1', PORT: '0' }

/** The product's own services over a folder of the benchmark, with the models of the repository. */
export async function openKeqiao(folder: string) {
  const services = await openServices(readConfig({ ...process.env, ...given, DATA_DIR: path.join(folder, 'keqiao') }))
  return services
}

export async function ownerOf(services: Awaited<ReturnType<typeof openKeqiao>>) {
  const draft = OrganisationDraft.parse({ name: '测速机构', kind: 'UNIV', region: '130000' })
  const organisation = await services.accounts.ensureOrganisation(draft, false)
  const viewer = viewerOf({ id: 'bench', name: 'bench', email: '' }, [{ ...organisation, membership: 'admin' }], [])
  return { organisation, viewer }
}
