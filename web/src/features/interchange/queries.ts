import type { Sent } from '@keqiao/shared/endpoint'
import { IMPORT_LIMITS, type Import, interchangeApi, interchangePaths } from '@keqiao/shared/interchange'
import type { ListingKind } from '@keqiao/shared/listings'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { addressOf, call, ProblemError, send } from '../../api/call.ts'

const POLL = 1_500
const MOVING = new Set<Import['state']>(['received', 'checking', 'loading'])

export const importsQuery = (page: number) =>
  queryOptions({
    queryKey: ['interchange', 'list', page],
    queryFn: ({ signal }) => call(interchangeApi.imports, { query: { page } }, signal),
    placeholderData: keepPreviousData,
  })

/** Asked again while the file is being worked on. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['interchange', 'one', id],
    queryFn: ({ signal }) => call(interchangeApi.import, { params: { id } }, signal),
    refetchInterval: ({ state }) => (state.data && MOVING.has(state.data.state) ? POLL : false),
  })

export const cellProblemsQuery = (id: string, page: number) =>
  queryOptions({
    queryKey: ['interchange', 'problems', id, page],
    queryFn: ({ signal }) => call(interchangeApi.problems, { params: { id }, query: { page } }, signal),
    placeholderData: keepPreviousData,
  })

export const templateAddress = (kind: ListingKind) => addressOf(interchangePaths.template, { query: { kind } })

interface Upload {
  kind: ListingKind
  organisationId: string
  file: File
  origin?: string
  originBatch?: string
}

/** What can be told without reading the file is told before it travels. */
export function refuseFile(file: Pick<File, 'name' | 'size'>): void {
  if (!/\.xlsx$/i.test(file.name)) throw new ProblemError({ code: 'file_kind_unknown', facts: {} })
  if (file.size > IMPORT_LIMITS.bytes) throw new ProblemError({ code: 'file_too_large', facts: { limit: IMPORT_LIMITS.bytes } })
}

/** The server reads the fields before it meets the file, so they go first. */
async function upload({ kind, organisationId, file, origin, originBatch }: Upload): Promise<Import> {
  refuseFile(file)
  const body = new FormData()
  body.append('kind', kind)
  if (origin) body.append('origin', origin)
  if (originBatch) body.append('originBatch', originBatch)
  body.append('organisationId', organisationId)
  body.append('file', file)
  return (await send(interchangePaths.upload, { method: 'POST', body })) as Import
}

function useImportChange<Input>(change: (input: Input) => Promise<Import>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (now) => {
      client.setQueryData(importQuery(now.id).queryKey, now)
      void client.invalidateQueries({ queryKey: ['interchange'] })
    },
  })
}

export const useUpload = () => useImportChange(upload)
export const useConfirmImport = (id: string) =>
  useImportChange((body: Sent<typeof interchangeApi.confirm>['body']) => call(interchangeApi.confirm, { params: { id }, body }))
export const useCancelImport = (id: string) => useImportChange((_: undefined) => call(interchangeApi.cancel, { params: { id } }))
