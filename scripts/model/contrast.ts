import { multiplyTransposed, transpose } from './linear.ts'
import { drawPair, type EncodedPaper, thinned, unshared } from './pairs.ts'
import type { WordParts } from './parts.ts'
import { Random } from './random.ts'
import { addScaled, addTokens, dot, type TokenTable, unit } from './table.ts'

export interface ContrastSettings {
  steps: number
  batch: number
  temperature: number
  rate: number
  /** Step width of the token weights, as a multiple of `rate`. */
  weightRate: number
  /** Step width of the rows of written parts, as a multiple of `rate`; 0 leaves them out. */
  partRate: number
  dropout: number
  /** Share of asks that lose every word they have in common with their answer: meaning must find it alone. */
  unsharing: number
  seed: number
}

/** One batch side: token lists, their unit vectors and the lengths before. */
interface Side {
  texts: Uint16Array[]
  vectors: Float32Array
  lengths: Float32Array
}

/** Sparse Adagrad: each value has its own step width, smaller the more it has moved. */
function descend(
  values: Float32Array,
  memory: Float32Array,
  gradient: Float32Array,
  at: number,
  length: number,
  rate: number,
  factor: number,
) {
  for (let d = at; d < at + length; d++) {
    const slope = factor * (gradient[d] as number)
    const square = (memory[d] as number) + slope * slope
    memory[d] = square
    values[d] = (values[d] as number) - (rate * slope) / Math.sqrt(square)
  }
}

/**
 * InfoNCE with the other papers of the batch as wrong answers, both ways.
 * A token's row is its own row plus the mean of its written parts' rows: words that share characters learn from each other.
 */
export class ContrastTrainer {
  readonly #own: TokenTable
  readonly #parts: WordParts
  readonly #settings: ContrastSettings
  readonly #random: Random
  /** Own rows and parts added up; only the rows of the present batch are fresh. */
  readonly #table: TokenTable
  readonly #partRows: Float32Array
  readonly #gradient: Float32Array
  readonly #partGradient: Float32Array
  readonly #touched: Uint8Array
  readonly #partTouched: Uint8Array
  readonly #memory: { rows: Float32Array; parts: Float32Array; weights: Float32Array }

  constructor(start: TokenTable, parts: WordParts, settings: ContrastSettings) {
    this.#own = start
    this.#parts = parts
    this.#settings = settings
    this.#random = new Random(settings.seed)
    this.#table = { ...start, rows: start.rows.slice() }
    this.#partRows = new Float32Array(parts.count * start.dimensions)
    this.#gradient = new Float32Array(start.rows.length)
    this.#partGradient = new Float32Array(this.#partRows.length)
    this.#touched = new Uint8Array(start.logWeights.length)
    this.#partTouched = new Uint8Array(parts.count)
    this.#memory = {
      rows: new Float32Array(start.rows.length).fill(1e-8),
      parts: new Float32Array(this.#partRows.length).fill(1e-8),
      weights: new Float32Array(start.logWeights.length).fill(1e-8),
    }
  }

