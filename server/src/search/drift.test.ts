import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openFlakyProxy, type Weather } from '../../../tests/support/flaky-proxy.ts'
import { drain, held, indexStorm, visible } from '../../../tests/support/index-storm.ts'
import { startHouse } from '../../../tests/support/start-house.ts'

const { MEILI_URL, MEILI_KEY } = process.env
const OPERATIONS = 200

const same = async (services: Parameters<typeof visible>[0], kind: 'need' | 'achievement', store = services.engine) => {
  const wanted = new Map([...(await visible(services, kind))].map(([id, { revision }]) => [id, revision]))
  expect(await held(store, kind)).toEqual(wanted)
  return wanted.size
}

describe('under random work, with an index that loses and keeps what it should not', () => {
  const TIMEOUT_MS = 180_000
  test('nobody sees what is hidden, and once all is done the index holds what everybody may read, as it is now', {
    timeout: TIMEOUT_MS,
  }, async () => {
    await using house = await startHouse()
    const { services, clock } = house
    const lost = async (random: () => number) => {
      const kind = random() < 0.5 ? 'need' : 'achievement'
      const ids = [...(await held(services.engine, kind)).keys()].filter(() => random() < 0.3)
      const texts = await services.embedder.embed(['记号'], 'passage')
      if (random() < 0.5) await services.engine.remove(ids)
      // As if an old copy of the index had been put back.
      else
        await services.engine.upsert(
          ids.map((id) => ({
            ...{ id, kind, revision: 0, title: '旧记号', keywords: [], text: '', filters: {}, discreet: false },
            ...{ date: '2020-01-01T00:00:00.000Z', vector: texts[0] as Float32Array },
          })),
        )
      if (random() < 0.1) await services.indexer.reconcile({ force: true })
    }
    const people = await house.addPeople()
    const outcome = await indexStorm({ services, clock, people, operations: OPERATIONS, seed: 31, disturb: lost })
    await drain(house)
    expect(outcome).toMatchObject({ leaks: 0 })
    expect(outcome.looks).toBeGreaterThan(10)
    expect(await same(services, 'need')).toBeGreaterThan(5)
    expect(await same(services, 'achievement')).toBeGreaterThan(5)
  })

  test.runIf(MEILI_URL)(
    'the same of a Meilisearch server that is cut off, slow, or fails after it has said yes',
    { timeout: TIMEOUT_MS },
    async () => {
      const proxy = await openFlakyProxy(MEILI_URL as string)
      const settings = { MEILI_URL: proxy.url, MEILI_INDEX: `keqiao-test-${randomBytes(6).toString('hex')}` }
      await using house = await startHouse({ settings: { ...settings, ...(MEILI_KEY && { MEILI_KEY }) } })
      const { services, clock } = house
      const weathers: Weather[] = ['cut', 'fair', 'slow', 'fair', 'broken', 'fair']
      let turn = 0
      const disturb = async () => proxy.be(weathers[turn++ % weathers.length] as Weather)
      const people = await house.addPeople()
      const outcome = await indexStorm({ services, clock, people, operations: OPERATIONS, seed: 32, disturb })
      proxy.be('fair')
      await drain(house)
      expect(outcome).toMatchObject({ leaks: 0 })
      expect(services.engine.standing().standing).toBe('level')
      for (const store of services.stores) for (const kind of ['need', 'achievement'] as const) await same(services, kind, store)
      await proxy.close()
    },
  )
})
