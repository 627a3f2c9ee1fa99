import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyFolder } from '../../../tests/support/folder.ts'
import { createFiles, disposition } from './files.ts'
import { newId } from './ids.ts'

const { path: folder, remove } = emptyFolder()
let files: ReturnType<typeof createFiles>
beforeAll(() => {
  files = createFiles(folder)
})
afterAll(remove)

const incoming = () => readdirSync(path.join(folder, 'incoming'))
const all = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())

async function kept(text: string) {
  const file = await files.receive(Readable.from([Buffer.from(text)]), 100)
  const id = newId()
  return { id, ...(await files.keep(file.path, id)) }
}

test('a file is kept under a name of ours, two folders deep, for the server alone', async () => {
  const { id, sha256, bytes } = await kept('abc')
  expect([sha256, bytes]).toEqual(['ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 3])
  expect(path.relative(folder, files.pathOf(id))).toBe(path.join(id.slice(-2), id.slice(-4, -2), id))
  expect(readFileSync(files.pathOf(id), 'utf8')).toBe('abc')
  expect(statSync(files.pathOf(id)).mode & 0o077).toBe(0)
  expect(incoming()).toEqual([])
  await files.remove(id)
})

test('as many bytes as there may be are taken, one more is refused and leaves nothing', async () => {
  const file = await files.receive(Readable.from([Buffer.alloc(60), Buffer.alloc(40)]), 100)
  expect(file.bytes).toBe(100)
  await file.drop()
  const over = files.receive(Readable.from([Buffer.alloc(60), Buffer.alloc(41)]), 100)
  await expect(over).rejects.toMatchObject({ code: 'file_too_large', facts: { limit: 100 } })
  expect(incoming()).toEqual([])
})

test('a thousand uploads that break off at once leave no file', async () => {
  const broken = Array.from({ length: 1000 }, (_, at) => {
    let sent = 0
    const stream = new Readable({
      read() {
        if (sent++ < at % 5) this.push(Buffer.alloc(10_000, at))
        else this.destroy(new Error('gone'))
      },
    })
    return files.receive(stream, 1_000_000)
  })
  const outcomes = await Promise.allSettled(broken)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toEqual([])
  expect(all()).toEqual([])
})

test('everything that is kept is named once, and its age can be asked', async () => {
  const [old, young] = [await kept('old'), await kept('young')]
  const then = Date.parse('2026-11-01T00:00:00Z')
  utimesSync(files.pathOf(old.id), then / 1000, then / 1000)
  const found: string[] = []
  for await (const ids of files.kept()) found.push(...ids)
  expect(found.sort()).toEqual([old.id, young.id].sort())
  expect([await files.isOlder(old.id, then + 1), await files.isOlder(young.id, then + 1)]).toEqual([true, false])
  expect(await files.isOlder(newId(), Number.MAX_SAFE_INTEGER)).toBe(false)
  for (const { id } of [old, young]) await files.remove(id)
})

test('only what crashed long ago is dropped from the way in', async () => {
  const then = Date.parse('2026-11-01T00:00:00Z')
  const crashed = path.join(folder, 'incoming', newId())
  const running = path.join(folder, 'incoming', newId())
  for (const file of [crashed, running]) writeFileSync(file, 'half')
  utimesSync(crashed, then / 1000, then / 1000)
  await files.dropStale(then + 86_400_001)
  expect(incoming()).toEqual([path.basename(running)])
})

test('a name goes out twice: plain for old readers, real for the others', () => {
  expect(disposition(`报告 "1" (终).pdf`)).toBe(
    `attachment; filename="__ _1_ (_).pdf"; filename*=UTF-8''%E6%8A%A5%E5%91%8A%20%221%22%20%28%E7%BB%88%29.pdf`,
  )
})
