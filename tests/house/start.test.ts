import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { checkDataDir, readConfig } from '@keqiao/server/platform/config'
import { openServices } from '@keqiao/server/services'
import { AchievementDraft } from '@keqiao/shared/achievements'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPeople } from '../support/people.ts'
import { startServer } from './server-process.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'keqiao-start-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
const dataDir = (name: string) => path.join(folder, name)

/** A start that is refused: exit code 1 and what was said, which is never a stack. */
async function refused(settings: Record<string, string>): Promise<string[]> {
  const { code, err } = await startServer({ DATA_DIR: dataDir('refused'), ...settings }).ended
  expect(err).not.toMatch(/^\s+at |^\w*Error:|node:internal/m)
  expect(code).toBe(1)
  return err.trim().split('\n')
}

describe('a start that cannot be is refused in one sentence, without a stack', () => {
  test('wrong settings: every one of them is listed', async () => {
    const [head, ...faults] = await refused({ PORT: 'eighty', WORKER: 'perhaps', DATABASE_URL: 'oracle:x', AUTH_SECRET: 'hush' })
    expect(head).toContain('设置有误')
    expect(faults.map((line) => line.trim().split('=')[0]).sort()).toEqual(['AUTH_SECRET', 'DATABASE_URL', 'PORT', 'WORKER'])
    expect(faults.join()).not.toContain('hush')
  })

  test('the port is in use', async () => {
    const other = net.createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const { port } = other.address() as net.AddressInfo
    const said = await refused({ PORT: String(port) })
    await new Promise((done) => other.close(done))
    expect(said).toHaveLength(1)
    expect(said[0]).toContain(String(port))
    expect(said[0]).toContain('PORT')
  })

  test('the data folder cannot be written', async () => {
    writeFileSync(dataDir('a-file'), '')
    const said = await refused({ DATA_DIR: dataDir('a-file/data') })
    expect(said).toHaveLength(1)
    expect(said[0]).toContain(dataDir('a-file/data'))
    expect(said[0]).toContain('DATA_DIR')
  })

  test('Postgres does not answer; the password is not shown', async () => {
    const said = await refused({ DATABASE_URL: 'postgres://keqiao:hunter2@127.0.0.1:1/keqiao' })
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('127.0.0.1:1/keqiao')
    expect(said[0]).not.toContain('hunter2')
  })

  test('the embedding model is nowhere', async () => {
    const said = await refused({ EMBEDDER: 'onnx', EMBEDDING_MODEL: 'no-such-model' })
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('no-such-model')
  })

  test('another server already uses the SQLite file, and goes on undisturbed', async () => {
    const first = startServer({ DATA_DIR: dataDir('shared') })
    const address = await first.address()
    const said = await refused({ DATA_DIR: dataDir('shared') })
    expect(said).toHaveLength(1)
    expect(said[0]).toContain(dataDir('shared'))
    expect((await fetch(`${address}/health`)).status).toBe(200)
    expect((await first.stop()).code).toBe(0)
  })
})

describe('a second start', () => {
  test('finds the index as it was left and queues nothing', async () => {
    const settings = { DATA_DIR: dataDir('again'), EMBEDDER: 'hashing', LOG_LEVEL: 'info', DATABASE_URL: '' }
    const config = readConfig({ ...settings, LOG_LEVEL: 'silent' })
    checkDataDir(config)
    const services = await openServices(config)
    await services.indexer.reconcile()
    const { universityAdmin, university } = await addPeople(services)
    const drafts = ['甲', '乙', '丙'].map((name) =>
      AchievementDraft.parse({ name, abstract: `成果${name}的摘要`, keywords: ['一', '二', '三'] }),
    )
    await services.achievements.importMany(universityAdmin, university.id, drafts, { to: 'listed' })
    await services.worker.processAll()
    await services.close()

    // Asked at once, while the index is still being loaded.
    const again = await openServices(config)
    expect(await again.indexer.reconcile()).toBe(0)
    await again.close()

    const server = startServer(settings)
    const address = await server.address()
    const ready = async () => (await fetch(`${address}/ready`)).json()
    await expect.poll(ready, { timeout: 30_000 }).toMatchObject({ ok: true, documents: 3, waiting: 0 })
    expect((await server.stop()).out).not.toContain('queued')
  })

  test('works after the first was killed in the midst of its work', async () => {
    const first = startServer({ DATA_DIR: dataDir('killed') })
    await first.address()
    await first.stop('SIGKILL')
    const second = startServer({ DATA_DIR: dataDir('killed') })
    expect((await fetch(`${await second.address()}/health`)).status).toBe(200)
    expect((await second.stop()).code).toBe(0)
  })
})
