import { existsSync, readFileSync, rmSync } from 'node:fs'
import { checks } from './checks.mjs'
import { binOf, give, inRoot, runNode } from './child.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensureWeb } from './install.mjs'
import { sayStop } from './words.mjs'

const vitest = binOf('vitest/vitest.mjs')
const FOLDER = 'test-results'
const projects = (...names) => names.flatMap((name) => ['--project', name])
/** Journeys wait a lot: each half goes through a house of its own. */
const half = (one) => [...projects('browser'), `--shard=${one}/2`]

/** Where the second run's tables live: a real server when one is given, else Postgres inside the test processes. */
const postgres = () => process.env.TEST_DATABASE_URL || 'pglite:memory'

/** Asked once: content of files, vectors and code lists, whatever the tables lie in; a crawl of what shorter journeys ask of both. */
const SAME_ON_BOTH = ['attachments/hostile.test.ts', 'embedding/**', 'taxonomy/**'].map((files) => `server/src/${files}`)
const SCRIPTS = ['data-map', 'enumeration', 'guards', 'model', 'reidentify'].map((name) => `scripts/${name}/**`)
const once = [...SAME_ON_BOTH, 'tests/journeys/canary/**', 'shared/**', ...SCRIPTS].flatMap((files) => ['--exclude', files])

/** `select`: what runs, each list in a process of its own beside the others. */
const RUNS = [
  { name: 'SQLite', file: 'sqlite', select: [projects('server', 'web', 'house', 'journeys')], url: () => '' },
  { name: 'Postgres', file: 'postgres', select: [[...projects('server', 'journeys'), ...once]], url: postgres },
  { name: 'Chromium', file: 'browser', select: [half(1), half(2), projects('looks')], url: () => '', before: ensureChromium },
]

/** Everything, to the end, whatever fails on the way. With arguments: vitest alone, on SQLite or what DATABASE_URL says. */
export async function test(args) {
  await ensureWeb()
  if (args.length > 0) return runNode([vitest, 'run', ...args])

  const parts = [await checked()]
  for (const one of RUNS) parts.push(await tested(one))
  console.log('')
  for (const { name, passed, failed, skipped, seconds } of parts)
    console.log(
      `${failed ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}, ${seconds} s`,
    )
  const sum = (key) => parts.reduce((total, part) => total + part[key], 0)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  return sum('failed') === 0 ? 0 : 1
}

async function checked() {
  const began = Date.now()
  let passed = 0
  let failed = 0
  for (const [name, args] of checks()) {
    if ((await runNode(args)) === 0) passed++
    else {
      failed++
      console.error(`✗ ${name}`)
    }
  }
  return { name: 'format, lint, types', passed, failed, skipped: 0, seconds: since(began) }
}

async function tested({ name, file, select, url, before }) {
  const began = Date.now()
  console.log(`\n— ${name} —`)
  try {
    await before?.()
  } catch (fault) {
    sayStop(fault)
    return { name, passed: 0, failed: 1, skipped: 0, seconds: since(began) }
  }
  give('DATABASE_URL', url())
  const runs = await Promise.all(select.map((these, at) => counted(these, inRoot(FOLDER, `${file}${at || ''}.json`))))
  const sum = (key) => runs.reduce((total, one) => total + one[key], 0)
  return { name, passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), seconds: since(began) }
}

async function counted(select, report) {
  rmSync(report, { force: true })
  const code = await runNode([vitest, 'run', ...select, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
  const { numPassedTests: passed = 0, numFailedTests = 0, numPendingTests: skipped = 0 } = found
  // A file that does not load or a fault outside any test has no row of its own, yet the run failed.
  return { passed, failed: code !== 0 && numFailedTests === 0 ? 1 : numFailedTests, skipped }
}

const since = (began) => Math.round((Date.now() - began) / 1000)
