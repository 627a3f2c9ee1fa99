import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { onnxFile, quantize } from './onnx-writer.ts'
import type { TokenTable } from './table.ts'
import { SPECIAL_PIECES, tokenizerFile, UNKNOWN, type Vocabulary } from './tokenizer.ts'

const LONGEST_INPUT = 1024

/** Rows with their weights folded in: a plain mean over token rows then gives the trained text vector. */
export function foldedRows(table: TokenTable): Float32Array {
  const { rows, logWeights, dimensions } = table
  const folded = rows.map((value, at) => value * Math.exp(logWeights[Math.floor(at / dimensions)] as number))
  // Special tokens carry no meaning; a speck of length keeps an empty text from having no direction at all.
  for (let token = 0; token < SPECIAL_PIECES.length; token++) {
    folded.fill(0, token * dimensions, (token + 1) * dimensions)
    if (token > 0) folded[token * dimensions + (token === UNKNOWN ? 1 : 0)] = 1e-6
  }
  return folded
}

/** Writes the folder that transformers.js loads: what a model hub would serve, plus `keqiao.json`. */
export function saveModel(folder: string, vocabulary: Vocabulary, table: TokenTable) {
  const { dimensions } = table
  const size = vocabulary.pieces.length
  mkdirSync(path.join(folder, 'onnx'), { recursive: true })
  const write = (name: string, content: string | Buffer) => writeFileSync(path.join(folder, name), content)
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
  const quantized = quantize(foldedRows(table), size, dimensions)
  write('onnx/model_quantized.onnx', onnxFile(quantized, path.basename(folder)))
  write('tokenizer.json', tokenizerFile(vocabulary))
  write(
    'tokenizer_config.json',
    json({
      tokenizer_class: 'PreTrainedTokenizerFast',
      model_max_length: LONGEST_INPUT,
      unk_token: '[UNK]',
      pad_token: '[PAD]',
      sep_token: '[END]',
      clean_up_tokenization_spaces: false,
    }),
  )
  write(
    'config.json',
    json({
      model_type: 'bert',
      architectures: ['BertModel'],
      hidden_size: dimensions,
      num_hidden_layers: 0,
      num_attention_heads: 1,
      vocab_size: size,
      max_position_embeddings: LONGEST_INPUT,
      pad_token_id: 0,
    }),
  )
  write('keqiao.json', json({ pooling: 'mean', queryPrefix: '', passagePrefix: '' }))
}
