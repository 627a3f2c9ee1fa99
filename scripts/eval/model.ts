import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Embedder } from '@keqiao/server/embedding/embedder'
import { readConfig } from '@keqiao/server/platform/config'

const TIMED = 1024

/** The model in use in one line: name, dimensions, texts a second as measured here and now, megabytes on disk. */
export async function describeModel(embedder: Embedder, texts: string[]): Promise<string> {
  const some = texts.slice(0, TIMED)
  // As queries: a passage may be remembered, a query is always the model's work.
  await embedder.embed(some.slice(0, 16), 'query')
  const begun = performance.now()
  await embedder.embed(some, 'query')
  const speed = Math.round((1000 * some.length) / (performance.now() - begun))
  return `model ${embedder.id}, ${embedder.dimensions} dimensions, ${speed} texts/s${sizeOf(readConfig(process.env).embedding)}`
}

function sizeOf({ folders, model }: { folders: string[]; model: string }): string {
  const folder = folders.map((one) => path.join(one, model)).find((one) => existsSync(path.join(one, 'config.json')))
  if (!folder) return ''
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0)
  return `, ${(bytes / 1e6).toFixed(2)} MB`
}
