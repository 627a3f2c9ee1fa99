import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Guard, switched } from './find.ts'

const MEMBERS = ['server', 'shared', 'tests', 'scripts', 'seeds']
const DOOR = 'checkAccess(access, request.viewer)'

/** The tree with every guard behind its switch. Packages stay where they are. */
export function switchedCopy(root: string, guards: Guard[]): string {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'keqiao-guards-'))
  for (const member of MEMBERS)
    cpSync(path.join(root, member), path.join(copy, member), { recursive: true, verbatimSymlinks: true })
  for (const file of ['package.json', 'pnpm-workspace.yaml', 'tsconfig.base.json', 'vitest.config.ts'])
    cpSync(path.join(root, file), path.join(copy, file))
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
  symlinkSync(path.join(root, 'web'), path.join(copy, 'web'))
  for (const file of new Set(guards.map((guard) => guard.file))) {
    const text = readFileSync(path.join(root, file), 'utf8')
    const ours = guards.filter((guard) => guard.file === file)
    writeFileSync(path.join(copy, file), openable(switched(text, ours)))
  }
  // One test at a time is switched by its environment.
  writeFileSync(path.join(copy, 'off.mjs'), OFF)
  return copy
}

/** The door asks whether this route's access is to be the next weaker one. */
const openable = (text: string) =>
  text.replace(
    DOOR,
    'checkAccess(globalThis.__weaker?.(request.method + " " + request.routeOptions.url, access) ?? access, request.viewer)',
  )

/** Loaded before everything: one guard is off, as the environment says; or who reaches which guard is noted. */
const OFF = `import { appendFileSync } from 'node:fs'
const off = Number(process.env.GUARD_OFF ?? 0)
const notes = process.env.GUARD_NOTES
const seen = new Set()
globalThis.__off = (id) => {
  if (notes && !seen.has(id)) {
    seen.add(id)
    appendFileSync(notes, id + ' ' + (globalThis.__vitest_worker__?.filepath ?? '') + '\\n')
  }
  return id === off
}
`
