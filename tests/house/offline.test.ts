import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { bareEnv } from '../support/bare-env.ts'

function runGuarded(settings: Record<string, string> = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'keqiao-offline-'))
  const log = path.join(folder, 'attempts')
  writeFileSync(log, '')
  const here = (file: string) => path.join(import.meta.dirname, file)
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', here('no-network.ts'), here('offline-job.ts')], {
    env: { ...bareEnv, ATTEMPTS: log, ...settings },
    encoding: 'utf8',
    timeout: 100_000,
  })
  const attempts = readFileSync(log, 'utf8').split('\n').filter(Boolean)
  rmSync(folder, { recursive: true })
  if (status !== 0) throw new Error(`the job failed: ${stderr}`)
  return { attempts, outcome: JSON.parse(stdout.trim().split('\n').at(-1) as string) }
}

test('start, index, search and match with the shipped model try no connection to anywhere', { timeout: 120_000 }, () => {
  const { attempts, outcome } = runGuarded()
  expect(outcome.embedder).toContain('keqiao-zh-1')
  expect(outcome.found).toBe(outcome.title)
  expect(outcome.needs).toBe(3)
  expect(outcome.matches).toBeGreaterThan(0)
  expect(attempts).toEqual([])
})

test('the guard sees an attempt: a job that does call out is counted', { timeout: 120_000 }, () => {
  const { attempts } = runGuarded({ LEAVE: 'http://keqiao.example/' })
  expect(attempts).not.toEqual([])
  expect(attempts.join()).toContain('keqiao.example')
})
