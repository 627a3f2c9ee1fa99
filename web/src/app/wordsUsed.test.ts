import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Words } from '../words/dictionary.ts'
import { dictionaries } from './words.ts'

const root = join(import.meta.dirname, '..')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.includes('.test.'),
)

/** `const say = useSay('needs')` … `say('form.name')`: the plain calls of a file, by the module each speaker belongs to. */
function said(source: string): { module: string; key: string }[] {
  return [...source.matchAll(/const (\w+) = useSay\('(\w+)'\)/g)].flatMap(([, speaker, module = '']) =>
    [...source.matchAll(new RegExp(`\\b${speaker}\\('([\\w.>=<±]+)'`, 'g'))].map(([, key = '']) => ({ module, key })),
  )
}

const has = (module: string, key: string) =>
  typeof key.split('.').reduce<unknown>((words, part) => (words as Words | undefined)?.[part], dictionaries[module]?.zh) ===
  'string'

test.each(files.filter((file) => said(readFileSync(join(root, file), 'utf8')).length > 0))(
  '%s says only what there are words for',
  (file) => {
    const speakers = said(readFileSync(join(root, file), 'utf8'))
    // A file with two components may use one name for two modules; then either module may hold the words.
    const modules = [...new Set(speakers.map(({ module }) => module))]
    expect(speakers.filter(({ key }) => !modules.some((module) => has(module, key)))).toEqual([])
  },
)
