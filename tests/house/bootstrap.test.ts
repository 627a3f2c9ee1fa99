import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root } from './sources.ts'

const LOCK = path.join(root, '.runtime/lock')
let log: string
beforeEach(() => {
  log = path.join(mkdtempSync(path.join(os.tmpdir(), 'keqiao-lock-')), 'log')
  writeFileSync(log, '')
})
afterEach(() => rmSync(path.dirname(log), { recursive: true }))

/** A process that takes the lock, says that it is in, stays a moment and says that it is out. */
function holder(): Promise<number | null> {
  const work = `
    import { appendFileSync } from 'node:fs'
    import { alone } from ${JSON.stringify(path.join(root, 'scripts/run/lock.mjs'))}
    await alone(async () => {
      appendFileSync(${JSON.stringify(log)}, 'in\\n')
      await new Promise((done) => setTimeout(done, 30))
      appendFileSync(${JSON.stringify(log)}, 'out\\n')
    })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', work], { stdio: 'ignore' })
  return new Promise((done) => child.on('close', done))
}

describe('the first run', () => {
  test('of several at once, each does its work alone', async () => {
    expect(await Promise.all(Array.from({ length: 4 }, holder))).toEqual([0, 0, 0, 0])
    expect(readFileSync(log, 'utf8').trim().split('\n')).toEqual(Array.from({ length: 4 }, () => ['in', 'out']).flat())
  })

  test('takes over the lock of a process that died', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    mkdirSync(path.dirname(LOCK), { recursive: true })
    writeFileSync(LOCK, String(pid))
    expect(await Promise.all([holder(), holder()])).toEqual([0, 0])
    expect(readFileSync(log, 'utf8')).toBe('in\nout\nin\nout\n')
  })
})

test('an unknown task lists the known ones', () => {
  const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts/run.mjs'), 'fly'], { encoding: 'utf8' })
  expect(status).toBe(2)
  expect(stderr).toContain('start | dev | test')
})

test('the run that a continuous-integration server calls is the one that README names, and nothing else', () => {
  expect(readFileSync(path.join(root, '.ci/run'), 'utf8')).toBe('#!/bin/sh\nset -e\ncd "$(dirname "$0")/.."\nexec npm test\n')
})
