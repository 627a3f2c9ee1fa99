import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ListingKind } from './listings.ts'
import { Id, IdParams, Instant, PageQuery, paged } from './primitives.ts'
import { SearchFilters } from './search.ts'

export const IMPORT_STATES = ['received', 'checking', 'checked', 'loading', 'done', 'failed', 'cancelled'] as const
export const ImportState = z.enum(IMPORT_STATES)
export type ImportState = z.infer<typeof ImportState>

/** What the file may be before anything is parsed. Bytes, entries, rows. */
export const IMPORT_LIMITS = { bytes: 30_000_000, unpackedBytes: 200_000_000, entries: 200, ratio: 200, rows: 20_000 } as const

export const CELL_PROBLEMS = [
  'required',
  'too_long',
  'not_a_number',
  'not_in_list',
  'bad_date',
  'bad_money',
  'formula',
  'duplicate_ref',
  'bad_indicator',
  'unknown_code',
  'wrong_value',
] as const
/** One fault at one cell: `row` as in the sheet (the heading is row 1), `column` as headed there. */
export const CellProblem = z.object({
  row: z.number().int(),
  column: z.string(),
  code: z.enum(CELL_PROBLEMS),
  value: z.string(),
  facts: z.record(z.string(), z.unknown()),
})
export type CellProblem = z.infer<typeof CellProblem>

export const Import = z.object({
  id: Id,
  kind: ListingKind,
  fileName: z.string(),
  state: ImportState,
  organisationId: Id,
  /** Rows read, accepted and refused by the check; created, updated and unchanged by the load. */
  total: z.number().int().nullable(),
  read: z.number().int(),
  accepted: z.number().int(),
  refused: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  /** Why the whole file failed, as a problem code with facts. */
  fault: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
})
export type Import = z.infer<typeof Import>

/** Which list leaves: what a search finds, my organisations' own (drafts too), or everything (the operator's). */
export const EXPORT_LISTS = ['search', 'mine', 'all'] as const
export const ExportQuery = z.object({
  list: z.enum(EXPORT_LISTS).default('search'),
  kind: ListingKind.default('achievement'),
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  q: z.string().trim().max(2000).default(''),
  ...SearchFilters.shape,
})

/** Files travel outside JSON: upload is multipart (`file`), downloads are attachments. Their addresses: */
export const interchangePaths = {
  upload: '/api/v1/imports',
  template: '/api/v1/import-template',
  problemSheet: (id: string) => `/api/v1/imports/${id}/problems.xlsx`,
  export: '/api/v1/export',
}

export const interchangeApi = {
  imports: endpoint({
    id: 'interchange.imports',
    method: 'GET',
    path: '/api/v1/imports',
    access: 'member',
    summary: '我的导入记录',
    query: PageQuery,
    reply: paged(Import),
  }),
  import: endpoint({
    id: 'interchange.import',
    method: 'GET',
    path: '/api/v1/imports/:id',
    access: 'member',
    summary: '一次导入的进度',
    params: IdParams,
    reply: Import,
  }),
  problems: endpoint({
    id: 'interchange.problems',
    method: 'GET',
    path: '/api/v1/imports/:id/problems',
    access: 'member',
    summary: '逐格问题',
    params: IdParams,
    query: PageQuery,
    reply: paged(CellProblem),
  }),
  confirm: endpoint({
    id: 'interchange.confirm',
    method: 'POST',
    path: '/api/v1/imports/:id/confirm',
    access: 'member',
    summary: '确认导入无误的行',
    params: IdParams,
    body: z.object({ submit: z.boolean().default(true) }),
    reply: Import,
  }),
  cancel: endpoint({
    id: 'interchange.cancel',
    method: 'POST',
    path: '/api/v1/imports/:id/cancel',
    access: 'member',
    summary: '放弃这次导入',
    params: IdParams,
    reply: Import,
  }),
}
