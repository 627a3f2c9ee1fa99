import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isThere, read, root } from './sources.ts'

const MEMBERS = ['', 'server', 'shared', 'web', 'seeds', 'scripts', 'tests']
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/

/** Licences that what we ship may have, and why. */
const LICENCES: Record<string, string> = {
  MIT: 'permissive',
  'MIT-0': 'permissive',
  ISC: 'permissive',
  '0BSD': 'permissive',
  'BSD-2-Clause': 'permissive',
  'BSD-3-Clause': 'permissive',
  'Apache-2.0': 'permissive, with a patent grant; our own',
  'BlueOak-1.0.0': 'permissive',
  '(MIT OR CC0-1.0)': 'taken as MIT',
  'MIT AND Apache-2.0': 'both permissive: code, and the dictionaries of OpenCC',
}
/** What may stay outside that list, by name. */
const EXCEPTIONS: [RegExp, string, string][] = [
  [/^@img\/sharp-libvips-/, 'LGPL-3.0-or-later', 'libvips is linked dynamically and can be replaced by its user'],
]
/** Licences of what only builds and tests: nothing of it is shipped. */
const BUILD_ONLY: Record<string, string> = {
  'MPL-2.0': 'axe and lightningcss: used as they are, no file of theirs changed',
  'MIT OR Apache-2.0': 'Biome, either will do',
  'MIT OR Apache': 'sqlite-vec, a peer of the bench; either will do',
  'Python-2.0': 'permissive',
}

type Component = {
  group?: string
  name: string
  version: string
  purl?: string
  licenses?: unknown[]
  externalReferences?: unknown[]
}
const manifest = (folder: string) => JSON.parse(read(path.posix.join(folder, 'package.json')))
const fullName = ({ group, name }: Component) => (group ? `${group}/${name}` : name)
const licenceOf = ({ licenses = [] }: Component) =>
  (licenses as { expression?: string; license?: { id?: string; name?: string } }[])
    .map(({ expression, license }) => expression ?? license?.id ?? license?.name)
    .join(' AND ')

function sbom(...args: string[]): Component[] {
  const out = path.join(folder, 'sbom.json')
  execFileSync(process.execPath, ['scripts/run.mjs', 'sbom', out, ...args], { cwd: root, stdio: 'ignore' })
  const { bomFormat, components } = JSON.parse(readFileSync(out, 'utf8'))
  expect(bomFormat).toBe('CycloneDX')
  return components.filter(({ group, name }: Component) => group !== '@keqiao' && !name.startsWith('@keqiao/'))
}

let folder: string
let shipped: Component[]
let everything: Component[]
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'keqiao-sbom-'))
  shipped = sbom()
  everything = sbom('--all')
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What stands in the folders, walked from the manifests of what we ship: name@version of each package that is installed. */
function installed(): Set<string> {
  const found = new Set<string>()
  const walk = (folder: string) => {
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const beside = [
        path.join(folder, 'node_modules', name),
        path.join(folder.split(/node_modules\/(?!.*node_modules)/)[0] as string, 'node_modules', name),
      ]
      const at = beside.find((one) => existsSync(one))
      if (!at) continue
      const real = realpathSync(at)
      const { version } = JSON.parse(readFileSync(path.join(real, 'package.json'), 'utf8'))
      if (name.startsWith('@keqiao/')) walk(real)
      else if (!found.has(`${name}@${version}`)) {
        found.add(`${name}@${version}`)
        walk(real)
      }
    }
  }
  for (const member of ['server', 'web']) walk(path.join(root, member))
  return found
}

describe('versions', () => {
  test('every manifest pins every package exactly', () => {
    const loose = MEMBERS.flatMap((member) => {
      const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = manifest(member)
      return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
        .filter(([, version]) => version !== 'workspace:*' && !EXACT.test(version as string))
        .map(([name, version]) => `${member}: ${name} ${version}`)
    })
    expect(loose).toEqual([])
    expect(read('pnpm-workspace.yaml')).toContain('saveExact: true')
  })

  test('the lockfile knows each package by its hash, and none by an address', () => {
    const lock = read('pnpm-lock.yaml')
    const [packages = ''] = lock.split('\nsnapshots:')
    const entries =
      packages
        .split('\npackages:')[1]
        ?.split(/\n\n/)
        .filter((one) => one.trim()) ?? []
    expect(entries.length).toBeGreaterThan(300)
    expect(entries.filter((one) => !/resolution: \{integrity: sha512-[\w+/=]+\}/.test(one))).toEqual([])
    expect(lock.match(/https?:|git\+|tarball|github:/g)).toBeNull()
  })
})

