import type { Access, GrantScope, Party } from '@keqiao/shared/grants'
import { VISIBLE_STATES } from '@keqiao/shared/lifecycle'
import type { NeedDraft } from '@keqiao/shared/needs'
import type { Viewer } from '../accounts/viewer.ts'
import type { ListingRow } from '../listings/store.ts'
import { Refusal } from '../platform/refusal.ts'

/** A listing as far as giving and asking go; achievements are open. */
export type Given = Pick<ListingRow, 'id' | 'name' | 'ownerId' | 'state' | 'ownerHidden'> & {
  disclosure?: NeedDraft['disclosure']
}

export const ANSWER_DAYS = 10
export const MOST_ASKED_A_DAY = 30
export const MOST_INVITED_A_DAY = 30
export const INVITATION_HOURS = 7 * 24

export const isShown = ({ state, ownerHidden }: Given) => !ownerHidden && VISIBLE_STATES.includes(state)
const isHidden = ({ disclosure }: Given) => disclosure === 'AGENT_ONLY' || disclosure === 'INVITE'

/** What such a listing is called where words outlive rights: a hidden one has no name there. */
export const nameOutside = (row: Given) => (isHidden(row) ? null : row.name)

/** An invitation always says who invites; beyond that the invited party learns what the disclosure keeps from it. */
export function invitedScopes(row: Given, files: boolean): GrantScope[] {
  const base: GrantScope[] = isHidden(row) ? ['READ'] : row.disclosure === 'ANON' ? ['NAME'] : []
  return files ? [...base, 'FILES'] : base
}

/** In whose name somebody may ask: of an organisation that was checked, or as an agent. */
export function partiesOf(viewer: Viewer): Party[] {
  const { person } = viewer
  if (!person) return []
  const own = viewer.organisations.filter(({ state }) => state === 'active')
  return [
    ...own.map(({ id, name }): Party => ({ kind: 'organisation', id, name: person.name, organisation: name })),
    ...(viewer.isAgent ? [{ kind: 'agent' as const, id: person.id, name: person.name, organisation: null }] : []),
  ]
}

interface Standing {
  granted: readonly GrantScope[]
  /** Files that are given on request and not this asker's yet. */
  closedFiles: number
  asking: readonly { scope: GrantScope; attachmentId: string | null }[]
}

export function mayAsk(row: Given, { granted, closedFiles, asking }: Standing): Access['mayAsk'] {
  if (!isShown(row) || !row.ownerId) return []
  const waits = (scope: GrantScope) => asking.some((one) => one.scope === scope && one.attachmentId === null)
  return [
    ...(row.disclosure === 'ANON' && !granted.includes('NAME') && !waits('NAME') ? (['NAME'] as const) : []),
    ...(closedFiles > 0 && !waits('FILES') ? (['FILES'] as const) : []),
  ]
}

export function refusePast(until: string | null, now: string) {
  if (until !== null && until <= now) throw new Refusal('invalid_input', {}, [{ path: 'until', code: 'in_past', facts: {} }])
}

/** When a grant ceased to hold, and why; null while it holds. */
export function endOf(row: { until: string | null; withdrawnAt: string | null }, now: string) {
  if (row.withdrawnAt) return { why: 'withdrawn' as const, at: row.withdrawnAt }
  return row.until !== null && row.until <= now ? { why: 'over' as const, at: row.until } : null
}
export const stateOfGrant = (row: Parameters<typeof endOf>[0], now: string) => endOf(row, now)?.why ?? ('live' as const)

interface Sent {
  expiresAt: string
  acceptedAt: string | null
  revokedAt: string | null
}
export const stateOfInvitation = ({ expiresAt, acceptedAt, revokedAt }: Sent, now: string) =>
  acceptedAt
    ? ('accepted' as const)
    : revokedAt
      ? ('revoked' as const)
      : now >= expiresAt
        ? ('expired' as const)
        : ('open' as const)

export const refOf = ({ kind, listingId }: { kind: string; listingId: string }) => `${kind}:${listingId}`

interface Thing {
  kind: string
  listingId: string
  scope: GrantScope
  attachmentId: string | null
}
export const keyOf = ({ kind, listingId, scope, attachmentId }: Thing, whose: string) =>
  [kind, listingId, scope, attachmentId ?? '', whose].join(':')
