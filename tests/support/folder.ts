import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A folder of a test's own; its path is short enough for a socket. */
export function emptyFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'keqiao-'))
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
