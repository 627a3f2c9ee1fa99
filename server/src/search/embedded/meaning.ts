export type VectorIndex = ReturnType<typeof createVectorIndex>

/** Vectors as int8 with a scale each, scanned whole: exact enough (recall@100 .99) and nothing to build. */
export function createVectorIndex(dimensions: number) {
  let vectors = new Int8Array(dimensions * 1024)
  let scales = new Float32Array(1024)
  let slots = 0
  let cosines = new Float32Array(1024)

  function quantise(vector: Float32Array, into: Int8Array, at: number): number {
    let most = 0
    for (const value of vector) most = Math.max(most, Math.abs(value))
    const scale = most / 127 || 1
    for (let i = 0; i < dimensions; i++) into[at + i] = Math.round((vector[i] as number) / scale)
    return scale
  }

  return {
    add(slot: number, vector: Float32Array) {
      if (slot !== slots) throw new Error(`slot ${slot} out of order, ${slots} expected`)
      if (vector.length !== dimensions) throw new Error(`${vector.length} dimensions given, ${dimensions} expected`)
      slots++
      if (slots > scales.length) {
        const grown = { vectors: new Int8Array(vectors.length * 2), scales: new Float32Array(scales.length * 2) }
        grown.vectors.set(vectors)
        grown.scales.set(scales)
        vectors = grown.vectors
        scales = grown.scales
        cosines = new Float32Array(scales.length)
      }
      scales[slot] = quantise(vector, vectors, slot * dimensions)
    },

    /** Cosine of every slot; valid until the next call. */
    scan(vector: Float32Array): Float32Array {
      const query = new Int8Array(dimensions)
      const scale = quantise(vector, query, 0)
      for (let slot = 0, at = 0; slot < slots; slot++, at += dimensions) {
        let sum = 0
        for (let i = 0; i < dimensions; i += 4)
          sum +=
            (query[i] as number) * (vectors[at + i] as number) +
            (query[i + 1] as number) * (vectors[at + i + 1] as number) +
            (query[i + 2] as number) * (vectors[at + i + 2] as number) +
            (query[i + 3] as number) * (vectors[at + i + 3] as number)
        cosines[slot] = sum * scale * (scales[slot] as number)
      }
      return cosines
    },
  }
}
