import { createHash } from 'node:crypto'
import type { ListingKind } from '@keqiao/shared/listings'
import { FACETS, type FacetName } from '@keqiao/shared/search'
import type { SearchDocument } from '../engine.ts'
import { EMBEDDER } from './settings.ts'

/** What is sent: the fields of `SearchDocument`, and nothing that it does not have. */
export type Stored = Partial<Record<FacetName, string[]>> & {
  id: string
  kind: ListingKind
  revision: number
  title: string
  keywords: string[]
  text: string
  discreet: boolean
  date: string
  /** Of all the rest: two documents with one mark are the same. */
  mark: string
  /** The vector once more, as we read it back: its floats in base64. */
  vector: string
  _vectors?: Record<string, number[]>
}

export function stored(document: SearchDocument): Stored {
  const { id, kind, revision, title, keywords, text, discreet, date, filters, vector } = document
  const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
  const said = {
    ...{ id, kind, revision, title, keywords, text, discreet, date },
    ...Object.fromEntries(FACETS.map((name) => [name, filters[name] ?? []])),
    vector: bytes.toString('base64'),
  }
  const mark = createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 12)
  return { ...said, mark, _vectors: { [EMBEDDER]: [...vector] } }
}

/** A copy: bytes out of a pool need not be aligned for floats. */
export function vectorOf({ vector }: Pick<Stored, 'vector'>): Float32Array {
  const bytes = Buffer.from(vector, 'base64')
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}

export const filtersOf = (document: Stored): Partial<Record<FacetName, string[]>> =>
  Object.fromEntries(FACETS.map((name) => [name, document[name] ?? []]))

const quoted = (value: string) => `"${value.replace(/["\\]/g, '\\$&')}"`

/** Filters in the server's language: a kind, codes of a facet joined by "or", facets by "and". */
export function filterOf(
  kind: ListingKind,
  filters: Partial<Record<FacetName, string[]>>,
  without?: FacetName,
): (string | string[])[] {
  const chosen = FACETS.flatMap((name) => {
    const codes = filters[name]
    return codes && codes.length > 0 && name !== without ? [codes.map((code) => `${name} = ${quoted(code)}`)] : []
  })
  return [`kind = ${kind}`, ...chosen]
}

export const isAfter = (id: string) => `id > ${quoted(id)}`
