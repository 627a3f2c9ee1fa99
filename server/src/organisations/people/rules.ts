import { createHash, randomBytes } from 'node:crypto'
import type { INVITATION_STATES, OFFICES, OfficeDraft } from '@keqiao/shared/members'
import { PROVINCE } from '@keqiao/shared/members'
import type { Issue } from '@keqiao/shared/problem'
import type { Viewer } from '../../accounts/viewer.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Taxonomies } from '../../taxonomy/taxonomy.ts'

const DAY = 86_400_000
export const INVITATION_LASTS = 7 * DAY
/** Per organisation and day: an invitation writes to a stranger. */
export const MOST_SENT_A_DAY = 30

/** 256 random bits; what is kept finds them again and cannot be turned back. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashOf(token) }
}
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

interface Sent {
  expiresAt: string
  acceptedAt: string | null
  revokedAt: string | null
}

export function stateOf({ expiresAt, acceptedAt, revokedAt }: Sent, now: string): (typeof INVITATION_STATES)[number] {
  if (acceptedAt) return 'accepted'
  if (revokedAt) return 'revoked'
  return now >= expiresAt ? 'expired' : 'open'
}

/** An operator's office is the province's, a regional one's an area of it; reviewers and auditors may have either. */
export function officeIssues({ role, region }: Pick<OfficeDraft, 'role' | 'region'>, taxonomies: Taxonomies): Issue[] {
  const areas = taxonomies.descendants('region', PROVINCE)
  const may = role === 'OPERATOR' ? [PROVINCE] : role === 'REGION_OP' ? areas : [PROVINCE, ...areas]
  return may.includes(region) ? [] : [{ path: 'region', code: 'office_region', facts: {} }]
}

export const isProvinceOperator = (viewer: Viewer) =>
  viewer.appointments.some(({ role, region }) => role === 'OPERATOR' && region === PROVINCE)

export function mustBeProvinceOperator(viewer: Viewer) {
  if (!isProvinceOperator(viewer)) throw new Refusal('forbidden', { needs: 'province_operator' })
}

/** Who audits does not run what is audited. */
const EXCLUDES: Partial<Record<(typeof OFFICES)[number], readonly string[]>> = {
  AUDITOR: ['OPERATOR', 'REGION_OP'],
  OPERATOR: ['AUDITOR'],
  REGION_OP: ['AUDITOR'],
}
export function refuseBoth(office: (typeof OFFICES)[number], held: readonly string[]) {
  const other = held.find((role) => EXCLUDES[office]?.includes(role))
  if (other) throw new Refusal('offices_exclude', { office, other })
}
