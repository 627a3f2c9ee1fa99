import { expect, test } from 'vitest'
import { filesBelow, read } from './sources.ts'

const MOST_LINES = 300
const sources = ['server', 'shared', 'web', 'scripts', 'tests'].flatMap((folder) => filesBelow(folder, /\.(ts|tsx|mjs|css)$/))

test('a source file over 300 lines says why in its first line', () => {
  expect(sources.length).toBeGreaterThan(100)
  const long = sources.filter((file) => read(file).trimEnd().split('\n').length > MOST_LINES)
  expect(long.filter((file) => !/^(\/\/|\/\*).*\b(long|lines|长)\b/i.test(read(file).split('\n')[0] as string))).toEqual([])
})

test('the bootstrap, which runs before anything is installed, stays plain: files of at most 150 lines, no package', () => {
  const bootstrap = sources.filter((file) => /^scripts\/(run\.mjs|run\/)/.test(file))
  expect(bootstrap).toContain('scripts/run.mjs')
  expect(bootstrap.filter((file) => read(file).split('\n').length > 150)).toEqual([])
  const foreign = bootstrap.filter((file) => /from '(?!node:|\.)/.test(read(file)))
  expect(foreign).toEqual([])
})
