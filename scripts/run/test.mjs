import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { checks } from './checks.mjs'
import { binOf, give, inRoot, runNode } from './child.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensureWeb } from './install.mjs'
import { sayStop } from './words.mjs'

const vitest = binOf('vitest/vitest.mjs')
const FOLDER = 'test-results'
const IN_MEMORY = '/dev/shm'
const ROOM_BYTES = 2 * 2 ** 30
const projects = (...names) => names.flatMap((name) => ['--project', name])

/** Where the second run's tables live: a real server when one is given, else Postgres inside the test processes. */
const postgres = () => process.env.TEST_DATABASE_URL || 'pglite:memory'

/** Asked once: content of files, vectors and code lists, whatever the tables lie in; a crawl of what shorter journeys ask of both. */
const SAME_ON_BOTH = ['attachments/hostile.test.ts', 'embedding/**', 'taxonomy/**'].map((files) => `server/src/${files}`)
const SCRIPTS = ['data-map', 'enumeration', 'guards', 'model', 'reidentify'].map((name) => `scripts/${name}/**`)
const once = [...SAME_ON_BOTH, 'tests/journeys/canary/**', 'shared/**', ...SCRIPTS].flatMap((files) => ['--exclude', files])

let browser
/** Looked for, and installed where it is not, once for all who need it. */
const chromium = () => {
  browser ??= ensureChromium()
  return browser
}

/** Journeys in a browser wait a lot: each half goes through a house of its own, and both start first, beside what fills the cores. */
const RUNS = [
  { name: 'Chromium, journeys 1', file: 'browser', select: [...projects('browser'), '--shard=2/2'], needs: chromium },
  { name: 'Chromium, journeys 2', file: 'browser1', select: [...projects('browser'), '--shard=1/2'], needs: chromium },
  { name: 'SQLite', file: 'sqlite', select: projects('server', 'web', 'house', 'journeys') },
  { name: 'Postgres', file: 'postgres', select: [...projects('server', 'journeys'), ...once], url: postgres },
  { name: 'Chromium, every page', file: 'browser2', select: projects('looks'), needs: chromium },
]
const AT_ONCE = 3

/** Everything, to the end, whatever fails on the way. With arguments: vitest alone, on SQLite or what DATABASE_URL says. */
export async function test(args) {
  await ensureWeb()
  const memory = folderInMemory()
  try {
    return args.length > 0 ? await runNode([vitest, 'run', ...args]) : await all()
  } finally {
    if (memory) rmSync(memory, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** What tests write lies in memory where the system has room there: else thousands of commits wait for the disk. */
function folderInMemory() {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY)
    if (bavail * bsize < ROOM_BYTES) return null
    const folder = mkdtempSync(path.join(IN_MEMORY, 'keqiao-'))
    give('TMPDIR', folder)
    return folder
  } catch {
    return null
  }
}

async function all() {
  const began = Date.now()
  const parts = [await checked()]
  const waiting = [...RUNS]
  const goOn = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) parts.push(await tested(next))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, goOn))
  console.log('')
  for (const { name, passed, failed, skipped, seconds } of parts)
    console.log(
      `${failed ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}, ${seconds} s`,
    )
  const sum = (key) => parts.reduce((total, part) => total + part[key], 0)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${since(began)} s`)
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

async function tested({ name, file, select, url = () => '', needs }) {
  const began = Date.now()
  console.log(`\n— ${name} —`)
  const report = inRoot(FOLDER, `${file}.json`)
  rmSync(report, { force: true })
  try {
    await needs?.()
  } catch (fault) {
    sayStop(fault)
    return { name, passed: 0, failed: 1, skipped: 0, seconds: since(began) }
  }
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await runNode([vitest, 'run', ...select, ...reporters], { settings: { DATABASE_URL: url() } })
  const found = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
  const { numPassedTests: passed = 0, numFailedTests = 0, numPendingTests: skipped = 0 } = found
  // A file that does not load or a fault outside any test has no row of its own, yet the run failed.
  const failed = code !== 0 && numFailedTests === 0 ? 1 : numFailedTests
  return { name, passed, failed, skipped, seconds: since(began) }
}

const since = (began) => Math.round((Date.now() - began) / 1000)
