import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { checkDataDir, readConfig, SETTINGS } from './config.ts'
import { StartFault } from './start-fault.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'keqiao-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

function faultOf(work: () => unknown): StartFault {
  try {
    work()
  } catch (fault) {
    if (fault instanceof StartFault) return fault
    throw fault
  }
  throw new Error('nothing was refused')
}

test('an empty environment is a whole configuration; an empty value means the default', () => {
  const config = readConfig({ PORT: '', DATABASE_URL: '' })
  expect(config.http).toMatchObject({ host: '127.0.0.1', port: 3900, publicUrl: 'http://127.0.0.1:3900' })
  expect(config.database).toEqual({ kind: 'sqlite', file: path.join(config.dataDir, 'keqiao.db') })
  expect(config).toEqual(readConfig({}))
})

test('addresses are joined to the public one, whether or not it was given with a slash', () => {
  expect(readConfig({ PUBLIC_URL: 'https://keqiao.example/' }).http.publicUrl).toBe('https://keqiao.example')
})

test('every wrong setting is listed at once, by name and with what was given', () => {
  const wrong = {
    PORT: '99999',
    PUBLIC_URL: 'ftp://x',
    DATABASE_URL: 'mysql://x',
    EMBEDDER: 'magic',
    WORKER: 'maybe',
    DEMO: 'yes',
    RATE_LIMIT: 'many',
    LOG_LEVEL: 'loud',
  }
  const fault = faultOf(() => readConfig(wrong))
  expect(fault.code).toBe('settings_wrong')
  const faults = fault.facts.faults as { setting: string; given: string; fault: string }[]
  expect(Object.fromEntries(faults.map((one) => [one.setting, one.given]))).toEqual(wrong)
  expect(faults.filter((one) => one.fault === '')).toEqual([])
})

test('a wrong secret is named but not shown', () => {
  const fault = faultOf(() => readConfig({ AUTH_SECRET: 'short-secret' }))
  expect(JSON.stringify(fault.facts)).not.toContain('short-secret')
  expect(fault.facts.faults).toMatchObject([{ setting: 'AUTH_SECRET', given: '***' }])
})

describe('DATABASE_URL', () => {
  test.each([
    ['postgres://u:p@host/db', { kind: 'postgres', url: 'postgres://u:p@host/db' }],
    ['postgresql://host/db', { kind: 'postgres', url: 'postgresql://host/db' }],
    ['pglite:memory', { kind: 'pglite', folder: null }],
    ['pglite:/srv/pg', { kind: 'pglite', folder: '/srv/pg' }],
    ['file:/srv/keqiao.db', { kind: 'sqlite', file: '/srv/keqiao.db' }],
  ])('%s', (url, database) => {
    expect(readConfig({ DATABASE_URL: url }).database).toEqual(database)
  })
})

test('models are looked for in the given folder, then the data folder, then the supplied ones', () => {
  const { embedding, dataDir } = readConfig({ MODEL_DIR: '/models', DATA_DIR: folder })
  expect(embedding.folders.slice(0, 2)).toEqual(['/models', path.join(dataDir, 'models')])
  expect(embedding.folders).toHaveLength(3)
})

test('a data folder that cannot be made is one fault with its name', () => {
  const file = path.join(folder, 'a-file')
  writeFileSync(file, '')
  const fault = faultOf(() => checkDataDir(readConfig({ DATA_DIR: path.join(file, 'data') })))
  expect(fault).toMatchObject({ code: 'folder_unwritable', facts: { folder: path.join(file, 'data') } })
})

describe('mail', () => {
  test('without a setting every mail becomes a file beside the data', () => {
    expect(readConfig({ DATA_DIR: folder }).mail).toEqual({
      kind: 'file',
      folder: path.join(folder, 'mail'),
      from: '科桥 Keqiao <no-reply@localhost>',
    })
  })

  test('a server needs its address and ours', () => {
    const { faults } = faultOf(() => readConfig({ MAIL: 'smtp' })).facts as { faults: { setting: string }[] }
    expect(faults.map((one) => one.setting).sort()).toEqual(['MAIL_FROM', 'SMTP_URL'])
    const whole = { MAIL: 'smtp', SMTP_URL: 'smtp://u:p@mail.example:587', MAIL_FROM: '科桥 <no-reply@keqiao.example>' }
    expect(readConfig(whole).mail).toEqual({ kind: 'smtp', url: whole.SMTP_URL, from: whole.MAIL_FROM })
  })

  test('its password is never shown', () => {
    const fault = faultOf(() => readConfig({ MAIL: 'smtp', SMTP_URL: 'http://u:hunter2@mail.example' }))
    expect(JSON.stringify(fault.facts)).not.toContain('hunter2')
  })

  test.each(['a@b, c@d', 'nobody', 'x\r\nBcc: c@d <a@b>'])('%j is no sender', (sender) => {
    expect(faultOf(() => readConfig({ MAIL_FROM: sender })).facts.faults).toMatchObject([{ setting: 'MAIL_FROM' }])
  })
})

test('settings are named as the environment names them', () => {
  for (const name of Object.keys(SETTINGS)) expect(name).toMatch(/^[A-Z]+(_[A-Z]+)*$/)
})
