import type { Access, AccessRequest } from '@keqiao/shared/grants'

export type AskedScope = Access['mayAsk'][number]
const ASKED_SCOPES: readonly AskedScope[] = ['NAME', 'FILES']

/** How something that is given on request stands for whoever asks. */
export type Standing = 'closed' | 'asked' | 'live' | 'refused' | 'lapsed' | 'withdrawn' | 'over'

/** Of one's own requests the newest counts; one that was taken back is as good as none. */
export function standingOf(request: AccessRequest | undefined): Standing {
  if (!request || request.state === 'withdrawn') return 'closed'
  if (request.state === 'granted') return request.ended?.why ?? 'live'
  return request.state
}

/** The newest request for the whole of it; for a file of its own with its id. */
export const newest = (requests: readonly AccessRequest[], scope: AskedScope, fileId: string | null = null) =>
  requests.find((one) => one.scope === scope && (fileId === null ? one.file === null : one.file?.id === fileId))

export interface Seen {
  scope: AskedScope
  standing: Standing
  request: AccessRequest | undefined
  mayAsk: boolean
}

/** What stands in the panel: what is had, asked for, was had, or may be asked for. */
export function sightOf({ granted, mayAsk, requests }: Access): Seen[] {
  return ASKED_SCOPES.flatMap((scope): Seen[] => {
    const request = newest(requests, scope)
    const asked = standingOf(request)
    // Given without having been asked for, by an invitation.
    const invited = granted.includes(scope) && !mayAsk.includes(scope)
    const standing = invited && asked !== 'asked' ? 'live' : asked
    const may = mayAsk.includes(scope)
    return standing === 'closed' && !may ? [] : [{ scope, standing, request, mayAsk: may }]
  })
}

/** The end of a day as Beijing counts it: a date is given away including its last minute. */
export const endOfDay = (day: string): string | null => (day ? new Date(`${day}T23:59:59.000+08:00`).toISOString() : null)
