import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inRoot, root } from './child.mjs'

/** The workspace's members: folders of the root with a `package.json`. */
export const members = () =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(inRoot(entry.name, 'package.json')))
    .map((entry) => entry.name)
    .filter((name) => name !== 'node_modules')
    .sort()

/** Every file below a path that a build reads; tests change nothing. */
function filesOf(name) {
  const full = inRoot(name)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return [name]
  return readdirSync(full)
    .sort()
    .flatMap((entry) => filesOf(path.join(name, entry)))
    .filter((file) => !/\.test\.tsx?$/.test(file))
}

export function hashOf(names, ...words) {
  const hash = createHash('sha256').update(words.join(' '))
  for (const file of names.flatMap(filesOf)) hash.update(`${file}\n`).update(readFileSync(inRoot(file)))
  return hash.digest('hex')
}

/** Whether the work that left this stamp was done on the same input. */
export const isStamped = (stamp, hash) => existsSync(inRoot(stamp)) && readFileSync(inRoot(stamp), 'utf8') === hash

export function writeStamp(stamp, hash) {
  mkdirSync(path.dirname(inRoot(stamp)), { recursive: true })
  writeFileSync(inRoot(stamp), hash)
}
