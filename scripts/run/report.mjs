import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './child.mjs'

/** What a run of vitest left behind in its file: counts, and of every red test its file, its name and what it said first. */
export function readReport(file, code) {
  const found = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const { numPassedTests: passed = 0, numPendingTests: skipped = 0, testResults = [] } = found
  const firstLine = (text = '') => text.split('\n')[0]
  const red = testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed')
      const file = path.relative(root, name)
      // One that does not load, or whose preparation failed, has no red test.
      if (failed.length === 0) return [{ file, test: '', fault: firstLine(message) }]
      return failed.map(({ fullName, failureMessages: [fault] }) => ({ file, test: fullName, fault: firstLine(fault) }))
    })
  // A fault outside any file has no row of its own, yet the run failed.
  return { passed, skipped, red, failed: red.length || Number(code !== 0) }
}

/** A line for every part, then one for every red test: whoever reads only the end reads what failed. */
export function tell(parts, seconds) {
  const skips = ({ skipped }) => (skipped ? `, ${skipped} skipped` : '')
  const redIn = (sign, red = []) => red.map(({ file, test, fault }) => `  ${sign} ${file} › ${test}: ${fault}`)
  for (const part of parts)
    console.log(
      [
        `${part.failed ? '✗' : '✓'} ${part.name}: ${part.passed} passed, ${part.failed} failed${skips(part)}, ${part.seconds} s`,
        ...redIn('✗', part.red),
        ...redIn('↻ green when asked again:', part.mended),
      ].join('\n'),
    )
  const sum = (key) => parts.reduce((total, part) => total + part[key], 0)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${seconds} s`)
  return sum('failed') === 0 ? 0 : 1
}
