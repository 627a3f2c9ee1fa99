import { randomBytes } from 'node:crypto'
import { Meilisearch } from 'meilisearch'
import { afterEach, describe, expect, test } from 'vitest'
import { engineSuite } from '../engine.suite.ts'
import { openMeiliEngine } from './engine.ts'

const url = process.env.MEILI_URL
const key = process.env.MEILI_KEY ?? null

if (url) {
  let name = ''
  const open = async () => {
    name = `keqiao-test-${randomBytes(6).toString('hex')}`
    return reopen()
  }
  const reopen = async () => openMeiliEngine({ url, key, dimensions: 256, name })
  afterEach(async () => {
    const client = new Meilisearch({ host: url, ...(key && { apiKey: key }) })
    for (const uid of [name, `${name}-next`]) await client.deleteIndex(uid).waitTask()
  })
  engineSuite('Meilisearch', open, reopen)
} else {
  describe('Meilisearch', () => {
    test('MEILI_URL is not set: the suite did NOT run against a Meilisearch server', () => {
      console.warn('\n  ⚠ MEILI_URL 未设置：没有对真实的 Meilisearch 跑引擎测试 / the Meilisearch engine was NOT tested\n')
      expect(url).toBeUndefined()
    })
  })
}
