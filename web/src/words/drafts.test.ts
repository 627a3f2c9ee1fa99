import { expect, test } from 'vitest'
import { cleaned, contactOf, measuresOf, toFen, toWan } from './drafts.ts'

test('money typed in 万元 is kept in 分 without rounding dust', () => {
  expect(toFen(0.07)).toBe(70_000)
  expect(toFen(260.55)).toBe(260_550_000)
  expect(toWan(toFen(12.34))).toBe(12.34)
  expect(toFen(null)).toBeUndefined()
})

test('what was never filled in is left out, zero is not', () => {
  expect(cleaned({ name: ' 裂纹 ', object: '  ', trl: null, value: 0, list: [{ a: '' }] })).toEqual({
    name: '裂纹',
    value: 0,
    list: [{}],
  })
})

test('an untouched contact is no contact, a telephone without a name asks for the name', () => {
  expect(contactOf({ person: '', phone: undefined })).toBeNull()
  expect(contactOf({ phone: '0311' })).toEqual({ person: '', phone: '0311' })
})

test('a bound left over from a range is not sent with a single figure', () => {
  const [row] = measuresOf([{ name: '温度', op: '>=', value: 5, valueMax: 9 }])
  expect(row).toEqual({ name: '温度', op: '>=', value: 5 })
})