describe('the bill of materials', () => {
  test('names each package that is installed for what we ship, with version, licence and hash', () => {
    const named = shipped.map((one) => `${fullName(one)}@${one.version}`)
    const there = installed()
    expect(there.size).toBeGreaterThan(200)
    expect([...there].filter((one) => !named.includes(one))).toEqual([])
    expect(shipped.filter((one) => !one.purl || !licenceOf(one) || !JSON.stringify(one).includes('SHA-512'))).toEqual([])
  })

  test('every licence of what we ship is on the list', () => {
    const outside = shipped.filter((one) => !(licenceOf(one) in LICENCES))
    const allowed = (one: Component) =>
      EXCEPTIONS.some(([name, licence]) => name.test(fullName(one)) && licence === licenceOf(one))
    expect(outside.filter((one) => !allowed(one)).map((one) => `${fullName(one)}: ${licenceOf(one)}`)).toEqual([])
  })

  test('what only builds and tests is looked at as well', () => {
    const known = { ...LICENCES, ...BUILD_ONLY, ...Object.fromEntries(EXCEPTIONS.map(([, licence, why]) => [licence, why])) }
    expect(everything.length).toBeGreaterThan(shipped.length)
    expect(everything.filter((one) => !(licenceOf(one) in known)).map((one) => `${fullName(one)}: ${licenceOf(one)}`)).toEqual([])
  })
})

test('a package that would run a script at installation is named in the workspace, and none may run it', () => {
  const store = path.join(root, 'node_modules/.pnpm')
  const folders = readdirSync(store).flatMap((one) => {
    const inside = path.join(store, one, 'node_modules')
    if (!existsSync(inside)) return []
    return readdirSync(inside).flatMap((name) =>
      name.startsWith('@')
        ? readdirSync(path.join(inside, name)).map((sub) => path.join(inside, name, sub))
        : [path.join(inside, name)],
    )
  })
  const scripted = new Set<string>()
  for (const folder of folders) {
    if (!existsSync(path.join(folder, 'package.json'))) continue
    const { name, scripts = {}, gypfile } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
    const runs = ['preinstall', 'install', 'postinstall'].some((one) => scripts[one])
    if (runs || (gypfile !== false && existsSync(path.join(folder, 'binding.gyp')))) scripted.add(name)
  }
  const allowed = [...read('pnpm-workspace.yaml').matchAll(/^ {2}"?([@\w/-]+)"?: (true|false)$/gm)]
  expect([...scripted].filter((name) => !allowed.some(([, one]) => one === name))).toEqual([])
  expect(allowed.filter(([, , may]) => may === 'true')).toEqual([])
})

interface Advisory {
  package: string
  /** Null: no version is fixed, the package is not used at all. */
  fixedIn: string | null
  severity: 'LOW' | 'MODERATE' | 'HIGH' | 'CRITICAL'
  ids: string[]
  accepted?: Record<string, string>
}

describe('known faults of packages', () => {
  const advisories: Advisory[] = JSON.parse(read('tests/house/advisories.json'))
  const parts = (version: string) => (version.split('-')[0] as string).split('.').map(Number)
  function isBelow(version: string, fixed: string) {
    const [a, b] = [parts(version), parts(fixed)]
    const at = a.findIndex((part, index) => part !== b[index])
    return at >= 0 && (a[at] as number) < (b[at] as number)
  }
  const locked = [...read('pnpm-lock.yaml').matchAll(/^ {2}'?((?:@[\w.-]+\/)?[\w.-]+)@(\d[\w.-]*)'?:$/gm)]
  const hits = (known: Advisory[]) =>
    known.flatMap(({ package: name, fixedIn, severity, ids, accepted = {} }) =>
      locked
        .filter(([, one, version]) => one === name && (fixedIn === null || isBelow(version as string, fixedIn)))
        .filter(([, , version]) => !(accepted[version as string] && !['HIGH', 'CRITICAL'].includes(severity)))
        .map(([, , version]) => `${name}@${version}: ${ids.join(', ')}`),
    )

  test('none is in the lockfile', () => {
    expect(locked.length).toBeGreaterThan(300)
    expect(hits(advisories)).toEqual([])
  })

  test('one that were there would be found', () => {
    const planted: Advisory[] = [
      {
        package: 'better-auth',
        fixedIn: '99.0.0',
        severity: 'HIGH',
        ids: ['planted'],
        accepted: { '1.7.25': 'a HIGH one is never accepted' },
      },
      { package: 'zod', fixedIn: null, severity: 'LOW', ids: ['planted'] },
    ]
    expect(hits(planted).map((hit) => hit.split('@')[0])).toEqual(['better-auth', 'zod'])
  })

  test('SECURITY.md says how fast, how to report and where they are kept', () => {
    expect(isThere('SECURITY.md')).toBe(true)
    const said = read('SECURITY.md')
    for (const part of ['CRITICAL', '48', 'HIGH', '7', 'tests/house/advisories.json', 'npm run sbom'])
      expect(said).toContain(part)
  })
})
