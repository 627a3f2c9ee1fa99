import { expect, test } from 'vitest'
import { redIn } from './red.ts'

const RED = `
 ❯ |server| server/src/a.test.ts (2 tests | 1 failed) 8ms
     × says no 6ms
       → expected 200 to be 403

⎯⎯⎯⎯⎯⎯⎯ Failed Tests 1 ⎯⎯⎯⎯⎯⎯⎯

 FAIL  |server| server/src/a.test.ts > says no
AssertionError: expected 200 to be 403

⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯[1/1]⎯
`
const SLOW = `
     × waits 120004ms
       → Test timed out in 120000ms.

⎯⎯⎯⎯⎯⎯⎯ Failed Tests 1 ⎯⎯⎯⎯⎯⎯⎯

 FAIL  |server| server/src/a.test.ts > waits
 FAIL  |server| server/src/b.test.ts > waits
Error: Test timed out in 120000ms.

⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯[1/1]⎯
`

test('a red test is named; one that ran out of time is none, whatever stands beside it', () => {
  expect(redIn(RED)).toBe('|server| server/src/a.test.ts > says no')
  expect(redIn(SLOW)).toBeNull()
  expect(redIn(SLOW + RED)).toBe('|server| server/src/a.test.ts > says no')
})

test('a run that found no test, or none that was red, names nothing', () => {
  expect(redIn('No test files found, exiting with code 1\n')).toBeNull()
  expect(redIn(' Test Files  1 passed (1)\n      Tests  2 passed (2)\n')).toBeNull()
})
