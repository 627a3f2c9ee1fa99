import { parentPort, workerData } from 'node:worker_threads'
import { env, pipeline } from '@huggingface/transformers'
import type { Dtype } from './model-folder.ts'
import type { Pooling } from './model-use.ts'
import { poolTokens } from './pooling.ts'

export interface WorkerStart {
  folder: string
  model: string
  dtype: Dtype
  pooling: Pooling
  threads: number
}
export interface WorkerRequest {
  call: number
  texts: string[]
}
export type WorkerReply = { call: number; values: Float32Array; dimensions: number } | { call: number; fault: string }

const { folder, model, dtype, pooling, threads } = workerData as WorkerStart
env.allowRemoteModels = false
env.allowLocalModels = true
env.localModelPath = folder
env.useFSCache = false

const extract = await pipeline('feature-extraction', model, {
  dtype,
  device: 'cpu',
  session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
})

parentPort?.on('message', async ({ call, texts }: WorkerRequest) => {
  try {
    const inputs = extract.tokenizer(texts, { padding: true, truncation: true })
    const outputs = await extract.model(inputs)
    const tokens = outputs.last_hidden_state ?? outputs.token_embeddings
    if (!tokens) throw new Error(`the model gives no token vectors but ${Object.keys(outputs).join(', ')}`)
    const values = poolTokens(tokens, inputs.attention_mask.data as BigInt64Array, pooling)
    const reply: WorkerReply = { call, values, dimensions: tokens.dims.at(-1) }
    for (const output of Object.values(outputs)) (output as { dispose?: () => void }).dispose?.()
    parentPort?.postMessage(reply, [values.buffer as ArrayBuffer])
  } catch (fault) {
    parentPort?.postMessage({ call, fault: fault instanceof Error ? fault.message : String(fault) } satisfies WorkerReply)
  }
})