  /** The table as it stands, with every row composed. */
  table(): TokenTable {
    for (let token = 0; token < this.#touched.length; token++) this.#compose(token)
    return this.#table
  }

  #compose(token: number) {
    const { dimensions, rows } = this.#table
    const at = token * dimensions
    rows.set(this.#own.rows.subarray(at, at + dimensions), at)
    const from = this.#parts.start[token] as number
    const to = this.#parts.start[token + 1] as number
    for (let i = from; i < to; i++)
      addScaled(rows, at, this.#partRows, (this.#parts.part[i] as number) * dimensions, 1 / (to - from), dimensions)
  }

  /** Trains on all papers again and again; `after` is told each step's loss. */
  train(papers: EncodedPaper[], after: (step: number, loss: number) => void) {
    const order = Int32Array.from(papers.keys())
    let at = papers.length
    for (let step = 1; step <= this.#settings.steps; step++) {
      if (at + this.#settings.batch > papers.length) {
        this.#random.shuffle(order)
        at = 0
      }
      const chosen = order.subarray(at, at + this.#settings.batch)
      at += this.#settings.batch
      const remaining = 1 - (step - 1) / this.#settings.steps
      after(
        step,
        this.#step(
          Array.from(chosen, (i) => papers[i] as EncodedPaper),
          this.#settings.rate * Math.max(0.05, remaining),
        ),
      )
    }
  }

  #step(papers: EncodedPaper[], rate: number): number {
    const { dropout, unsharing } = this.#settings
    const pairs = papers.map((paper): [Uint16Array, Uint16Array] => {
      const [ask, answer] = drawPair(paper, this.#random)
      return [this.#random.next() < unsharing ? unshared(ask, answer) : ask, answer]
    })
    const asked = pairs.map(([ask]) => thinned(ask, dropout, this.#random))
    const answered = pairs.map(([, answer]) => thinned(answer, dropout, this.#random))
    for (const tokens of [...asked, ...answered]) {
      for (const token of tokens) {
        if (this.#touched[token] === 0) this.#compose(token)
        this.#touched[token] = 1
      }
    }
    const asks = this.#embed(asked)
    const answers = this.#embed(answered)
    const { loss, toAsks, toAnswers } = this.#contrast(asks.vectors, answers.vectors, pairs.length)
    this.#spread(asks, toAsks)
    this.#spread(answers, toAnswers)
    this.#update(rate)
    return loss
  }

  #embed(texts: Uint16Array[]): Side {
    const { dimensions } = this.#table
    const vectors = new Float32Array(texts.length * dimensions)
    const lengths = new Float32Array(texts.length)
    for (const [i, tokens] of texts.entries()) {
      addTokens(this.#table, tokens, vectors, i * dimensions)
      lengths[i] = unit(vectors, i * dimensions, dimensions)
    }
    return { texts, vectors, lengths }
  }

  #contrast(asks: Float32Array, answers: Float32Array, size: number) {
    const { dimensions } = this.#table
    const { temperature } = this.#settings
    const scores = new Float32Array(size * size)
    multiplyTransposed(asks, answers, scores, size, size, dimensions)
    const powers = scores.map((score) => Math.exp((score - 1) / temperature))
    const rowSums = new Float64Array(size)
    const columnSums = new Float64Array(size)
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const power = powers[i * size + j] as number
        rowSums[i] = (rowSums[i] as number) + power
        columnSums[j] = (columnSums[j] as number) + power
      }
    }
    let loss = 0
    const slope = new Float32Array(size * size)
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const power = powers[i * size + j] as number
        slope[i * size + j] = (power / (rowSums[i] as number) + power / (columnSums[j] as number)) / (2 * temperature * size)
      }
      const own = powers[i * size + i] as number
      loss -= Math.log(own / (rowSums[i] as number)) / size
      slope[i * size + i] = (slope[i * size + i] as number) - 1 / (temperature * size)
    }
    const toAsks = new Float32Array(size * dimensions)
    const toAnswers = new Float32Array(size * dimensions)
    multiplyTransposed(slope, transpose(answers, size, dimensions), toAsks, size, dimensions, size)
    multiplyTransposed(transpose(slope, size, size), transpose(asks, size, dimensions), toAnswers, size, dimensions, size)
    return { loss, toAsks, toAnswers }
  }

  /** Carries the gradient of unit vectors back through the normalisation to the sum of each token's occurrences. */
  #spread(side: Side, gradients: Float32Array) {
    const { dimensions } = this.#table
    for (const [i, tokens] of side.texts.entries()) {
      const at = i * dimensions
      addScaled(gradients, at, side.vectors, at, -dot(gradients, at, side.vectors, at, dimensions), dimensions)
      const inverse = 1 / Math.max(side.lengths[i] as number, 1e-6)
      for (const token of tokens) {
        addScaled(this.#gradient, token * dimensions, gradients, at, inverse, dimensions)
      }
    }
  }

  #update(rate: number) {
    const { rows, logWeights, dimensions } = this.#table
    const { start, part } = this.#parts
    const gradient = this.#gradient
    for (let token = 0; token < logWeights.length; token++) {
      if (this.#touched[token] === 0) continue
      this.#touched[token] = 0
      const at = token * dimensions
      const weight = Math.exp(logWeights[token] as number)
      const slope = weight * dot(rows, at, gradient, at, dimensions)
      const squares = (this.#memory.weights[token] as number) + slope * slope
      this.#memory.weights[token] = squares
      logWeights[token] = (logWeights[token] as number) - (rate * this.#settings.weightRate * slope) / Math.sqrt(squares)
      descend(this.#own.rows, this.#memory.rows, gradient, at, dimensions, rate, weight)
      const first = start[token] as number
      const last = start[token + 1] as number
      for (let i = first; i < last; i++) {
        this.#partTouched[part[i] as number] = 1
        addScaled(this.#partGradient, (part[i] as number) * dimensions, gradient, at, weight / (last - first), dimensions)
      }
      gradient.fill(0, at, at + dimensions)
    }
    for (let id = 0; id < this.#partTouched.length; id++) {
      if (this.#partTouched[id] === 0) continue
      this.#partTouched[id] = 0
      descend(
        this.#partRows,
        this.#memory.parts,
        this.#partGradient,
        id * dimensions,
        dimensions,
        rate * this.#settings.partRate,
        1,
      )
      this.#partGradient.fill(0, id * dimensions, (id + 1) * dimensions)
    }
  }
}
