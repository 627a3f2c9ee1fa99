import { expect, test } from 'vitest'
import { viewerOf } from '../accounts/viewer.ts'
import { loadTaxonomies } from '../taxonomy/taxonomy.ts'
import { refusedOrigin } from './rules.ts'

const taxonomies = loadTaxonomies()
const ORIGIN = 'AW-N1'
const person = { id: 'p', name: '', email: '' }
const card = (kind: 'EXCH' | 'UNIV') => ({
  ...{ id: 'o', name: '', kind, region: '130000', intro: null, fields: [], demo: false },
  membership: 'admin' as const,
})
const OFFICE = [{ role: 'OPERATOR' as const, region: '130000' }]

test.each([
  ['an operator among the people of the centre', 'EXCH', OFFICE, undefined],
  ['one of the centre’s people without the office', 'EXCH', [], 'forbidden'],
  ['an operator for a university', 'UNIV', OFFICE, 'forbidden'],
] as const)('an official list is brought in only by whom it is for: %s', (_, kind, office, code) => {
  const viewer = viewerOf(person, [card(kind)], [...office])
  expect(refusedOrigin(viewer, 'o', 'achievement', ORIGIN, taxonomies)?.code).toBe(code)
})
