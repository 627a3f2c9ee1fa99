import type { Access } from '@keqiao/shared/endpoint'
import { type Relation, type Role, rolesIn, type Who } from './roles.ts'

/** A "no" as the table writes it: `404`, or `403 <needs>`, or `<status> <code>`. */
export type No = string

export interface Row {
  /** Who passes the door at all; the others hear 401, or 403 with what they lack. */
  door: Access
  /** Who of them gets in: to any record, or by how it stands to them. Whom it does not name stays out. */
  in: Who | Partial<Record<Relation, Who>>
  /**
   * What the others hear behind the door: all of them, or by how the record stands to them (`other`), or only some of those
   * (`other: operators`, `any: REGION_OP`). Whom it does not name hears 404: not there and not theirs are one.
   */
  no?: No | Partial<Record<Relation | `${Relation | 'any'}: ${Who}`, No>>
  /** What is special about the record of this row, in words for the page. */
  about?: string
  /** Why it is no secret that the record exists, where strangers hear something else than of a record that is not there. */
  known?: string
}

const CENTRE: readonly Role[] = [
  'REVIEWER',
  'REVIEWER_CITY',
  'REVIEWER_ELSEWHERE',
  'OPERATOR',
  'REGION_OP',
  'REGION_OP_ELSEWHERE',
  'AUDITOR',
]
const DOORS: Record<Exclude<Access, 'public'>, { passes: Who; needs: string }> = {
  signed_in: { passes: 'signed in', needs: '' },
  member: { passes: 'members', needs: 'organisation' },
  agent: { passes: 'AGENT', needs: 'agent' },
  reviewer: { passes: 'all reviewers', needs: 'reviewer' },
  operator: { passes: 'all operators', needs: 'operator' },
  auditor: { passes: 'AUDITOR', needs: 'auditor' },
  triage: { passes: 'AGENT, all operators', needs: 'triage' },
}
const ASLEEP: readonly Access[] = ['reviewer', 'operator', 'auditor', 'triage']

/** What the door itself says; null when it lets this role through. */
export function doorSays(door: Access, role: Role): No | null {
  if (door === 'public') return null
  if (role === 'VISITOR') return '401 unauthenticated'
  const { passes, needs } = DOORS[door]
  if (rolesIn(passes).has(role)) return null
  return role === 'NO_FACTOR' && ASLEEP.includes(door) ? '403 second_factor' : `403 ${needs}`
}

/** `in`, or the "no" this role hears about a record that stands so to it. */
export function agreed(row: Row, role: Role, relation: Relation): 'in' | No {
  const closed = doorSays(row.door, role)
  if (closed) return closed
  const who = typeof row.in === 'string' ? row.in : (row.in[relation] ?? 'nobody')
  if (rolesIn(who).has(role)) return 'in'
  return noOf(row, role, relation)
}

function noOf({ no = {} }: Row, role: Role, relation: Relation): No {
  if (typeof no === 'string') return no
  const said = Object.entries(no).find(([key]) => {
    const [whose, who] = key.split(': ')
    return (whose === 'any' || whose === relation) && (who === undefined || rolesIn(who).has(role))
  })
  return said?.[1] ?? '404 not_found'
}

export const isCentre = (role: Role) => CENTRE.includes(role)
