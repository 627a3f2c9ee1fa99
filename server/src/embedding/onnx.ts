import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Embedder } from './embedder.ts'
import { type Dtype, readModelFolder } from './model-folder.ts'
import type { ModelUse } from './model-use.ts'
import type { WorkerReply, WorkerRequest, WorkerStart } from './onnx-worker.ts'

export interface OnnxOptions extends Partial<ModelUse> {
  /** The folder that holds model folders, and the model's place in it: `keqiao-zh-1`, `Xenova/bge-small-zh-v1.5`. */
  folder: string
  model: string
  /** Number format of the weights; where the folder has no such file, the first that it has. */
  dtype?: Dtype
  threads?: number
}

const MOST_TEXTS = 64
/** Bounds the memory of one batch, and how long a query waits behind it: padding makes each text as long as the longest. */
const MOST_CHARACTERS = 16_384
/** No model here reads more; spares the tokenizer the rest of a book. */
const LONGEST_TEXT = 8_192

interface Call {
  done(reply: { values: Float32Array; dimensions: number }): void
  failed(fault: Error): void
}

/** A local ONNX model, run by transformers.js in a thread of its own: never on the thread that answers requests. */
export async function openOnnxEmbedder({ folder, model, dtype = 'q8', threads, ...use }: OnnxOptions): Promise<Embedder> {
  const found = await readModelFolder(folder, model, { dtype, use })
  const start: WorkerStart = {
    folder,
    model,
    dtype: found.dtype,
    pooling: found.use.pooling,
    threads: threads ?? Math.max(1, availableParallelism() - 1),
  }
  const worker = new Worker(new URL('./onnx-worker.ts', import.meta.url), { workerData: start })
  const calls = new Map<number, Call>()
  let next = 0
  let stopped: Error | null = null

  function stop(fault: Error) {
    stopped ??= fault
    for (const call of calls.values()) call.failed(stopped)
    calls.clear()
  }
  worker.on('message', (reply: WorkerReply) => {
    const call = calls.get(reply.call)
    calls.delete(reply.call)
    if (calls.size === 0) worker.unref()
    if ('fault' in reply) call?.failed(new Error(`The model ${model} could not embed a text: ${reply.fault}`))
    else call?.done(reply)
  })
  worker.on('error', (fault) =>
    stop(new Error(`The model ${model} in ${folder} cannot be used: ${String(fault)}`, { cause: fault })),
  )
  worker.on('exit', () => stop(new Error(`The thread of the model ${model} has ended.`)))
  // An idle embedder must not keep a process alive.
  worker.unref()

  function ask(texts: string[]) {
    return new Promise<{ values: Float32Array; dimensions: number }>((done, failed) => {
      if (stopped) return failed(stopped)
      calls.set(next, { done, failed })
      worker.ref()
      worker.postMessage({ call: next++, texts } satisfies WorkerRequest)
    })
  }

  async function embed(texts: string[], prefix: string): Promise<Float32Array[]> {
    const vectors = new Array<Float32Array>(texts.length)
    for (const batch of batches(texts)) {
      const { values, dimensions } = await ask(batch.map((place) => prefix + (texts[place] as string).slice(0, LONGEST_TEXT)))
      for (const [i, place] of batch.entries()) vectors[place] = values.slice(i * dimensions, (i + 1) * dimensions)
    }
    return vectors
  }

  const { dimensions } = await ask([model])
  return {
    id: `${model}@${found.revision}`,
    dimensions,
    embed: (texts, as) => embed(texts, as === 'query' ? found.use.queryPrefix : found.use.passagePrefix),
    async close() {
      stop(new Error(`The model ${model} is closed.`))
      await worker.terminate()
    },
  }
}

/** Places of the texts in batches of like length, so that little is padded. */
function* batches(texts: string[]): Generator<number[]> {
  const length = (place: number) => Math.min((texts[place] as string).length, LONGEST_TEXT)
  const places = [...texts.keys()].sort((a, b) => length(a) - length(b))
  let batch: number[] = []
  for (const place of places) {
    if (batch.length === MOST_TEXTS || (batch.length + 1) * length(place) > MOST_CHARACTERS) {
      if (batch.length > 0) yield batch
      batch = []
    }
    batch.push(place)
  }
  if (batch.length > 0) yield batch
}
