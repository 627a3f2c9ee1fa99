import { once } from 'node:events'
import type { WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import type { Viewer } from '../accounts/viewer.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Uses } from './context.ts'
import type { Copy } from './gathering.ts'
import type { Cells } from './rows.store.ts'

/** Archives beyond this need a form that not every program opens; what does not fit is named and can be fetched singly. */
const MOST_BYTES = 2_000_000_000

type Value = string | number | null
type Archiving = Pick<Uses, 'attachments' | 'tables' | 'taxonomies'>

/** The copy as one archive: for programs, for reading, and the files themselves. */
export async function fillArchive(out: WriteStream, copy: Copy, viewer: Viewer, use: Archiving) {
  const zip = archive(out)
  const files = await addFiles(zip, copy, viewer, use)
  await zip.add('data.json', [Buffer.from(JSON.stringify({ ...copy, files }, null, 1))])
  await zip.add('data.xlsx', [await use.tables.workbook(sheetsOf(copy, use))])
  await zip.end()
}

function archive(out: WriteStream) {
  let fault: Error | null = null
  const zip = new Zip((failed, chunk) => {
    fault ??= failed
    if (!failed) out.write(chunk)
  })
  const settle = async () => {
    if (fault) throw fault
    if (out.writableNeedDrain) await once(out, 'drain')
  }
  return {
    async add(name: string, content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, packed = true) {
      const entry = packed ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name)
      zip.add(entry)
      for await (const chunk of content) {
        // The library keeps the chunk until it is written; a stream gives its buffers away again.
        entry.push(Uint8Array.from(chunk))
        await settle()
      }
      entry.push(new Uint8Array(), true)
      await settle()
    },
    async end() {
      zip.end()
      out.end()
      await finished(out)
    },
  }
}

interface Added {
  attachment: string
  name: string
  /** Its place in the archive, or why it is not in it. */
  file: string | null
  why: string | null
}

/** The files this person handed in, as far as they may still have them. */
async function addFiles(zip: ReturnType<typeof archive>, { tables, person }: Copy, viewer: Viewer, { attachments }: Archiving) {
  const added: Added[] = []
  let room = MOST_BYTES
  for (const [n, row] of (tables.attachments ?? []).entries()) {
    const id = String(row.id)
    const name = String(row.name)
    if (row.added_by !== person.id && row.subject !== `agent:${person.id}`) continue
    try {
      const { handle, bytes } = await attachments.download(viewer, id)
      if (bytes > room) {
        await handle.close()
        added.push({ attachment: id, name, file: null, why: 'too_large' })
        continue
      }
      room -= bytes
      const file = `files/${String(n + 1).padStart(3, '0')}-${name}`
      await zip.add(file, handle.createReadStream(), false)
      added.push({ attachment: id, name, file, why: null })
    } catch (fault) {
      if (!(fault instanceof Refusal) && (fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault
      added.push({ attachment: id, name, file: null, why: fault instanceof Refusal ? fault.code : 'not_found' })
    }
  }
  return added
}

/** One sheet for each table that has rows, named as people call it; the first says what the others are. */
function sheetsOf({ tables, person, askedAt, noticeVersion }: Copy, { taxonomies }: Archiving) {
  const filled = Object.entries(tables).filter(([, rows]) => rows.length > 0)
  const title = (table: string) => taxonomies.label('data_table', table, 'zh')
  const about: Value[][] = [
    ['工作表', '表', '行数'],
    ...filled.map(([table, rows]): Value[] => [title(table), table, rows.length]),
    ['姓名', person.name, null],
    ['邮箱', person.email, null],
    ['申请时间', askedAt, null],
    ['告知版本', noticeVersion, null],
  ]
  return [
    { name: '说明', rows: about },
    ...filled.map(([table, rows]) => ({
      name: title(table)
        .replaceAll(/[[\]:*?/\\]/g, ' ')
        .slice(0, 31),
      rows: asRows(rows),
    })),
  ]
}

function asRows(rows: Cells[]): Value[][] {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return [columns, ...rows.map((row) => columns.map((column) => asValue(row[column])))]
}

function asValue(value: unknown): Value {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'string') return value
  return typeof value === 'boolean' ? String(value) : JSON.stringify(value)
}
