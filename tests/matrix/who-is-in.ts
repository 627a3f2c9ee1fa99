import { relationsOf } from './request.ts'
import type { Relation, Role } from './roles.ts'
import { agreed } from './row.ts'
import { REQUESTS, ROWS } from './table.ts'
import type { World } from './world.ts'

const ORDER: Role[] = ['ENT_ADMIN', 'AGENT', 'SIGNED_IN', 'OPERATOR', 'REVIEWER', 'AUDITOR', 'VISITOR']
const rowOf = (name: string) => ROWS[name] as (typeof ROWS)[string]

/** Whom the table lets in here, the owner's people first. */
export function whoIsIn(world: World, name: string): [Role, Relation] {
  for (const role of ORDER)
    for (const relation of relationsOf(REQUESTS[name]?.on ?? null, world.cast[role]))
      if (agreed(rowOf(name), role, relation) === 'in') return [role, relation]
  throw new Error(`nobody of ${ORDER.join(', ')} gets in: ${name}`)
}

export const isOpen = (name: string) => rowOf(name).in !== 'nobody'
