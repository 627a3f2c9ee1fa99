import { parseArgs } from 'node:util'
import { chooseEmbedder } from '@keqiao/server/embedding/choose'
import { isDtype } from '@keqiao/server/embedding/model-folder'
import { readConfig } from '@keqiao/server/platform/config'
import { measure, readTasks } from './evaluate.ts'
import { type PullProgress, pullModel } from './pull.ts'
import { describeQuality, train } from './train.ts'

/** Where the server looks for models, first place first. */
const { embedding } = readConfig(process.env)

const USAGE = `npm run model -- <command>

  pull <owner/name> --hub ADDRESS [--into FOLDER] [--dtype q8]   fetch a model (ADDRESS also from MODEL_HUB)
  evaluate --data FOLDER [--model NAME] [--from FOLDER]          vectors alone on the development tasks
  train --data FOLDER --out FOLDER [--seed 7]                    train the model that ships
`

function show({ file, received, total }: PullProgress) {
  const size = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
  const share = total ? `${Math.floor((100 * received) / total)} % of ${size(total)}` : size(received)
  if (process.stdout.isTTY) process.stdout.write(`\r${file}  ${share}   ${received === total ? '\n' : ''}`)
  else if (received === total) console.log(`${file}  ${share}`)
}

async function pull(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { hub: { type: 'string' }, into: { type: 'string' }, dtype: { type: 'string', default: 'q8' } },
  })
  const [model] = positionals
  const hub = values.hub ?? process.env.MODEL_HUB
  if (!model) throw new Error('pull needs the name of a model, such as Xenova/bge-small-zh-v1.5.')
  const { dtype } = values
  if (!isDtype(dtype)) throw new Error(`“${dtype}” is none of q8, int8, uint8, fp32, fp16.`)
  if (!hub) throw new Error('No hub is named: give its address by --hub ADDRESS or by the environment variable MODEL_HUB.')
  const into = values.into ?? (embedding.folders[0] as string)
  console.log(`Model in ${await pullModel({ model, hub, into, dtype, onProgress: show })}`)
  console.log(`Use it: set EMBEDDING_MODEL=${model} and start again; the index rebuilds itself.`)
}

async function evaluate(args: string[]) {
  const { values } = parseArgs({
    args,
    options: { data: { type: 'string' }, model: { type: 'string', default: embedding.model }, from: { type: 'string' } },
  })
  if (!values.data) throw new Error('evaluate needs --data FOLDER.')
  const folders = values.from ? [values.from] : embedding.folders
  const begun = Date.now()
  const embedder = await chooseEmbedder({ kind: 'onnx', model: values.model, folders })
  console.log(`${embedder.id}, ${embedder.dimensions} dimensions, loaded in ${Date.now() - begun} ms`)
  for (const task of readTasks(values.data)) {
    const start = Date.now()
    const library = await embedder.embed(
      task.library.map((achievement) => achievement.text),
      'passage',
    )
    const perSecond = Math.round(library.length / ((Date.now() - start) / 1000))
    const needs = await embedder.embed(
      task.needs.map((need) => need.text),
      'query',
    )
    const quality = measure(task, flat(needs), flat(library), embedder.dimensions)
    console.log(`${describeQuality(task.name, quality)} (${task.needs.length} needs; ${perSecond} texts/s)`)
  }
  await embedder.close()
}

function flat(vectors: Float32Array[]): Float32Array {
  const width = vectors[0]?.length ?? 0
  const out = new Float32Array(vectors.length * width)
  for (const [i, vector] of vectors.entries()) out.set(vector, i * width)
  return out
}

const [command, ...args] = process.argv.slice(2)
try {
  if (command === 'pull') await pull(args)
  else if (command === 'evaluate') await evaluate(args)
  else if (command === 'train') train(args)
  else {
    console.log(USAGE)
    process.exitCode = command === undefined || command === 'help' ? 0 : 2
  }
} catch (fault) {
  const cause = fault instanceof Error && fault.cause instanceof Error ? ` (${fault.cause.message})` : ''
  console.error(`${fault instanceof Error ? fault.message : String(fault)}${cause}`)
  process.exitCode = 1
}
