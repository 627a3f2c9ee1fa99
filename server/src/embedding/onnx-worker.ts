import { parentPort, workerData } from 'node:worker_threads'
import { env, pipeline } from '@huggingface/transformers'
import type { Dtype } from './model-folder.ts'
import type { Pooling } from './model-use.ts'

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
    const out = await extract(texts, { pooling, normalize: true })
    const values = Float32Array.from(out.data as Float32Array)
    out.dispose()
    parentPort?.postMessage({ call, values, dimensions: out.dims.at(-1) as number } satisfies WorkerReply, [values.buffer])
  } catch (fault) {
    parentPort?.postMessage({ call, fault: fault instanceof Error ? fault.message : String(fault) } satisfies WorkerReply)
  }
})
