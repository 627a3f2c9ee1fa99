import { expect, test } from 'vitest'
import { returnAddress } from './useReturn.ts'

test('after signing in one returns to where one was', () => {
  expect(returnAddress('?to=%2Fneeds%2Fnew%3Fstep%3Dform')).toBe('/needs/new?step=form')
})

test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', ''])(
  '%s is no place of this site',
  (to) => {
    expect(returnAddress(`?to=${encodeURIComponent(to)}`)).toBe('/workspace')
  },
)
