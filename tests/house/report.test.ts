import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { readReport, tell } from '../../scripts/run/report.mjs'
import { emptyFolder } from '../support/folder.ts'
import { root } from './sources.ts'

const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')

describe('the end of a run', () => {
  test('names every red test and every file that does not load, with what it said first', () => {
    const { path: folder, remove } = emptyFolder()
    onTestFinished(remove)
    writeFileSync(path.join(folder, 'one.test.mjs'), "test('holds', () => {}); test('breaks', () => { throw Error('a\\nb') })")
    writeFileSync(path.join(folder, 'two.test.mjs'), "throw Error('does not load')")
    const report = path.join(folder, 'report.json')
    const args = ['run', '--root', folder, '--globals', '--reporter=json', `--outputFile.json=${report}`]
    const { status } = spawnSync(process.execPath, [vitest, ...args], { cwd: folder, env: { PATH: process.env.PATH } })
    const found = readReport(report, status)
    const relative = (name: string) => path.relative(root, path.join(folder, name))
    expect([status, found.passed, found.failed]).toEqual([1, 1, 2])
    expect(found.red.sort((a, b) => a.file.localeCompare(b.file))).toEqual([
      { file: relative('one.test.mjs'), test: 'breaks', fault: 'Error: a' },
      { file: relative('two.test.mjs'), test: '', fault: 'does not load' },
    ])
  })

  test('is red where nothing was written, and where a run failed that has no red test', () => {
    expect(readReport('/nowhere/report.json', 1)).toEqual({ passed: 0, skipped: 0, red: [], failed: 1 })
    expect(readReport('/nowhere/report.json', 0).failed).toBe(0)
  })

  test('tells what was green only when asked again, and is green then', () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    onTestFinished(() => log.mockRestore())
    const one = { file: 'tests/browser/a.test.ts', test: 'opens', fault: 'Error: closed' }
    const part = { name: 'Chromium', passed: 3, failed: 0, skipped: 0, seconds: 9, red: [], mended: [one] }
    expect(tell([part], 10)).toBe(0)
    expect(log.mock.calls.join('\n')).toContain('↻ green when asked again: tests/browser/a.test.ts › opens: Error: closed')
    expect(tell([{ ...part, failed: 1, red: [one], mended: [] }], 10)).toBe(1)
    expect(log.mock.calls.join('\n')).toContain('✗ tests/browser/a.test.ts › opens: Error: closed')
  })
})
