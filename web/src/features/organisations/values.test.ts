import type { OrganisationFile } from '@keqiao/shared/organisations'
import { expect, test } from 'vitest'
import { blank, readTyped, typedOf } from './values.ts'

const typed = { ...blank, name: '滦河轴承', uscc: '91350100m000100y43', kind: 'ENT', region: '130200' }

test('what is empty is absent, what is typed is kept', () => {
  expect(readTyped(typed).data).toMatchObject({
    uscc: '91350100M000100Y43',
    address: null,
    staff: null,
    legalNature: null,
    tags: [],
  })
  expect(readTyped({ ...typed, staff: '１２０', address: ' 新华道 ' }).data).toMatchObject({ staff: 120, address: '新华道' })
})

test.each([
  ['name', { name: ' ' }],
  ['uscc', { uscc: '91350100M000100Y44' }],
  ['kind', { kind: '' }],
  ['region', { region: '' }],
  ['postcode', { postcode: '06300' }],
  ['staff', { staff: '很多' }],
  ['foundedYear', { foundedYear: '3000' }],
  ['rulesUrl', { rulesUrl: 'javascript:alert(1)' }],
])('a fault of %s stands at it', (part, more) => {
  expect(readTyped({ ...typed, ...more }).error?.issues.map(({ path }) => path[0])).toEqual([part])
})

test('a channel for objections is asked of state-established ones only', () => {
  const channel = { objectionChannel: '科研院' }
  expect(readTyped({ ...typed, ...channel }).data?.objectionChannel).toBeNull()
  expect(readTyped({ ...typed, ...channel, stateEstablished: true }).data?.objectionChannel).toBe('科研院')
})

test('a file is typed as it stands, with what was asked for', () => {
  const file = { ...readTyped(typed).data, change: null } as unknown as OrganisationFile
  expect(typedOf(file)).toEqual({ ...typed, uscc: '91350100M000100Y43' })
  const change = { id: 'x', values: { name: '新名' }, requestedAt: '', state: 'pending' as const, text: null }
  expect(typedOf({ ...file, change }).name).toBe('新名')
  expect(typedOf({ ...file, change: { ...change, state: 'refused' } }).name).toBe('滦河轴承')
})
