import { expect, test } from 'vitest'
import { viewerOf, visitor } from '../accounts/viewer.ts'
import { partiesOf } from './rules.ts'

const her = { id: 'her', name: '何工', email: '' }
const firm = (id: string, state: 'active' | 'applied' | 'suspended') => ({
  ...{ id, name: id, kind: 'ENT' as const, region: '130200', intro: null, fields: [], demo: false },
  ...{ membership: 'member' as const, state },
})

test('one asks in the name of organisations that are checked and not suspended, or as an agent', () => {
  const of = (viewer: typeof visitor) => partiesOf(viewer).map(({ kind, id }) => `${kind} ${id}`)
  const firms = [firm('checked', 'active'), firm('new', 'applied'), firm('stopped', 'suspended')]
  expect(of(viewerOf(her, firms))).toEqual(['organisation checked'])
  expect(of(viewerOf(her, firms, [{ role: 'AGENT', region: '130000' }]))).toEqual(['organisation checked', 'agent her'])
  expect(of(visitor)).toEqual([])
})
