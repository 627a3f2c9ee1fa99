import { multiplyTransposed, transpose } from './linear.ts'
import { Random } from './random.ts'
import { addScaled, addTokens, dot, type TokenTable, unit } from './table.ts'

export interface EncodedPaper {
  title: Uint16Array
  keywords: Uint16Array
  abstract: Uint16Array
  introduction: Uint16Array
  paragraphs: Uint16Array[]
}

export interface ContrastSettings {
  steps: number
  batch: number
  temperature: number
  rate: number
  /** Step width of the token weights, as a multiple of `rate`. */
  weightRate: number
  dropout: number
  /** Share of asks that lose every word they have in common with their answer: meaning must find it alone. */
  unsharing: number
  seed: number
}

const LONGEST_VIEW = 160
const FEWEST_UNSHARED = 3

/** One batch side: token lists, their unit vectors and the lengths before. */
interface Side {
  texts: Uint16Array[]
  vectors: Float32Array
  lengths: Float32Array
}

function joined(...parts: Uint16Array[]): Uint16Array {
  const out = new Uint16Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** How a paper asks: by its title, its keywords, its introduction or any paragraph; what answers is its abstract. */
function drawPair(paper: EncodedPaper, random: Random): [Uint16Array, Uint16Array] {
  const draw = random.next()
  if (draw < 0.2) return [paper.title, paper.abstract]
  if (draw < 0.35 && paper.keywords.length > 0) return [paper.keywords, paper.abstract]
  const answer = random.next() < 0.5 ? paper.abstract : joined(paper.title, paper.keywords, paper.abstract)
  if (draw < 0.65 && paper.introduction.length > 0) return [paper.introduction, answer]
  const paragraph = paper.paragraphs[random.below(paper.paragraphs.length)]
  return [paragraph ?? paper.title, answer]
}

function thinned(tokens: Uint16Array, dropout: number, random: Random): Uint16Array {
  const rate = Math.max(tokens.length > 4 ? dropout : 0, 1 - LONGEST_VIEW / Math.max(1, tokens.length))
  const kept = tokens.filter(() => random.next() >= rate)
  return kept.length > 0 ? kept : tokens
}

/** The ask without the words of the answer, where enough is left to ask with. */
function unshared(ask: Uint16Array, answer: Uint16Array): Uint16Array {
  const common = new Set(answer)
  const rest = ask.filter((token) => !common.has(token))
  return rest.length >= FEWEST_UNSHARED ? rest : ask
}

/** InfoNCE with the other papers of the batch as wrong answers, both ways; sparse Adagrad on rows and weights. */
export class ContrastTrainer {
  readonly #table: TokenTable
  readonly #settings: ContrastSettings
  readonly #random: Random
  readonly #gradient: Float32Array
  readonly #touched: Uint8Array
  readonly #rowMemory: Float32Array
  readonly #weightMemory: Float32Array

  constructor(table: TokenTable, settings: ContrastSettings) {
    this.#table = table
    this.#settings = settings
    this.#random = new Random(settings.seed)
    this.#gradient = new Float32Array(table.rows.length)
    this.#touched = new Uint8Array(table.logWeights.length)
    this.#rowMemory = new Float32Array(table.rows.length).fill(1e-8)
    this.#weightMemory = new Float32Array(table.logWeights.length).fill(1e-8)
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
    const asks = this.#embed(pairs.map(([ask]) => thinned(ask, dropout, this.#random)))
    const answers = this.#embed(pairs.map(([, answer]) => thinned(answer, dropout, this.#random)))
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
        this.#touched[token] = 1
        addScaled(this.#gradient, token * dimensions, gradients, at, inverse, dimensions)
      }
    }
  }

  #update(rate: number) {
    const { rows, logWeights, dimensions } = this.#table
    const gradient = this.#gradient
    const memory = this.#rowMemory
    for (let token = 0; token < logWeights.length; token++) {
      if (this.#touched[token] === 0) continue
      this.#touched[token] = 0
      const at = token * dimensions
      const weight = Math.exp(logWeights[token] as number)
      const slope = weight * dot(rows, at, gradient, at, dimensions)
      const squares = (this.#weightMemory[token] as number) + slope * slope
      this.#weightMemory[token] = squares
      logWeights[token] = (logWeights[token] as number) - (rate * this.#settings.weightRate * slope) / Math.sqrt(squares)
      for (let d = at; d < at + dimensions; d++) {
        const g = weight * (gradient[d] as number)
        gradient[d] = 0
        const square = (memory[d] as number) + g * g
        memory[d] = square
        rows[d] = (rows[d] as number) - (rate * g) / Math.sqrt(square)
      }
    }
  }
}
