/**
 * The Unigram tokenizer of the shipped model: what is trained here must be cut exactly as transformers.js cuts it later,
 * so both read the same `tokenizer.json`, and `save.test.ts` compares them.
 * Scores are whole numbers (sixteenths of a nat): sums are exact, and equal paths are equal in both implementations.
 */
export interface Vocabulary {
  pieces: string[]
  scores: number[]
}

export const PAD = 0
export const UNKNOWN = 1
export const END = 2
export const SPECIAL_PIECES = ['[PAD]', '[UNK]', '[END]']

export const SCORE_SCALE = 16
const UNKNOWN_PENALTY = 10
const RUNS = String.raw`\p{Han}+|[\p{Latin}\p{Greek}0-9]+`
const RUN_PATTERN = /\p{Script=Han}+|[\p{Script=Latin}\p{Script=Greek}0-9]+/gu

/** NFKC, lower case, then runs of Chinese characters and runs of letters and digits; everything else separates. */
export function runsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(RUN_PATTERN) ?? []
}

/** Children of trie nodes in one open-addressing table: key = node and UTF-16 unit. */
class Trie {
  readonly #keys: Float64Array
  readonly #children: Int32Array
  readonly #mask: number
  readonly piece: Int32Array
  #nodes = 1

  constructor(pieces: string[]) {
    const units = pieces.reduce((sum, piece) => sum + piece.length, 1)
    let size = 1024
    while (size < units * 3) size *= 2
    this.#keys = new Float64Array(size).fill(-1)
    this.#children = new Int32Array(size)
    this.#mask = size - 1
    this.piece = new Int32Array(units + 1).fill(-1)
    for (const [id, piece] of pieces.entries()) {
      if (id >= SPECIAL_PIECES.length) this.#add(piece, id)
    }
  }

  #slot(node: number, unit: number): number {
    const key = node * 65536 + unit
    let at = (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7
    for (at &= this.#mask; this.#keys[at] !== -1 && this.#keys[at] !== key; at = (at + 1) & this.#mask);
    return at
  }

  #add(piece: string, id: number) {
    let node = 0
    for (let i = 0; i < piece.length; i++) {
      const unit = piece.charCodeAt(i)
      const slot = this.#slot(node, unit)
      if (this.#keys[slot] === -1) {
        this.#keys[slot] = node * 65536 + unit
        this.#children[slot] = this.#nodes++
      }
      node = this.#children[slot] as number
    }
    this.piece[node] = id
  }

  child(node: number, unit: number): number {
    const slot = this.#slot(node, unit)
    return this.#keys[slot] === -1 ? -1 : (this.#children[slot] as number)
  }
}

export class Tokenizer {
  readonly #trie: Trie
  readonly #scores: Float64Array
  readonly #unknownScore: number
  #best = new Float64Array(1024)
  #from = new Int32Array(1024)
  #by = new Int32Array(1024)

  constructor(vocabulary: Vocabulary) {
    this.#trie = new Trie(vocabulary.pieces)
    this.#scores = Float64Array.from(vocabulary.scores)
    this.#unknownScore = this.#scores.reduce((least, score) => Math.min(least, score), 0) - UNKNOWN_PENALTY
  }

  /** Token ids of a text, without the closing special token. */
  encode(text: string): number[] {
    const ids: number[] = []
    for (const run of runsOf(text)) this.#encodeRun(run, ids)
    return ids
  }

  #encodeRun(run: string, ids: number[]) {
    const length = run.length
    if (length >= this.#best.length) {
      this.#best = new Float64Array(length * 2)
      this.#from = new Int32Array(length * 2)
      this.#by = new Int32Array(length * 2)
    }
    const best = this.#best
    const from = this.#from
    const by = this.#by
    best.fill(Number.NEGATIVE_INFINITY, 0, length + 1)
    best[0] = 0
    for (let start = 0; start < length; start++) {
      const reached = best[start] as number
      if (reached === Number.NEGATIVE_INFINITY) continue
      const character = (run.codePointAt(start) as number) > 0xffff ? 2 : 1
      let alone = false
      let node = 0
      for (let end = start; end < length; end++) {
        node = this.#trie.child(node, run.charCodeAt(end))
        if (node < 0) break
        const id = this.#trie.piece[node] as number
        if (id < 0) continue
        if (end + 1 - start === character) alone = true
        const score = reached + (this.#scores[id] as number)
        // Strictly greater: of equal paths the one whose last piece is longest stays, as in transformers.js.
        if (score > (best[end + 1] as number)) {
          best[end + 1] = score
          from[end + 1] = start
          by[end + 1] = id
        }
      }
      if (!alone && reached + this.#unknownScore > (best[start + character] as number)) {
        best[start + character] = reached + this.#unknownScore
        from[start + character] = start
        by[start + character] = UNKNOWN
      }
    }
    const first = ids.length
    for (let end = length; end > 0; end = from[end] as number) {
      const id = by[end] as number
      if (id !== UNKNOWN || ids.length === first || ids[ids.length - 1] !== UNKNOWN) ids.push(id)
    }
    for (let left = first, right = ids.length - 1; left < right; left++, right--) {
      const held = ids[left] as number
      ids[left] = ids[right] as number
      ids[right] = held
    }
    if (ids[first] === UNKNOWN && ids[first - 1] === UNKNOWN) ids.splice(first, 1)
  }
}

export function tokenizerFile(vocabulary: Vocabulary): string {
  const special = SPECIAL_PIECES.map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }))
  return JSON.stringify({
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: special,
    normalizer: { type: 'Sequence', normalizers: [{ type: 'NFKC' }, { type: 'Lowercase' }] },
    pre_tokenizer: { type: 'Split', pattern: { Regex: RUNS }, behavior: 'Removed', invert: true },
    // The closing token keeps an empty text from becoming an empty tensor; its row is tiny and weighs nothing elsewhere.
    post_processor: {
      type: 'TemplateProcessing',
      single: [{ Sequence: { id: 'A', type_id: 0 } }, { SpecialToken: { id: '[END]', type_id: 0 } }],
      pair: [
        { Sequence: { id: 'A', type_id: 0 } },
        { Sequence: { id: 'B', type_id: 0 } },
        { SpecialToken: { id: '[END]', type_id: 0 } },
      ],
      special_tokens: { '[END]': { id: '[END]', ids: [END], tokens: ['[END]'] } },
    },
    decoder: { type: 'Fuse' },
    model: { type: 'Unigram', unk_id: UNKNOWN, vocab: vocabulary.pieces.map((piece, id) => [piece, vocabulary.scores[id]]) },
  })
}
