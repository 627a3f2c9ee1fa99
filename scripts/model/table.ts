/** A static embedding: one row and one weight a token; a text is the weighted sum of its tokens' rows, made unit length. */
export interface TokenTable {
  dimensions: number
  rows: Float32Array
  /** Natural logarithm of each token's weight. */
  logWeights: Float32Array
}

/** Smooth inverse frequency: frequent words say little about what a text is about. */
export function smoothInverseFrequency(tokens: Uint16Array, size: number, smoothing: number): Float32Array {
  const uses = new Float64Array(size)
  for (let i = 0; i < tokens.length; i++) uses[tokens[i] as number] = (uses[tokens[i] as number] as number) + 1
  return Float32Array.from(uses, (count) => Math.log(smoothing / (smoothing + count / tokens.length)))
}

export function unitRows(rows: Float32Array, dimensions: number) {
  for (let at = 0; at < rows.length; at += dimensions) unit(rows, at, dimensions)
}

/** Makes one row unit length in place; gives its former length. */
export function unit(rows: Float32Array, at: number, dimensions: number): number {
  let square = 0
  for (let d = 0; d < dimensions; d++) square += (rows[at + d] as number) ** 2
  const length = Math.sqrt(square)
  if (length > 0) for (let d = 0; d < dimensions; d++) rows[at + d] = (rows[at + d] as number) / length
  return length
}

/** Adds the weighted rows of the tokens to `out` at `at`. */
export function addTokens(table: TokenTable, tokens: ArrayLike<number>, out: Float32Array, at: number) {
  const { rows, dimensions } = table
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as number
    const weight = Math.exp(table.logWeights[token] as number)
    const from = token * dimensions
    for (let d = 0; d < dimensions; d++) out[at + d] = (out[at + d] as number) + weight * (rows[from + d] as number)
  }
}

export function embedAll(table: TokenTable, texts: ArrayLike<number>[]): Float32Array {
  const out = new Float32Array(texts.length * table.dimensions)
  for (const [i, tokens] of texts.entries()) {
    addTokens(table, tokens, out, i * table.dimensions)
    unit(out, i * table.dimensions, table.dimensions)
  }
  return out
}

/** Removes the direction that all rows share most (power iteration); linear, so it can be done on the rows for good. */
export function removeFirstDirection(rows: Float32Array, dimensions: number) {
  const direction = new Float32Array(dimensions).fill(1 / Math.sqrt(dimensions))
  for (let round = 0; round < 20; round++) {
    const next = new Float32Array(dimensions)
    for (let at = 0; at < rows.length; at += dimensions)
      addScaled(next, 0, rows, at, dot(rows, at, direction, 0, dimensions), dimensions)
    direction.set(next)
    unit(direction, 0, dimensions)
  }
  for (let at = 0; at < rows.length; at += dimensions) {
    addScaled(rows, at, direction, 0, -dot(rows, at, direction, 0, dimensions), dimensions)
  }
}

export function dot(a: Float32Array, i: number, b: Float32Array, j: number, length: number): number {
  let sum = 0
  for (let d = 0; d < length; d++) sum += (a[i + d] as number) * (b[j + d] as number)
  return sum
}

export function addScaled(to: Float32Array, i: number, from: Float32Array, j: number, factor: number, length: number) {
  for (let d = 0; d < length; d++) to[i + d] = (to[i + d] as number) + factor * (from[j + d] as number)
}
