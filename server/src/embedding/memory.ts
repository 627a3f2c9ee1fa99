import { createHash } from 'node:crypto'
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Database } from '../platform/db/database.ts'
import type { Embedder } from './embedder.ts'
import { vectors } from './tables.ts'

const CHUNK = 500

export interface RememberingEmbedder extends Embedder {
  /** Drops the vectors of every other embedder: after a rebuild nobody asks for them. */
  forgetOthers(): Promise<void>
}

/**
 * Remembers the vectors of passages by embedder and text, so that a rebuilt index or an unchanged listing costs no model time.
 * Queries are answered by the model each time: they seldom repeat, and a search must not write.
 */
export function rememberVectors(embedder: Embedder, db: Database): RememberingEmbedder {
  async function recall(hashes: string[]): Promise<Map<string, Float32Array>> {
    const known = new Map<string, Float32Array>()
    for (let i = 0; i < hashes.length; i += CHUNK) {
      const rows = await db.read
        .select({ hash: vectors.hash, vector: vectors.vector })
        .from(vectors)
        .where(and(eq(vectors.embedder, embedder.id), inArray(vectors.hash, hashes.slice(i, i + CHUNK))))
      for (const row of rows) known.set(row.hash, unpack(row.vector))
    }
    return known
  }

  async function store(made: [hash: string, vector: Float32Array][]) {
    await db.write(async (tx) => {
      for (let i = 0; i < made.length; i += CHUNK)
        await tx
          .insert(vectors)
          .values(made.slice(i, i + CHUNK).map(([hash, vector]) => ({ embedder: embedder.id, hash, vector: pack(vector) })))
          .onConflictDoNothing()
    })
  }

  async function passages(texts: string[]): Promise<Float32Array[]> {
    const hashes = texts.map((text) => createHash('sha256').update(text).digest('base64url'))
    const textOf = new Map(hashes.map((hash, i) => [hash, texts[i] as string]))
    const known = await recall([...textOf.keys()])
    const unknown = [...textOf].filter(([hash]) => !known.has(hash))
    if (unknown.length > 0) {
      const fresh = await embedder.embed(
        unknown.map(([, text]) => text),
        'passage',
      )
      const made = unknown.map(([hash], i): [string, Float32Array] => [hash, fresh[i] as Float32Array])
      await store(made)
      for (const [hash, vector] of made) known.set(hash, vector)
    }
    return hashes.map((hash) => known.get(hash) as Float32Array)
  }

  return {
    id: embedder.id,
    dimensions: embedder.dimensions,
    embed: (texts, as) => (as === 'query' ? embedder.embed(texts, as) : passages(texts)),
    async forgetOthers() {
      await db.write((tx) => tx.delete(vectors).where(ne(vectors.embedder, embedder.id)))
    },
    close: () => embedder.close(),
  }
}

function pack(vector: Float32Array): Buffer {
  const out = Buffer.alloc(vector.length * 4)
  for (const [d, value] of vector.entries()) out.writeFloatLE(value, d * 4)
  return out
}

function unpack(stored: Buffer): Float32Array {
  return Float32Array.from({ length: stored.length / 4 }, (_, d) => stored.readFloatLE(d * 4))
}
