import { open } from 'node:fs/promises'

export interface Batch<T> {
  items: T[]
  /** Where the next batch begins. */
  next: number
  /** Nothing stands behind `next`. */
  last: boolean
}

const BLOCK = 1 << 18

/** Up to `most` lines of JSON from a byte on. A line without its end is one that is still being written: not read. */
export async function readLines<T>(file: string, from: number, most: number, end = Number.POSITIVE_INFINITY): Promise<Batch<T>> {
  const handle = await open(file, 'r')
  try {
    const until = Math.min(end, (await handle.stat()).size)
    const items: T[] = []
    let next = from
    let position = from
    let rest: Buffer = Buffer.alloc(0)
    while (items.length < most && position < until) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(Math.min(BLOCK, until - position)), 0, undefined, position)
      if (bytesRead === 0) break
      position += bytesRead
      rest = Buffer.concat([rest, buffer.subarray(0, bytesRead)])
      let start = 0
      for (let stop = rest.indexOf(10); stop >= 0 && items.length < most; stop = rest.indexOf(10, start)) {
        items.push(JSON.parse(rest.toString('utf8', start, stop)) as T)
        next += stop + 1 - start
        start = stop + 1
      }
      rest = rest.subarray(start)
    }
    return { items, next, last: next >= until }
  } finally {
    await handle.close()
  }
}

/** Puts lines at a byte and drops what stood there: what a crashed step left behind is written over. Returns the new length. */
export async function writeLines(file: string, at: number, items: unknown[]): Promise<number> {
  const handle = await open(file, at === 0 ? 'w' : 'r+')
  try {
    const content = Buffer.from(items.map((item) => `${JSON.stringify(item)}\n`).join(''))
    await handle.truncate(at)
    await handle.write(content, 0, content.length, at)
    await handle.sync()
    return at + content.length
  } finally {
    await handle.close()
  }
}
