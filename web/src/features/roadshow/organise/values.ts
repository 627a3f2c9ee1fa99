import { RoadshowDraft } from '@keqiao/shared/roadshow'
import { contradictionsOf } from '@keqiao/shared/roadshow-rules'
import { instantOf, linesOf, localOf, thisHour } from '../../../words/format.ts'

/** As typed; times as the clocks in Beijing show them. */
export interface EventValues {
  kind: RoadshowDraft['kind']
  mode: RoadshowDraft['mode']
  title: string
  intro: string
  hostId: string
  coHosts: string
  region: string
  fields: string[]
  startsAt: string
  endsAt: string
  regOpensAt: string
  regClosesAt: string
  place: string
  address: string
  room: string
  mapUrl: string
  joinUrl: string
  onsite: string
  online: string
  approval: boolean
  maxCompanions: string
  audience: string
  contact: string
  language: RoadshowDraft['language']
  /** Whether it costs something, how many yuan, and who takes them. */
  charges: boolean
  yuan: string
  payee: string
  photoNotice: boolean
  call: boolean
  callOpensAt: string
  callClosesAt: string
}

/** Everything but what only the organiser can know. */
export const newValues = (given: { hostId: string; region: string }): EventValues => ({
  ...{ kind: 'ROADSHOW', mode: 'ONSITE', title: '', intro: '', coHosts: '', fields: [], ...given },
  ...{ startsAt: '', endsAt: '', regOpensAt: thisHour(), regClosesAt: '' },
  ...{ place: '', address: '', room: '', mapUrl: '', joinUrl: '', onsite: '50', online: '200' },
  ...{ approval: false, maxCompanions: '2', audience: '', contact: '', photoNotice: true },
  ...{ call: false, callOpensAt: '', callClosesAt: '', language: 'ZH', charges: false, yuan: '', payee: '' },
})

const FEN = 100
const time = (instant: string | null) => (instant ? localOf(instant) : '')

export function valuesOf(draft: RoadshowDraft): EventValues {
  const { kind, mode, title, intro, region, fields, approval, photoNotice, venue, capacity, language, fee } = draft
  return {
    ...{ kind, mode, title, intro, region, fields, approval, photoNotice, language },
    hostId: draft.hostId ?? '',
    coHosts: draft.coHosts.join('\n'),
    startsAt: time(draft.startsAt),
    endsAt: time(draft.endsAt),
    regOpensAt: time(draft.regOpensAt),
    regClosesAt: time(draft.regClosesAt),
    place: venue?.name ?? '',
    address: venue?.address ?? '',
    room: venue?.room ?? '',
    mapUrl: venue?.mapUrl ?? '',
    joinUrl: draft.joinUrl ?? '',
    onsite: String(capacity.ONSITE || 50),
    online: String(capacity.ONLINE || 200),
    maxCompanions: String(draft.maxCompanions),
    audience: draft.audience ?? '',
    contact: draft.contact ?? '',
    charges: fee !== null,
    yuan: fee ? String(fee.amount / FEN) : '',
    payee: fee?.payee ?? '',
    call: draft.callOpensAt !== null,
    callOpensAt: time(draft.callOpensAt),
    callClosesAt: time(draft.callClosesAt),
  }
}

/** A draft may lack things, but not contradict itself. */
const Consistent = RoadshowDraft.superRefine((draft, context) => {
  for (const { path, code } of contradictionsOf(draft)) context.addIssue({ code: 'custom', path: [path], message: code })
})
const whole = (typed: string) => (typed.trim() === '' ? undefined : Number(typed))

export function draftOf(values: EventValues) {
  const { place, address, room, mapUrl, hostId, coHosts, onsite, online, call, charges, yuan, payee, ...plain } = values
  const hasRoom = values.mode !== 'ONLINE' && [place, address, room, mapUrl].some((part) => part.trim() !== '')
  return Consistent.safeParse({
    ...plain,
    hostId: hostId || null,
    coHosts: linesOf(coHosts),
    startsAt: instantOf(values.startsAt),
    endsAt: instantOf(values.endsAt),
    regOpensAt: instantOf(values.regOpensAt),
    // Nothing said: until it begins.
    regClosesAt: instantOf(values.regClosesAt || values.startsAt),
    venue: hasRoom ? { name: place, address, room: room.trim() || null, mapUrl: mapUrl.trim() || null } : null,
    joinUrl: values.mode === 'ONSITE' ? null : values.joinUrl.trim() || null,
    capacity: {
      ONSITE: values.mode === 'ONLINE' ? 0 : whole(onsite),
      ONLINE: values.mode === 'ONSITE' ? 0 : whole(online),
    },
    maxCompanions: whole(values.maxCompanions),
    fee: charges ? { amount: Math.round((whole(yuan) ?? 0) * FEN), payee } : null,
    audience: values.audience.trim() || null,
    contact: values.contact.trim() || null,
    callOpensAt: call ? (instantOf(values.callOpensAt) ?? '') : null,
    callClosesAt: call ? (instantOf(values.callClosesAt) ?? '') : null,
  })
}
