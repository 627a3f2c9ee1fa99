import * as schema from '@keqiao/server/schema'

const STRANGE = '0190a5e0-0000-7000-8000-000000057a6e'
const LONG_AGO = '2001-01-01T00:00:00.000Z'

/** What a greedy sender would write into a column, by what it is called. */
const WISHES: Record<string, unknown[]> = {
  state: ['published', 'open', 'active', 'granted', 'confirmed', 'clean'],
  role: ['admin', 'OPERATOR'],
  office: ['OPERATOR'],
  membership: ['admin'],
  visibility: ['PUBLIC'],
  purpose: ['licence'],
  kind: ['need', 'UNIV'],
  disclosure: ['OPEN'],
  region: ['130000'],
  scope: ['READ'],
  scopes: [['READ', 'NAME', 'FILES']],
  scan: ['clean'],
  language: ['en'],
  email: ['grabbed@elsewhere.example'],
}

interface Column {
  dataType?: string
}

/** Every column of every table that a row is written through, with what to send for it. */
export function columns(): Map<string, unknown[]> {
  const found = new Map<string, unknown[]>()
  for (const table of Object.values(schema))
    for (const [name, column] of Object.entries(table) as [string, Column][]) {
      if (!column?.dataType) continue
      const wish = WISHES[name] ?? [wishOf(name, column.dataType)]
      const known = found.get(name) ?? []
      found.set(name, [...known, ...wish.filter((one) => !known.some((other) => JSON.stringify(other) === JSON.stringify(one)))])
    }
  return found
}

function wishOf(name: string, dataType: string): unknown {
  if (/^id$|Id$|By$/.test(name)) return STRANGE
  if (/At$|^at$|^until$|^due$/.test(name)) return LONG_AGO
  const wishes: Record<string, unknown> = { boolean: true, number: 77, json: [], date: LONG_AGO, buffer: 'AAAA' }
  return wishes[dataType] ?? 'grabbed'
}
