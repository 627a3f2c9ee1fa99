import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { switchedCopy } from './copy.ts'
import { findGuards, type Guard } from './find.ts'
import { redIn } from './red.ts'
import { report } from './report.ts'

const root = path.resolve(import.meta.dirname, '../..')
/** Requests asked per guard before it counts as not noticed by the matrix. */
const BUDGET = Number(process.env.GUARD_REQUESTS ?? 800)
const MINUTES = Number(process.env.GUARD_MINUTES ?? 25)

export interface Verdict {
  guard: Guard | string
  /** The request or the test that noticed; null: nothing did. */
  by: string | null
  /** Not decided: the time was over, or tests ran out of theirs. */
  unfinished?: true
}

/** Where a guard may be tested beside the matrix; big models and engines are not. */
const TESTS = ['server/src', 'tests/journeys', 'tests/house/other-sites.test.ts', 'tests/matrix/listing-states.test.ts']
const LEFT_OUT = ['server/src/embedding', 'server/src/attachments/hostile', 'mail-survives-kills', 'server/src/matching/service']
/** A busy machine is no red test. */
const PATIENT = ['--testTimeout=120000', '--hookTimeout=120000', '--passWithNoTests']
const PROJECTS = ['server', 'house', 'journeys'].flatMap((name) => ['--project', name])

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
  const left = heard.filter(({ by }) => by === null).length
  console.log(`${heard.length - left} of ${heard.length} noticed by requests; ${left} go on to other tests`)
  const files = left > 0 ? reached() : new Map<number, string[]>()
  console.log(`after ${Math.round((Date.now() - began) / 60_000)} minutes it is known which tests reach which guard`)
  for (const { guard, by } of heard) {
    const what = guards.find(({ id }) => id === guard) ?? String(guard)
    if (by !== null || typeof what === 'string') verdicts.push({ guard: what, by })
    else if (Date.now() - began > MINUTES * 60_000) verdicts.push({ guard: what, by: null, unfinished: true })
    else {
      const verdict: Verdict = { guard: what, ...byTests(what, files.get(what.id) ?? []) }
      verdicts.push(verdict)
      const said = verdict.by ? 'killed  ' : verdict.unfinished ? 'not seen' : 'survives'
      console.log(`${said} ${nameOf(what)}${verdict.by ? ` by ${verdict.by}` : ''}`)
    }
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}
const text = report(verdicts, Math.round((Date.now() - began) / 60_000))
writeFileSync(path.join(import.meta.dirname, 'RESULTS.md'), text)
console.log(text.split('\n').slice(0, 12).join('\n'))

function nameOf(guard: Guard | string) {
  return typeof guard === 'string' ? guard : `${guard.file}:${guard.line} ${guard.what}`
}

function vitest(files: string[], settings: Record<string, string>, more: string[] = []) {
  const left = LEFT_OUT.flatMap((one) => ['--exclude', `**/${one}*/**`, '--exclude', `**/${one}*`])
  return spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', ...PATIENT, ...more, ...PROJECTS, ...left, ...files],
    {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, ...settings, NO_COLOR: '1', NODE_OPTIONS: `--import ${path.join(copy, 'off.mjs')}` },
    },
  )
}

/** Which test files reach which guard, by running them all once. */
function reached(): Map<number, string[]> {
  const notes = path.join(copy, 'notes')
  const run = vitest(TESTS, { GUARD_NOTES: notes })
  if (run.status !== 0) console.log(`without any guard off: ${/FAIL +(.*)/.exec(`${run.stdout}${run.stderr}`)?.[1] ?? 'red'}`)
  const found = new Map<number, Set<string>>()
  for (const line of readFileSync(notes, 'utf8').split('\n')) {
    const [id, file] = line.split(' ')
    if (id && file) found.set(Number(id), (found.get(Number(id)) ?? new Set()).add(path.relative(copy, file)))
  }
  return new Map([...found].map(([id, files]) => [id, [...files]]))
}

/** The tests that reach it, those of its own module first, until one is red. A run that broke off without a red test decides nothing. */
function byTests(guard: Guard, files: string[]): Pick<Verdict, 'by' | 'unfinished'> {
  const folder = guard.file.split('/').slice(0, 3).join('/')
  const near = files.filter((file) => file.startsWith(folder))
  const far = files.filter((file) => !near.includes(file)).slice(0, 6)
  let brokeOff = false
  for (const some of [near, far]) {
    if (some.length === 0) continue
    const run = vitest(some, { GUARD_OFF: String(guard.id) }, ['--bail=1'])
    const by = redIn(`${run.stdout}${run.stderr}`)
    if (by !== null) return { by }
    brokeOff ||= run.status !== 0
  }
  return brokeOff ? { by: null, unfinished: true } : { by: null }
}
