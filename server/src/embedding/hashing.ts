import type { Embedder } from './embedder.ts'

const DIMENSIONS = 256

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}

function embedOne(text: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS)
  const characters = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  ]
  for (let i = 0; i + 1 < characters.length; i++) {
    const value = hash(`${characters[i]}${characters[i + 1]}`)
    vector[value % DIMENSIONS] = (vector[value % DIMENSIONS] as number) + (value & 0x10000 ? 1 : -1)
  }
  const length = Math.hypot(...vector)
  // Texts without a bigram, and the rare ones whose bigrams cancel out, point at one agreed corner.
  if (length === 0) vector[0] = 1
  else for (let d = 0; d < DIMENSIONS; d++) vector[d] = (vector[d] as number) / length
  return vector
}

/** A stand-in that needs no model: hashed character bigrams. It knows shared wording, not meaning. */
export function openHashingEmbedder(): Embedder {
  return {
    id: 'hashing-bigrams@1',
    dimensions: DIMENSIONS,
    embed: async (texts) => texts.map(embedOne),
    close: async () => {},
  }
}
