import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { TornFile, writeAll, writeWhole } from './file.ts'

const Manifest = z.object({
  fingerprint: z.string(),
  /** Number of the next segment's file. */
  next: z.number(),
  segments: z.array(z.string()),
  /** Slots that a later segment replaces; said here, so that a crash before they are erased loses nothing. */
  kills: z.array(z.tuple([z.string(), z.number()])),
  /** What answers until these segments are complete; null when they are. Nothing in it: there is nothing to answer from. */
  before: z
    .object({ fingerprint: z.string(), segments: z.array(z.string()) })
    .nullable()
    .default(null),
})
export type Manifest = z.infer<typeof Manifest>
export const NOTHING: Manifest = { fingerprint: '', next: 1, segments: [], kills: [], before: null }

/** The file that says which segments are the index; one line of checksum, one of content. */
export function writeManifest(file: string, manifest: Manifest) {
  const content = Buffer.from(JSON.stringify(manifest))
  const bytes = Buffer.concat([Buffer.from(`${crc32(content)}\n`), content])
  writeWhole(file, (fd) => writeAll(fd, bytes, 0))
}

export function readManifest(file: string): Manifest {
  const bytes = readFileSync(file)
  const end = bytes.indexOf('\n')
  const content = bytes.subarray(end + 1)
  if (end < 0 || end > 10 || Number(bytes.subarray(0, end).toString()) !== crc32(content))
    throw new TornFile('the list of segments is torn')
  return Manifest.parse(JSON.parse(content.toString()))
}

/** What stands beside the list and is not in it: of a crash, or of an engine before this one. */
export function dropOthers(file: string, keep: Iterable<string>) {
  const kept = new Set(keep)
  const folder = path.dirname(file)
  const base = path.basename(file)
  for (const name of readdirSync(folder)) {
    const rest = name.startsWith(base) ? name.slice(base.length) : ''
    if (/^(-\d+\.seg)?(\.new)?$|^-(wal|shm|journal)$/.test(rest) && rest !== '' && !kept.has(name))
      rmSync(path.join(folder, name))
  }
}
