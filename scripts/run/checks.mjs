import { existsSync } from 'node:fs'
import { binOf, inRoot } from './child.mjs'
import { members } from './stamps.mjs'

/** The parts of `check`: format and lint of everything, types of every member. */
export const checks = () => [
  ['格式与规范 / format and lint', [binOf('@biomejs/biome/bin/biome'), 'check', '.']],
  ...members()
    .filter((name) => existsSync(inRoot(name, 'tsconfig.json')))
    .map((name) => [`类型 / types: ${name}`, [binOf('typescript/bin/tsc'), '--noEmit', '-p', name]]),
]
