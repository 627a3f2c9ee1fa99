import { expect, test } from 'vitest'
import { newId } from './ids.ts'

test('an id is a UUID of version 7, RFC 9562 variant', () => {
  for (let i = 0; i < 1000; i++) expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('ids do not repeat', () => {
  expect(new Set(Array.from({ length: 50_000 }, newId)).size).toBe(50_000)
})

test('an id begins with the millisecond it was made in, so that ids sort by creation', () => {
  const before = Date.now()
  const made = Number.parseInt(newId().replaceAll('-', '').slice(0, 12), 16)
  expect(made).toBeGreaterThanOrEqual(before)
  expect(made).toBeLessThanOrEqual(Date.now())
})
