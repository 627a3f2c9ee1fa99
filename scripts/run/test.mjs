import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { checks } from './checks.mjs'
import { binOf, give, inRoot, runNode } from './child.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensureWeb } from './install.mjs'
import { readReport, tell } from './report.mjs'
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
  return tell(parts, since(began))
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
  try {
    await needs?.()
  } catch (fault) {
    sayStop(fault)
    return { name, passed: 0, failed: 1, skipped: 0, seconds: since(began) }
  }
  const first = await reported(file, select, url())
  const part = needs && first.red.length > 0 ? await askedAgain(file, select, first) : first
  return { name, ...part, seconds: since(began) }
}

async function reported(file, select, url) {
  const report = inRoot(FOLDER, `${file}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return readReport(report, await runNode([vitest, 'run', ...select, ...reporters], { settings: { DATABASE_URL: url } }))
}

/**
 * A journey that was red once is asked again, in a new house: in the old one it has left half of what it does. It waits for a
 * browser between steps, so a busy machine may be all that was wrong; what was red first is told all the same.
 */
async function askedAgain(file, select, first) {
  const files = [...new Set(first.red.map((one) => one.file))]
  console.log(`\n— asked again: ${files.join(', ')} —`)
  const project = select.filter((word) => !word.startsWith('--shard'))
  const again = await reported(`${file}-again`, [...project, ...files], '')
  const isRed = (one) => again.red.some(({ file, test }) => file === one.file && test === one.test)
  const isMended = again.failed === again.red.length
  const mended = isMended ? first.red.filter((one) => !isRed(one)) : []
  const red = isMended ? again.red : first.red
  return { ...first, passed: first.passed + mended.length, failed: red.length, red, mended }
}

const since = (began) => Math.round((Date.now() - began) / 1000)
