import { execFileSync, spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from './sources.ts'

/** Several servers need Postgres: one that is given, or one that can be started here for the while. */
function hasPostgres(): boolean {
  if (process.env.TEST_DATABASE_URL) return true
  try {
    execFileSync('initdb', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function storm(...args: string[]) {
  const script = path.join(root, 'scripts/storm/index.ts')
  const { PATH, TEST_DATABASE_URL = '' } = process.env
  const env = { PATH, TEST_DATABASE_URL }
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8', timeout: 110_000 })
  return { status, said: stdout, faults: stderr.split('\n').filter((line) => line.startsWith('✗')) }
}
const SIZE = ['--short', '--people', '200', '--places', '10', '--clients', '50']
const SHOWN = /\| confirmed 10, waitlisted 190 |\| waitlisted 190, confirmed 10 /

test('200 people for 10 places at a real server over HTTP: each place once, each person one answer; without the guard more', () => {
  const { status, said, faults } = storm(...SIZE, '--processes', '1')
  expect([faults, status]).toEqual([[], 0])
  expect(said).toMatch(SHOWN)
})

test.runIf(hasPostgres())('the same at four servers on one Postgres', () => {
  const { status, said, faults } = storm(...SIZE, '--processes', '4')
  expect([faults, status]).toEqual([[], 0])
  expect(said).toMatch(SHOWN)
})
