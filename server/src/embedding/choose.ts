import { existsSync } from 'node:fs'
import path from 'node:path'
import { StartFault } from '../platform/start-fault.ts'
import type { Embedder } from './embedder.ts'
import { openHashingEmbedder } from './hashing.ts'
import { openOnnxEmbedder } from './onnx.ts'

export interface EmbeddingConfig {
  kind: 'onnx' | 'hashing'
  model: string
  /** Looked through in order; the first that holds the model is taken. */
  folders: string[]
}

/** The only place that names an embedder. */
export async function chooseEmbedder(config: EmbeddingConfig): Promise<Embedder> {
  if (config.kind === 'hashing') return openHashingEmbedder()
  const folder = config.folders.find((one) => existsSync(path.join(one, config.model, 'config.json')))
  if (!folder) throw new StartFault('model_missing', { model: config.model, folders: config.folders })
  return openOnnxEmbedder({ folder, model: config.model })
}
