import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { engineSuite } from '../engine.suite.ts'
import { openEmbeddedEngine } from './engine.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'keqiao-engine-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let file = ''
let count = 0
const open = async () => {
  file = path.join(folder, `search-${count++}.db`)
  return openEmbeddedEngine({ file, dimensions: 256 })
}
engineSuite('the embedded engine', open, async () => openEmbeddedEngine({ file, dimensions: 256 }))
