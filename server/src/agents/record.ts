import type { OrganisationCard } from '@keqiao/shared/accounts'
import type { Agent, AgentCard, AgentDraft, AgentFile, AgentRow as DeskRow } from '@keqiao/shared/agents'
import { maskPhone } from '@keqiao/shared/primitives'
import { addDays, type Calendar, dayOf, daysBetween, endOfDay } from '../taxonomy/calendar.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'
import { CHECK_DAYS, checkedOfRow, DORMANT_DAYS, isExpired, stopOf } from './rules.ts'
import type { Profile } from './store.ts'
import type { AgentRow, Checked } from './tables.ts'

/** Plain columns of a draft; what was checked comes apart, since a change of it may have to wait. */
export const columnsOf = (draft: AgentDraft, now: string, before: AgentRow | undefined, taxonomies: Taxonomies) => ({
  agencyId: draft.agencyId,
  regions: [...new Set(draft.regions)],
  fields: [...new Set(draft.fields)],
  services: [...new Set(draft.services)],
  languages: [...new Set(draft.languages)],
  years: draft.years,
  intro: draft.intro,
  maxLoad: draft.maxLoad,
  commissionTerms: draft.commissionTerms,
  phone: draft.phone,
  namePublicAt: draft.namePublic ? (before?.namePublicAt ?? now) : null,
  contactSharedAt: draft.contactShared ? (before?.contactSharedAt ?? now) : null,
  folded: folded(draft, taxonomies),
  updatedAt: now,
  lastActionAt: now,
})

/** A new certificate starts its reminders anew. */
export const checkedColumns = ({ kind, level, title, certificate }: Checked, before?: AgentRow) => ({
  kind,
  level,
  title,
  certificateNumber: certificate.number,
  certificateIssuer: certificate.issuer,
  certificateIssued: certificate.issued,
  certificateExpires: certificate.expires,
  certificateReminded: before && before.certificateExpires === certificate.expires ? before.certificateReminded : null,
})

function folded(draft: AgentDraft, { label }: Taxonomies): string {
  const both = (list: 'region' | 'field' | 'agent_service' | 'agent_kind', codes: string[]) =>
    codes.flatMap((code) => [label(list, code, 'zh'), label(list, code, 'en')])
  const words = [
    ...both('agent_kind', [draft.kind]),
    ...both('field', draft.fields),
    ...both('region', draft.regions),
    ...both('agent_service', draft.services),
    draft.intro ?? '',
  ]
  return words.join(' ').toLowerCase()
}

const draftOf = (row: AgentRow, avoided: OrganisationCard[]): AgentDraft => ({
  ...checkedOfRow(row),
  agencyId: row.agencyId,
  regions: row.regions,
  fields: row.fields,
  services: row.services,
  languages: row.languages,
  years: row.years,
  intro: row.intro,
  maxLoad: row.maxLoad,
  avoid: avoided.map(({ id }) => id),
  commissionTerms: row.commissionTerms,
  phone: row.phone,
  namePublic: row.namePublicAt !== null,
  contactShared: row.contactSharedAt !== null,
})

export function cardOf({ row, name, agency }: Profile, now: string): AgentCard {
  return {
    id: row.id,
    name: row.namePublicAt ? name : null,
    kind: row.kind,
    level: row.level,
    agency,
    fields: row.fields,
    regions: row.regions,
    services: row.services,
    certificateExpires: row.certificateExpires,
    certificateValid: !isExpired(row.certificateExpires, dayOf(now)),
    demo: row.demo,
  }
}

export interface Eyes {
  mine: boolean
  isMember: boolean
  isParty: boolean
  /** Has the number to call, masked until asked for. */
  mayCall: boolean
}

export function publicOf(profile: Profile, open: number, now: string, { mine, isMember, isParty, mayCall }: Eyes): Agent {
  const { row } = profile
  return {
    ...cardOf(profile, now),
    title: row.title,
    issuer: row.certificateIssuer,
    years: row.years,
    languages: row.languages,
    intro: row.intro,
    full: open >= row.maxLoad,
    commissionTerms: isMember || isParty ? row.commissionTerms : null,
    phone: mine ? row.phone : mayCall && row.phone ? maskPhone(row.phone) : null,
    mine,
  }
}

const dueOf = (row: AgentRow, calendar: Calendar) => row.waitingSince && calendar.workingDays(row.waitingSince, CHECK_DAYS)

interface Around {
  avoided: OrganisationCard[]
  open: number
  /** When the person was last seen doing anything. */
  seenAt: string | null
  hasFile: boolean
  now: string
  calendar: Calendar
}

export function fileOf({ row, name, agency }: Profile, { avoided, open, seenAt, hasFile, now, calendar }: Around): AgentFile {
  const today = dayOf(now)
  const lastActionAt = seenAt !== null && seenAt > row.lastActionAt ? seenAt : row.lastActionAt
  return {
    id: row.id,
    name,
    state: row.state,
    revision: row.revision,
    draft: draftOf(row, avoided),
    agency,
    avoided,
    pending: row.pending ?? null,
    hasFile,
    waitingSince: row.waitingSince,
    dueAt: dueOf(row, calendar),
    faults: row.faults,
    suspended: row.suspended ? { reason: row.suspended.reason, text: row.suspended.text } : null,
    rulesVersion: row.rulesVersion,
    certificateDaysLeft: row.certificateExpires ? daysBetween(today, row.certificateExpires) : null,
    openLoad: open,
    stop: stopOf(row, open, today),
    stateAt: row.stateAt,
    lastActionAt,
    dormantAt: row.state === 'active' ? endOfDay(addDays(dayOf(lastActionAt), DORMANT_DAYS)) : null,
    demo: row.demo,
  }
}

export function deskRowOf({ row, name }: Profile, open: number, calendar: Calendar): DeskRow {
  return {
    id: row.id,
    name,
    state: row.state,
    revision: row.revision,
    kind: row.kind,
    level: row.level,
    regions: row.regions,
    waitingSince: row.waitingSince,
    dueAt: dueOf(row, calendar),
    renewal: row.pending !== null,
    certificateExpires: row.certificateExpires,
    openLoad: open,
    maxLoad: row.maxLoad,
    demo: row.demo,
  }
}
