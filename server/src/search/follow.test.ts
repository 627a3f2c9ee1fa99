import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SearchQuery } from '@keqiao/shared/search'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { achievementDraft, moveOf } from '../../../tests/support/drafts.ts'
import { startHouse } from '../../../tests/support/start-house.ts'
import { openHttp } from '../http.ts'
import { dialect } from '../platform/db/dialect.ts'
import { Refusal } from '../platform/refusal.ts'
import { openServices } from '../services.ts'
import { openEmbeddedEngine } from './embedded/engine.ts'
import { followEmbeddedEngine } from './embedded/followed.ts'
import type { SearchDocument } from './engine.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'keqiao-follow-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const eventually = <T>(look: () => Promise<T>) => vi.waitFor(look, { timeout: 10_000, interval: 50 })

const DIMENSIONS = 8
const document = (n: number, title = `记号${n}`): SearchDocument => ({
  ...{ id: `d-${n}`, kind: 'need', revision: 1, title, keywords: [], text: '', filters: {}, discreet: false },
  ...{ date: '2026-01-01T00:00:00.000Z', vector: new Float32Array(DIMENSIONS).fill(DIMENSIONS ** -0.5) },
})
const everything = {
  ...({ kind: 'need', text: '', vector: null, filters: {}, sort: 'date', offset: 0, limit: 500 } as const),
  ...({ breadth: 'precise', by: 'both', facets: false } as const),
}

describe('files of an index that another process writes', () => {
  test('are read as they change: what is new, what is gone, what was merged, what was made anew', async () => {
    const place = { file: path.join(folder, 'search.db'), dimensions: DIMENSIONS }
    const followed = followEmbeddedEngine({ ...place, nobody: () => new Refusal('engine_unavailable', {}) })
    await followed.opened()
    expect(followed.standing()).toMatchObject({ standing: 'none', fault: expect.stringContaining('search.db') })
    await expect(followed.search(everything)).rejects.toMatchObject({ code: 'engine_unavailable' })

    const engine = openEmbeddedEngine(place)
    await engine.rebuild('shape/1')
    const same = () =>
      eventually(async () => {
        const asIs = async (one: typeof followed | typeof engine) => (await one.search(everything)).hits.map(({ id }) => id)
        expect(await asIs(followed)).toEqual(await asIs(engine))
      })
    for (let n = 0; n < 40; n++) await engine.upsert([document(n)])
    await engine.settle()
    await same()
    expect((await followed.search(everything)).total).toBe(40)
    await engine.finish()
    await eventually(async () => expect(followed.standing().standing).toBe('following'))

    // A large part in one file, and what leaves it is patched in place.
    await engine.remove(['d-3', 'd-17'])
    await engine.upsert([document(5, '改过的')])
    await eventually(async () =>
      expect((await followed.search({ ...everything, text: '改过的' })).hits.map(({ id }) => id)).toEqual(['d-5']),
    )
    await same()
    expect((await followed.search(everything)).hits.map(({ id }) => id)).not.toContain('d-3')
    expect(await followed.state()).toMatchObject({ documents: 38, fingerprint: 'shape/1' })

    await engine.rebuild('shape/2')
    await engine.upsert([document(99)])
    await engine.finish()
    await eventually(async () => expect((await followed.search(everything)).hits.map(({ id }) => id)).toEqual(['d-99']))
    await expect(followed.upsert([document(1)])).rejects.toThrow('follows')
    await Promise.all([engine.close(), followed.close()])
  })

  test('are written by one process only: the second is told so', async () => {
    const place = { file: path.join(folder, 'one.db'), dimensions: DIMENSIONS }
    const engine = openEmbeddedEngine(place)
    expect(() => openEmbeddedEngine(place)).toThrow('index_in_use')
    await engine.close()
    await openEmbeddedEngine(place).close()
  })
})

// SQLite is one process's own, and PGlite lives in one.
describe.runIf(dialect === 'postgres' && process.env.TEST_DATABASE_URL)('a process without a worker', () => {
  test('finds what the other has just indexed, and not what it has just hidden', async () => {
    await using house = await startHouse()
    const { config } = house.services
    const people = await house.addPeople()
    const silent = await openServices({ ...config, worker: 'none' }, { clock: house.clock })
    const app = await openHttp(silent)
    const ask = async () =>
      (await silent.search.search(people.visitor, SearchQuery.parse({ kind: 'achievement', q: '板坯' }))).items.map(
        ({ card }) => card.id,
      )
    const { achievements } = house.services
    const made = await achievements.create(people.universityAdmin, people.university.id, achievementDraft(), { to: 'listed' })
    await house.processAll()
    await eventually(async () => expect(await ask()).toEqual([made.id]))
    expect((await app.inject('/ready')).json()).toMatchObject({ ok: true, search: 'following', documents: 1 })

    // Hidden by the one that only answers: nobody finds it, before the other has erased it and after.
    await silent.achievements.move(people.universityAdmin, made.id, moveOf('pause', made.revision))
    expect(await ask()).toEqual([])
    await house.processAll()
    await eventually(async () => expect((await silent.engine.state()).documents).toBe(0))
    await silent.achievements.move(people.universityAdmin, made.id, moveOf('resume', made.revision + 1))
    await app.close()
    await silent.close()

    // Beside no index the database answers, and everybody is told.
    const alone = await openServices({
      ...config,
      worker: 'none',
      search: { ...config.search, file: path.join(folder, 'none.db') },
    })
    const closed = await openHttp(alone)
    expect((await closed.inject('/ready')).json()).toMatchObject({ ok: false, warming: ['index'], search: 'none' })
    expect((await closed.inject('/api/v1/search?q=板坯')).json()).toMatchObject({ standIn: true, total: 1 })
    await closed.close()
    await alone.close()
  })
})
