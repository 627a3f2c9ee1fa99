import { z } from 'zod'
import { KNOWLEDGE_KINDS } from './knowledge.ts'

/** What a table of entries may be. Both lists that come with the house fit twice. */
export const KNOWLEDGE_FILE_LIMITS = { bytes: 5_000_000, unpackedBytes: 40_000_000, entries: 60, ratio: 200, rows: 6000 } as const
/** So many faults and changes are shown one by one; the others are only counted. */
export const MOST_SHOWN = 200

export const KnowledgeFileQuery = z.object({ kind: z.enum(KNOWLEDGE_KINDS) })
/** `seen` names what the check has shown: nothing else is taken in. */
export const KnowledgeImportQuery = KnowledgeFileQuery.extend({ seen: z.string().regex(/^[\da-f]{64}$/) })

/** A fault at one cell: `row` as in the sheet, where the headings are row 1; `column` as headed there. */
export const KnowledgeFault = z.object({
  row: z.number().int(),
  column: z.string(),
  code: z.string(),
  facts: z.record(z.string(), z.unknown()),
})
export type KnowledgeFault = z.infer<typeof KnowledgeFault>

export const KNOWLEDGE_PARTS = ['field', 'symptoms', 'techniques', 'materials', 'quantities', 'terms', 'reason'] as const
export const KnowledgeChange = z.object({
  row: z.number().int(),
  /** Null where the entry is new. */
  code: z.string().nullable(),
  /** Its first words, to know it by. */
  title: z.string(),
  /** Null where it stays as it is, on or off. */
  turned: z.enum(['on', 'off']).nullable(),
  /** What is said anew and no longer; both empty where only the order differs. */
  parts: z.array(z.object({ part: z.enum(KNOWLEDGE_PARTS), added: z.array(z.string()), removed: z.array(z.string()) })),
})
export type KnowledgeChange = z.infer<typeof KnowledgeChange>

const Counts = z.object({ added: z.number().int(), changed: z.number().int() })
export const KnowledgeImported = Counts
export type KnowledgeImported = z.infer<typeof KnowledgeImported>

export const KnowledgeCheck = Counts.extend({
  fileName: z.string(),
  rows: z.number().int(),
  unchanged: z.number().int(),
  /** Entries that the file does not name; they stay as they are. */
  unnamed: z.number().int(),
  faulty: z.number().int(),
  faults: z.array(KnowledgeFault).max(MOST_SHOWN),
  changes: z.array(KnowledgeChange).max(MOST_SHOWN),
  seen: z.string(),
})
export type KnowledgeCheck = z.infer<typeof KnowledgeCheck>

/** Files travel outside JSON: both ways in are multipart with one `file`. */
export const knowledgePaths = {
  export: '/api/v1/operator/knowledge/export',
  check: '/api/v1/operator/knowledge/file/check',
  import: '/api/v1/operator/knowledge/file/import',
}
