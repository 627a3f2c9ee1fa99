import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { emptyFolder } from '../../../tests/support/folder.ts'
import { inThread } from './thread.ts'

const folder = emptyFolder()
afterAll(folder.remove)

/** A module of its own for each, since modules take turns. */
function thread(name: string, body: string): URL {
  const file = path.join(folder.path, `${name}.mjs`)
  writeFileSync(file, `import { parentPort, workerData } from 'node:worker_threads'\n${body}`)
  return pathToFileURL(file)
}

test('a thread answers with a value or a refusal', async () => {
  const echo = thread('echo', 'parentPort.postMessage(workerData)')
  expect(await inThread(echo, { ok: true, value: 7 })).toBe(7)
  await expect(inThread(echo, { ok: false, code: 'file_damaged', facts: {} })).rejects.toMatchObject({ code: 'file_damaged' })
})

test('one that hoards buffers, which no heap limit sees, is ended in the middle of its work', async () => {
  const hoard = thread('hoard', 'const all = []; for (;;) all.push(new Uint8Array(20_000_000).fill(1))')
  await expect(inThread(hoard, {})).rejects.toMatchObject({ code: 'file_unpacks_too_large', facts: { why: 'memory' } })
})

test('one that never comes to an end is ended; the next has its turn', async () => {
  const loop = thread('loop', 'if (workerData.ok) parentPort.postMessage(workerData); for (;;);')
  const [first, second] = [inThread(loop, {}, 300), inThread(loop, { ok: true, value: 'next' })]
  await expect(first).rejects.toMatchObject({ code: 'file_unreadable', facts: { why: 'too_slow' } })
  expect(await second).toBe('next')
})
