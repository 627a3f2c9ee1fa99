import { expect, test } from 'vitest'
import { noFilters, readAsked, toggled, writeAsked } from './address.ts'

test('a shared search address reads back as the same search', () => {
  const asked = {
    kind: 'need' as const,
    q: '裂纹 & 检测',
    sort: 'date' as const,
    as: 'typed' as const,
    page: 3,
    filters: { ...noFilters(), field: ['01', '0402'], region: ['130200'] },
  }
  const address = writeAsked(asked)
  expect(readAsked(new URL(address, 'http://keqiao.example').searchParams)).toEqual(asked)
})

test('a page number out of range reads as the first page', () => {
  expect(readAsked(new URLSearchParams('page=-4')).page).toBe(1)
  expect(readAsked(new URLSearchParams('page=x')).page).toBe(1)
})

test('choosing a domain narrows its field instead of standing beside it', () => {
  const asked = toggled(readAsked(new URLSearchParams('field=01&field=02&region=130000')), 'field', '0101')
  expect(asked.filters.field).toEqual(['02', '0101'])
  expect(toggled(asked, 'field', '01').filters.field).toEqual(['02', '01'])
  expect(toggled(asked, 'region', '130200').filters.region).toEqual(['130200'])
  expect(toggled(toggled(asked, 'region', '130200'), 'region', '130100').filters.region).toEqual(['130200', '130100'])
})

test('changing a filter goes back to the first page and keeps the words', () => {
  const asked = readAsked(new URLSearchParams('q=储能&page=5&field=0201'))
  const next = toggled(toggled(asked, 'field', '0201'), 'trl', '6')
  expect(next).toEqual({ ...asked, page: 1, filters: { ...noFilters(), trl: ['6'] } })
})
