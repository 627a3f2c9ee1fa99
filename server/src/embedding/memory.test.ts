import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Database, openDatabase } from '../platform/db/database.ts'
import { dialect } from '../platform/db/dialect.ts'
import { embedderSuite } from './embedder.suite.ts'
import type { Embedder } from './embedder.ts'
import { openHashingEmbedder } from './hashing.ts'
import { rememberVectors } from './memory.ts'
import { vectors } from './tables.ts'

// Opens a database; Postgres in this process takes seconds.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const scratch = mkdtempSync(path.join(tmpdir(), 'keqiao-memory-'))
const file = path.join(scratch, 'keqiao.db')
let db: Database
beforeAll(async () => {
  db = await openDatabase(dialect === 'postgres' ? { kind: 'pglite', folder: null } : { kind: 'sqlite', file })
}, 30_000)
afterAll(async () => {
  await db.close()
  rmSync(scratch, { recursive: true })
})

/** The real stand-in, keeping a list of what it was asked. */
function watched(id: string): { embedder: Embedder; asked: string[] } {
  const inner = openHashingEmbedder()
  const asked: string[] = []
  return {
    asked,
    embedder: {
      ...inner,
      id,
      embed(texts, as) {
        asked.push(...texts)
        return inner.embed(texts, as)
      },
    },
  }
}

embedderSuite('hashed bigrams, remembered', async () => rememberVectors(openHashingEmbedder(), db))

describe('the memory of vectors', () => {
  it('asks the model once for each text, also for more texts than one look-up takes', async () => {
    const { embedder, asked } = watched('watched@1')
    const memory = rememberVectors(embedder, db)
    const texts = Array.from({ length: 1300 }, (_, i) => `第${i % 1201}项成果的摘要`)
    const first = await memory.embed(texts, 'passage')
    expect(asked).toHaveLength(1201)
    expect(first[1201]).toEqual(first[0])

    const again = await memory.embed([...texts, '一项新成果'], 'passage')
    expect(asked.slice(1201)).toEqual(['一项新成果'])
    expect(again.slice(0, 1300)).toEqual(first)
  })

  it('does not take the vectors of one model for those of another', async () => {
    const other = watched('watched@2')
    await rememberVectors(other.embedder, db).embed(['第0项成果的摘要'], 'passage')
    expect(other.asked).toEqual(['第0项成果的摘要'])
  })

  it('leaves queries to the model and writes nothing for them', async () => {
    const { embedder, asked } = watched('watched@3')
    const before = await db.read.$count(vectors)
    const memory = rememberVectors(embedder, db)
    await memory.embed(['找一项成果'], 'query')
    await memory.embed(['找一项成果'], 'query')
    expect(asked).toHaveLength(2)
    expect(await db.read.$count(vectors)).toBe(before)
  })

  it('lets two callers ask for the same new text at the same time', async () => {
    const memory = rememberVectors(watched('watched@4').embedder, db)
    const [one, two] = await Promise.all([memory.embed(['同时'], 'passage'), memory.embed(['同时'], 'passage')])
    expect(two).toEqual(one)
  })

  it('forgets the vectors of models that are no longer used', async () => {
    const { embedder, asked } = watched('watched@1')
    const memory = rememberVectors(embedder, db)
    await memory.forgetOthers()
    await memory.embed(['第0项成果的摘要'], 'passage')
    expect(asked).toEqual([])
    expect(await db.read.$count(vectors)).toBe(1202)
  })
})
