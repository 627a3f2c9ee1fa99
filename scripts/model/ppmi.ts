import { multiplyTransposed, orthonormalise, symmetricEigen, transpose } from './linear.ts'
import { Random } from './random.ts'
import { SPECIAL_PIECES } from './tokenizer.ts'

export interface SparseRows {
  start: Float64Array
  column: Int32Array
  value: Float32Array
}

const WINDOW = 6
const CONTEXT_SMOOTHING = 0.75
const RAREST_PAIR = 3
const OVERSAMPLE = 24
const POWER_ROUNDS = 2

/** Words that stand near each other, as positive pointwise mutual information. `tokens` separates texts by id 0. */
export function ppmi(tokens: Uint16Array, size: number): SparseRows {
  const uses = new Float64Array(size)
  for (let i = 0; i < tokens.length; i++) uses[tokens[i] as number] = (uses[tokens[i] as number] as number) + 1
  const contextUses = uses.map((count, id) => (id < SPECIAL_PIECES.length ? 0 : count ** CONTEXT_SMOOTHING))
  const contexts = contextUses.reduce((sum, count) => sum + count, 0)

  const first = new Float64Array(size + 1)
  for (let id = 0; id < size; id++) first[id + 1] = (first[id] as number) + (uses[id] as number)
  const next = first.slice()
  const positions = new Int32Array(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    const id = tokens[i] as number
    positions[next[id] as number] = i
    next[id] = (next[id] as number) + 1
  }

  const start = new Float64Array(size + 1)
  let column = new Int32Array(1 << 22)
  let value = new Float32Array(1 << 22)
  const near = new Float32Array(size)
  const touched = new Int32Array(size)
  let filled = 0
  for (let id = 0; id < size; id++) {
    start[id] = filled
    if (id < SPECIAL_PIECES.length) continue
    let distinct = 0
    for (let at = first[id] as number; at < (first[id + 1] as number); at++) {
      const position = positions[at] as number
      for (const direction of [-1, 1]) {
        for (let step = 1; step <= WINDOW; step++) {
          const other = tokens[position + direction * step] ?? 0
          if (other === 0) break
          if (near[other] === 0) touched[distinct++] = other
          near[other] = (near[other] as number) + 1
        }
      }
    }
    let total = 0
    for (let i = 0; i < distinct; i++) total += near[touched[i] as number] as number
    if (filled + distinct > column.length) {
      column = grown(column, new Int32Array((filled + distinct) * 2))
      value = grown(value, new Float32Array((filled + distinct) * 2))
    }
    for (let i = 0; i < distinct; i++) {
      const other = touched[i] as number
      const count = near[other] as number
      near[other] = 0
      if (count < RAREST_PAIR || other < SPECIAL_PIECES.length) continue
      const information = Math.log((count * contexts) / (total * (contextUses[other] as number)))
      if (information <= 0) continue
      column[filled] = other
      value[filled] = information
      filled++
    }
  }
  start[size] = filled
  return { start, column: column.subarray(0, filled), value: value.subarray(0, filled) }
}

function grown<Kind extends Int32Array | Float32Array>(old: Kind, wider: Kind): Kind {
  wider.set(old)
  return wider
}

function multiply(matrix: SparseRows, dense: Float32Array, size: number, width: number, flipped: boolean): Float32Array {
  const out = new Float32Array(size * width)
  for (let row = 0; row < size; row++) {
    for (let at = matrix.start[row] as number; at < (matrix.start[row + 1] as number); at++) {
      const weight = matrix.value[at] as number
      const from = (flipped ? row : (matrix.column[at] as number)) * width
      const to = (flipped ? (matrix.column[at] as number) : row) * width
      for (let d = 0; d < width; d++) out[to + d] = (out[to + d] as number) + weight * (dense[from + d] as number)
    }
  }
  return out
}

/** U·√Σ of the leading singular directions (randomised range finder with power rounds). */
export function leadingDirections(matrix: SparseRows, size: number, dimensions: number, seed: number): Float32Array {
  const random = new Random(seed)
  const width = dimensions + OVERSAMPLE
  const probe = Float32Array.from({ length: size * width }, () => random.normal())
  let range = multiply(matrix, probe, size, width, false)
  orthonormalise(range, size, width)
  let image = multiply(matrix, range, size, width, true)
  for (let round = 0; round < POWER_ROUNDS; round++) {
    orthonormalise(image, size, width)
    range = multiply(matrix, image, size, width, false)
    orthonormalise(range, size, width)
    image = multiply(matrix, range, size, width, true)
  }
  const columns = transpose(image, size, width)
  const gram = new Float32Array(width * width)
  multiplyTransposed(columns, columns, gram, width, width, size)
  const { values, vectors } = symmetricEigen(gram, width)
  const turned = new Float32Array(size * width)
  multiplyTransposed(range, transpose(vectors, width, width), turned, size, width, width)
  const table = new Float32Array(size * dimensions)
  for (let row = 0; row < size; row++) {
    for (let d = 0; d < dimensions; d++) {
      const singular = Math.sqrt(Math.max(values[d] as number, 0))
      table[row * dimensions + d] = (turned[row * width + d] as number) * Math.sqrt(singular)
    }
  }
  return table
}
