import type { Embedder } from '../embedding/embedder.ts'

/** What an index was made for. */
export const fingerprintOf = (shape: number, engine: string, { id, dimensions }: Pick<Embedder, 'id' | 'dimensions'>) =>
  `${shape}/${engine}/${id}/${dimensions}`

const vectorsIn = (fingerprint: string) => fingerprint.split('/').slice(2).join('/')

/** Whether vectors of the one can be compared with vectors of the other. */
export const sameVectors = (one: string, other: string) => vectorsIn(one) === vectorsIn(other)
