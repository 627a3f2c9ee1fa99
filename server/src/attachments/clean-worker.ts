import { readFile, writeFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../platform/refusal.ts'
import type { ThreadReply } from '../platform/thread.ts'
import type { Finding } from './clean.ts'
import { refuseMismatch } from './kinds.ts'

export interface CleanStart {
  family: 'pdf' | 'zip' | 'ole'
  from: string
  to: string
  ending: string
}

const { family, from, to, ending } = workerData as CleanStart

async function work(): Promise<Finding> {
  const bytes = await readFile(from)
  if (family === 'ole') {
    const { readOle } = await import('./ole.ts')
    const { kind, encrypted } = readOle(bytes, ending)
    refuseMismatch(kind, ending)
    await writeFile(to, bytes)
    return { kind, uncleaned: encrypted ? 'encrypted' : 'old_format' }
  }
  if (family === 'pdf') refuseMismatch('pdf', ending)
  const { kind, uncleaned, content } =
    family === 'pdf'
      ? await (await import('./pdf.ts')).cleanPdf(bytes)
      : await (await import('./office.ts')).cleanOffice(bytes, ending)
  await writeFile(to, content)
  return { kind, uncleaned }
}

let reply: ThreadReply<Finding>
try {
  reply = { ok: true, value: await work() }
} catch (fault) {
  // A document that its reader cannot follow is a document we do not take.
  const { code, facts } = fault instanceof Refusal ? fault : new Refusal('file_damaged')
  reply = { ok: false, code, facts }
}
parentPort?.postMessage(reply)
