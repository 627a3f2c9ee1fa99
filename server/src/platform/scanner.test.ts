import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { EICAR, type FakeClamd, startClamd } from '../../../tests/support/clamd.ts'
import { emptyFolder } from '../../../tests/support/folder.ts'
import { clamd } from './scanner.ts'

const folder = emptyFolder()
let fake: FakeClamd
beforeAll(async () => {
  fake = await startClamd(path.join(folder.path, 'clamd.sock'))
})
afterEach(() => fake.behave('scan'))
afterAll(async () => {
  await fake.stop()
  folder.remove()
})

function file(content: string | Buffer) {
  const name = path.join(folder.path, 'file')
  writeFileSync(name, content)
  return name
}
const scan = (content: string | Buffer, silenceMs?: number) => clamd({ path: fake.socket }, silenceMs).scan(file(content))

test('what is clean is clean, what is found is found', async () => {
  expect(await scan('text')).toBe('clean')
  expect(await scan(EICAR)).toBe('infected')
  expect(await scan('')).toBe('clean')
})

test('a file of many chunks arrives whole and in order', async () => {
  const content = Buffer.alloc(3_000_001, 'abcdefg')
  expect(await scan(content)).toBe('clean')
  expect(fake.seen.at(-1)?.equals(content)).toBe(true)
  expect(await scan(Buffer.concat([content, Buffer.from(EICAR)]))).toBe('infected')
})

test('whatever is no verdict is a fault: refused for size, silent, gone, not there', async () => {
  fake.behave('refuse')
  await expect(scan(Buffer.alloc(5_000_000))).rejects.toThrow(/size limit|EPIPE|ECONNRESET/)
  fake.behave('silent')
  await expect(scan('text', 50)).rejects.toThrow('does not answer')
  fake.behave('hang-up')
  await expect(scan('text')).rejects.toThrow()
  await expect(clamd({ path: path.join(folder.path, 'nobody') }).scan(file('text'))).rejects.toThrow('ENOENT')
})
