import path from 'node:path'
import { SETTINGS } from '@keqiao/server/platform/config'
import { describe, expect, test } from 'vitest'
import { FLOORS } from './floors.ts'
import { filesBelow, isThere, read } from './sources.ts'

const nameOf = (file: string) => path.posix.basename(file)

const readme = isThere('README.md') ? read('README.md') : ''
const scripts = Object.keys(JSON.parse(read('package.json')).scripts)
const codes = [...readme.matchAll(/`([^`\n]+)`/g)].map((found) => found[1] as string)

test('there is a README that says how to start and how to test', () => {
  expect(isThere('README.md'), 'README.md is missing at the root').toBe(true)
  expect(readme).toContain('npm start')
  expect(readme).toContain('npm test')
})

describe('what README says is so', () => {
  test('its table of settings has every setting and no other', () => {
    const rows = [...readme.matchAll(/^\|\s*`([A-Z][A-Z_]+)`\s*\|/gm)].map((found) => found[1])
    expect(rows.sort(), 'rows "| `NAME` | … |" of README.md against SETTINGS in server/src/platform/config.ts').toEqual(
      Object.keys(SETTINGS).sort(),
    )
  })

  test('its table of floors is the one that the tests enforce', () => {
    const wanted = FLOORS.map(({ floor, modules }) => `${floor} ${modules.join(' ')}`)
    const block = readme.split('```').find((part) => /^0 +shared/m.test(part)) ?? ''
    const rows = [...block.matchAll(/^\s{0,3}(\d(?:\.\d+)?) {1,4}([a-z][a-z ]*?)(?: {2,}.*)?$/gm)]
    const said = rows.map(([, floor, modules]) => `${floor} ${modules}`)
    const shape = FLOORS.map(({ floor, modules, what }) => `${floor.padEnd(4)} ${modules.join(' ').padEnd(44)} ${what}`)
    expect(said, `README.md needs this block:\n${shape.join('\n')}\n`).toEqual(wanted)
  })

  test('every command it names exists', () => {
    const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map((found) => found[1] as string)
    expect(named.filter((name) => !scripts.includes(name))).toEqual([])
    const tasks = [...readme.matchAll(/scripts\/run\.mjs ([a-z]+)/g)].map((found) => found[1] as string)
    const known = [...read('scripts/run/tasks.mjs').matchAll(/^ {2}(?:async )?(\w+)(?:[(:,])/gm)].map(
      (found) => found[1] as string,
    )
    expect(tasks.filter((name) => !known.includes(name))).toEqual([])
  })

  test('every file it names exists', () => {
    const paths = codes
      .concat([...readme.matchAll(/\]\(((?!https?:|#)[^)#]+)/g)].map((found) => found[1] as string))
      .filter((code) =>
        /^(server|shared|web|seeds|scripts|tests|\.ci)\/[\w./{},<>*-]*$|^[\w.-]+\.(md|json|yaml|ts|mjs)$/.test(code),
      )
      .filter((code) => !/[<>*{}]/.test(code))
    // A bare name is a role, such as `routes.ts`: it must be the name of some file.
    const names = new Set(
      ['server', 'shared', 'web', 'seeds', 'scripts', 'tests'].flatMap((one) => filesBelow(one, /./)).map(nameOf),
    )
    const isSomewhere = (file: string) => isThere(file) || (!file.includes('/') && names.has(file))
    expect(paths.filter((code) => !isSomewhere(code))).toEqual([])
  })
})
