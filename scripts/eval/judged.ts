import { readdirSync, readFileSync } from 'node:fs'
import { readQrels } from './files.ts'

const seeds = new URL('../../seeds/', import.meta.url)

function readFolder(folder: string): Record<string, unknown>[] {
  const at = new URL(folder, seeds)
  return readdirSync(at)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => JSON.parse(readFileSync(new URL(file, at), 'utf8')) as Record<string, unknown>[])
    .map(({ owner: _, ...draft }) => draft)
}

/** The demonstration library with the needs that were judged against it. */
export const readJudged = () => ({
  achievements: readFolder('demo/achievements/'),
  needs: readFolder('demo/needs/') as ({ externalRef: string } & Record<string, unknown>)[],
  qrels: readQrels(new URL('judged/qrels.tsv', seeds).pathname),
})
