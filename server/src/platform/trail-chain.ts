import { hash as digest } from 'node:crypto'
import type { Instant } from '@keqiao/shared/primitives'

/** What the first row has before it. */
export const GENESIS = '0'.repeat(64)

export interface TrailEntry {
  at: Instant
  actorId: string | null
  actorRole: string | null
  action: string
  subject: string
  facts: unknown
}
export interface Linked extends TrailEntry {
  seq: number
  prevHash: string | null
}

/** SHA-256 over all fields and the hash before, as one JSON list; keys of `facts` sorted, since Postgres does not keep their order. */
export function hashOf({ seq, at, actorId, actorRole, action, subject, facts, prevHash }: Linked): string {
  return digest('sha256', JSON.stringify([seq, at, actorId, actorRole, action, subject, sorted(facts), prevHash]))
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(sorted)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  // A list of pairs: an object would put keys that look like numbers first.
  return { '': entries.map(([key, one]) => [key, sorted(one)]) }
}
