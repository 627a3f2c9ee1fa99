import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { switchedCopy } from './copy.ts'
import { findGuards, type Guard } from './find.ts'
import { report } from './report.ts'

const root = path.resolve(import.meta.dirname, '../..')
/** Requests asked per guard before it counts as not noticed by the matrix. */
const BUDGET = Number(process.env.GUARD_REQUESTS ?? 800)
const MINUTES = Number(process.env.GUARD_MINUTES ?? 25)

export interface Verdict {
  guard: Guard | string
  /** The request or the test that noticed; null: nothing did. */
  by: string | null
  /** Not looked at by module tests: the time was over. */
  unfinished?: true
}

const BESIDE: Record<string, string[]> = {
  accounts: [
    'tests/journeys/sign-in.test.ts',
    'tests/journeys/second-factor.test.ts',
    'tests/journeys/sessions.test.ts',
    'tests/journeys/mail-links.test.ts',
    'tests/journeys/dengbao.test.ts',
    'tests/journeys/access.test.ts',
  ],
  listings: [
    'tests/matrix/listing-states.test.ts',
    'tests/journeys/disclosure.test.ts',
    'server/src/statistics',
    'server/src/review',
  ],
  needs: [
    'tests/journeys/disclosure.test.ts',
    'server/src/matching',
    'server/src/attachments/routes.test.ts',
    'server/src/review',
  ],
  achievements: ['server/src/attachments/routes.test.ts'],
  grants: ['tests/journeys/disclosure.test.ts'],
  organisations: ['tests/journeys/organisation-suspended.test.ts', 'tests/journeys/invitation.test.ts', 'server/src/privacy'],
  platform: ['tests/house/other-sites.test.ts', 'tests/journeys/mail-links.test.ts'],
}

const began = Date.now()
const guards = findGuards(root)
const copy = switchedCopy(root, guards)
const verdicts: Verdict[] = []
try {
  const out = path.join(mkdtempSync(path.join(os.tmpdir(), 'keqiao-guards-out-')), 'noticed.json')
  const ids = JSON.stringify(guards.map(({ id }) => id))
  execFileSync(process.execPath, [path.join(copy, 'scripts/guards/in-house.ts'), copy, out, String(BUDGET), ids], {
    cwd: copy,
    stdio: 'inherit',
  })
  const heard = JSON.parse(readFileSync(out, 'utf8')) as { guard: number | string; by: string | null }[]
  const left = heard.filter(({ by }) => by === null)
  console.log(
    `${heard.length - left.length} of ${heard.length} noticed by requests; ${left.length} go on to the tests of their modules`,
  )
  for (const { guard, by } of heard) {
    const what = typeof guard === 'number' ? (guards.find(({ id }) => id === guard) as Guard) : guard
    if (by !== null) verdicts.push({ guard: what, by })
    else if (Date.now() - began > MINUTES * 60_000) verdicts.push({ guard: what, by: null, unfinished: true })
    else {
      const verdict = { guard: what, by: byTests(what) }
      verdicts.push(verdict)
      console.log(`${verdict.by ? 'killed  ' : 'survives'} ${nameOf(what)}${verdict.by ? ` by ${verdict.by}` : ''}`)
    }
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}
const text = report(verdicts, Math.round((Date.now() - began) / 60_000))
writeFileSync(path.join(import.meta.dirname, 'RESULTS.md'), text)
console.log(text.split('\n').slice(0, 12).join('\n'))

export function nameOf(guard: Guard | string) {
  return typeof guard === 'string' ? guard : `${guard.file}:${guard.line} ${guard.what}`
}

/** The tests that could notice, until the first red one. */
function byTests(guard: Guard | string): string | null {
  const files = testsFor(guard).filter((file) => existsSync(path.join(copy, file)))
  if (files.length === 0) return null
  const switchOff = typeof guard === 'string' ? { GUARD_ROUTE: guard.replace('access of ', '') } : { GUARD_OFF: String(guard.id) }
  const run = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--bail=1',
      '--project',
      'server',
      '--project',
      'house',
      '--project',
      'journeys',
      ...files,
    ],
    {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, ...switchOff, NO_COLOR: '1', NODE_OPTIONS: `--import ${path.join(copy, 'off.mjs')}` },
    },
  )
  if (run.status === 0) return null
  return /FAIL +(.*)/.exec(run.stdout ?? '')?.[1]?.trim() ?? 'a test'
}

function testsFor(guard: Guard | string): string[] {
  if (typeof guard === 'string') return ['tests/journeys/access.test.ts']
  const [, , module = ''] = guard.file.split('/')
  return [`server/src/${module}`, ...(BESIDE[module] ?? [])]
}
