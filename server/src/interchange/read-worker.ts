import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../platform/refusal.ts'
import type { Limits } from './limits.ts'
import { readTable } from './workbook.ts'

export interface ReadStart {
  file: string
  fileName: string
  /** Where the rows go, one JSON line each, so that they need not pass from thread to thread. */
  tableFile: string
  limits: Limits
}
export type ReadReply =
  | { ok: true; value: { headings: string[]; total: number } }
  | { ok: false; code: Refusal['code']; facts: Refusal['facts'] }

const { file, fileName, tableFile, limits } = workerData as ReadStart
let reply: ReadReply
try {
  const { headings, rows } = await readTable(file, fileName, limits)
  const out = createWriteStream(tableFile)
  for (const row of rows) if (!out.write(`${JSON.stringify(row)}\n`)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
  reply = { ok: true, value: { headings, total: rows.length } }
} catch (fault) {
  if (!(fault instanceof Refusal)) throw fault
  reply = { ok: false, code: fault.code, facts: fault.facts }
}
parentPort?.postMessage(reply)
