import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')
export const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
export const isThere = (file: string) => existsSync(path.join(root, file))

const LEFT_OUT = new Set(['node_modules', 'dist', '.git', '.runtime', 'data', 'migrations', 'test-results', 'coverage'])

/** Every file below a folder of the repository, by its path from the root. */
export function filesBelow(folder: string, ending: RegExp = /\.(ts|tsx|mjs)$/): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name)
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : filesBelow(file, ending)
    return ending.test(entry.name) ? [file] : []
  })
}

/** Tests, suites run by tests, and data made for tests. */
export const isTest = (file: string) => /\.(test|suite)\.tsx?$|\/fixtures\.ts$/.test(file)

export interface Import {
  from: string
  /** A path from the root for a relative import, else the package's name as written. */
  to: string
  isType: boolean
}

const STATIC = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm
const DYNAMIC = /import\('([^']+)'\)/g
const LOCATED = /new URL\('(\.[^']+\.tsx?)', import\.meta\.url\)/g

export function importsOf(file: string): Import[] {
  const text = read(file)
  const at = (to: string) => (to.startsWith('.') ? path.posix.join(path.posix.dirname(file), to) : to)
  return [
    ...[...text.matchAll(STATIC)].map((found) => ({ from: file, to: at(found[2] as string), isType: found[1] !== undefined })),
    ...[...text.matchAll(DYNAMIC), ...text.matchAll(LOCATED)].map((found) => ({
      from: file,
      to: at(found[1] as string),
      isType: false,
    })),
  ]
}
