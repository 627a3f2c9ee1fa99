import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { EXCEPTIONS, FLOORS, OPEN, WEB_FLOORS } from './floors.ts'
import { filesBelow, type Import, importsOf, isTest, read, root } from './sources.ts'

const floorOf = new Map(FLOORS.flatMap(({ floor, modules }) => modules.map((module) => [module, Number(floor)] as const)))
const SERVER = 'server/src/'
const moduleOf = (file: string) => file.slice(SERVER.length).split('/')[0]?.replace(/\.ts$/, '') as string
const sources = filesBelow('server/src').filter((file) => !isTest(file))
const imports = sources.flatMap(importsOf)
const between = imports.filter(({ from, to }) => to.startsWith(SERVER) && moduleOf(from) !== moduleOf(to))
const isException = ({ from, to }: Import) => EXCEPTIONS.some((one) => one.from === from && one.to === to)
const say = ({ from, to }: Import) => `${from} → ${to}`

describe('the server', () => {
  test('every module has its floor, and every floor its modules', () => {
    const found = readdirSync(path.join(root, SERVER), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || !isTest(entry.name))
      .map((entry) => entry.name.replace(/\.ts$/, ''))
    expect([...found, 'shared'].sort()).toEqual([...floorOf.keys()].sort())
  })

  test('imports go down only: never up, never to a sibling', () => {
    const wiring = 7
    const wrong = between.filter(({ from, to }) => {
      const [above, below] = [floorOf.get(moduleOf(from)) ?? Number.NaN, floorOf.get(moduleOf(to)) ?? Number.NaN]
      return !(above > below || (above === wiring && below === wiring))
    })
    expect(wrong.filter((one) => !isException(one)).map(say)).toEqual([])
  })

  test('a module is entered by its service, by types and by what it keeps open; tables by stores and tables only', () => {
    const wrong = between.filter(({ from, to, isType }) => {
      const module = moduleOf(to)
      const file = path.posix.basename(to)
      if (floorOf.get(moduleOf(from)) === 7 || module === 'platform') return false
      if (file === 'service.ts' || OPEN[module]?.files.includes(to.slice(`${SERVER}${module}/`.length))) return false
      if (file === 'tables.ts') return !isType && !/(store|tables|columns)\.ts$/.test(from)
      return file === 'store.ts' || !isType
    })
    expect(wrong.filter((one) => !isException(one)).map(say)).toEqual([])
  })

  test('no store is opened by another module', () => {
    const wrong = between.filter(({ to }) => /\/store\.ts$/.test(to) && !OPEN[moduleOf(to)]?.files.includes('store.ts'))
    expect(wrong.filter((one) => !isException(one)).map(say)).toEqual([])
  })

  test('every exception is still needed and says why', () => {
    const needed = new Set(imports.map(say))
    expect(EXCEPTIONS.filter((one) => !needed.has(say({ ...one, isType: false })))).toEqual([])
    expect(EXCEPTIONS.filter((one) => one.because.length < 20)).toEqual([])
  })

  test('the contract knows zod and itself, nothing else', () => {
    const wrong = filesBelow('shared/src')
      .filter((file) => !isTest(file))
      .flatMap(importsOf)
      .filter(({ to }) => to !== 'zod' && !to.startsWith('shared/src/'))
    expect(wrong.map(say)).toEqual([])
  })

  test('only stores, tables and the platform speak SQL', () => {
    const speaks = imports.filter(({ to }) => /^drizzle-orm|^better-sqlite3$|^pg$|^@electric-sql/.test(to))
    const wrong = speaks.filter(
      ({ from }) =>
        !/(^|\/)(\w+\.)?(store|tables|columns)\.ts$|^server\/src\/platform\//.test(from) &&
        !['server/src/embedding/memory.ts', 'server/src/accounts/auth.ts'].includes(from) &&
        !from.startsWith('server/src/search/embedded/'),
    )
    expect(wrong.map(say)).toEqual([])
  })

  test('the environment is read at the start and where tables are built, nowhere else', () => {
    const readers = sources.filter((file) => read(file).includes('process.env'))
    expect(readers).toEqual(['server/src/main.ts', 'server/src/platform/db/dialect.ts'])
  })

  test('no source calls out: only the virus scanner and the search server that were named are spoken to', () => {
    const callers = sources.filter((file) =>
      /\bfetch\(|from 'node:(http|https|net|tls|dgram)'|from 'undici'|new Meilisearch\(/.test(read(file)),
    )
    expect(callers).toEqual(['server/src/platform/scanner.ts', 'server/src/search/meili/client.ts'])
  })
})

describe('the web', () => {
  const WEB = 'web/src/'
  const webSources = filesBelow('web/src').filter((file) => !isTest(file))
  const floor = (file: string) => WEB_FLOORS.indexOf(file.slice(WEB.length).split('/')[0] as string)
  const feature = (file: string) => /^web\/src\/features\/([^/]+)/.exec(file)?.[1]
  const webImports = webSources.flatMap(importsOf)
  const inside = webImports.filter(({ to }) => to.startsWith(WEB))
  // Every address once; links stand on every floor.
  const isPaths = ({ to }: Import) => to === 'web/src/app/paths.ts'

  test('every folder has its floor', () => {
    expect(webSources.filter((file) => floor(file) < 0)).toEqual([])
  })

  test('imports go down only', () => {
    expect(inside.filter((one) => floor(one.from) < floor(one.to) && !isPaths(one)).map(say)).toEqual([])
  })

  test('features never meet: a page brings them together', () => {
    const wrong = inside.filter(({ from, to }) => feature(from) && feature(to) && feature(from) !== feature(to))
    expect(wrong.map(say)).toEqual([])
  })

  test('one file talks to the server, and no page calls it', () => {
    expect(webSources.filter((file) => /(?<![\w.])fetch\(/.test(read(file)))).toEqual(['web/src/api/call.ts'])
    expect(webSources.filter((file) => file.startsWith('web/src/pages/') && /(?<![\w.])call\(/.test(read(file)))).toEqual([])
  })

  test('the parts of the screen know no business: no contract below the words', () => {
    const wrong = webImports.filter(({ from, to }) => from.startsWith('web/src/ui/') && to.startsWith('@keqiao/'))
    expect(wrong.map(say)).toEqual([])
  })

  test('nothing of the server is taken into the browser', () => {
    expect(webImports.filter(({ to }) => /^@keqiao\/(server|seeds|scripts)|^server\//.test(to)).map(say)).toEqual([])
  })
})
