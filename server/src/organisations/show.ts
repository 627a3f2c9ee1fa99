import type { OrganisationFile, OrganisationForm } from '@keqiao/shared/organisations'
import { membershipIn, type Viewer } from '../accounts/viewer.ts'
import type { Calendar } from '../taxonomy/calendar.ts'
import { movesOf } from './rules.ts'
import type { ChangeRow, OrganisationRow } from './store.ts'

/** Working days within which the operator answers. */
const ANSWERS_WITHIN = 2

export const formOf = (row: OrganisationRow): Omit<OrganisationForm, 'uscc'> & { uscc: string | null } => ({
  name: row.name,
  kind: row.kind,
  region: row.region,
  intro: row.intro,
  fields: row.fields,
  uscc: row.uscc,
  stateEstablished: row.stateEstablished,
  centralInHebei: row.centralInHebei,
  address: row.address,
  postcode: row.postcode,
  legalRep: row.legalRep,
  legalNature: row.legalNature,
  industry: row.industry,
  size: row.size,
  tags: row.tags ?? [],
  mainProducts: row.mainProducts,
  foundedYear: row.foundedYear,
  staff: row.staff,
  rulesUrl: row.rulesUrl,
  objectionChannel: row.objectionChannel,
})

export const verifiedOf = (row: OrganisationRow): OrganisationFile['verified'] =>
  row.verifiedHow && row.verifiedAt && row.verifiedRegion
    ? { how: row.verifiedHow, at: row.verifiedAt, region: row.verifiedRegion }
    : null

export const changeOf = (row: ChangeRow | undefined): OrganisationFile['change'] =>
  row && (row.state === 'pending' || row.state === 'refused')
    ? { id: row.id, values: row.values, requestedAt: row.requestedAt, state: row.state, text: row.text }
    : null

export function fileOf(
  row: OrganisationRow,
  change: ChangeRow | undefined,
  { viewer, as, calendar }: { viewer: Viewer; as: 'admin' | 'operator'; calendar: Calendar },
): OrganisationFile {
  const stateAt = row.stateAt ?? row.createdAt
  const membership = membershipIn(viewer, row.id)
  return {
    ...formOf(row),
    id: row.id,
    demo: row.demo,
    state: row.state,
    revision: row.revision,
    stateAt,
    dueAt: row.state === 'applied' ? calendar.workingDays(stateAt, ANSWERS_WITHIN) : null,
    stateText: row.stateText,
    returned: row.returned ?? [],
    verified: verifiedOf(row),
    change: changeOf(change),
    membership,
    may: as === 'operator' || membership === 'admin' ? movesOf(row.state, as) : [],
  }
}
