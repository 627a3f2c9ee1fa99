import type { Sent } from '@keqiao/shared/endpoint'
import { matchingApi } from '@keqiao/shared/matching'
import { needsApi } from '@keqiao/shared/needs'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

export const needQuery = (id: string) =>
  queryOptions({
    queryKey: ['needs', 'one', id],
    queryFn: ({ signal }) => call(needsApi.read, { params: { id } }, signal),
  })

export const myNeedsQuery = (page: number) =>
  queryOptions({
    queryKey: ['needs', 'mine', page],
    queryFn: ({ signal }) => call(needsApi.mine, { query: { page } }, signal),
    placeholderData: keepPreviousData,
  })

function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => ['needs', 'search', 'matching', 'statistics'].includes(String(queryKey[0])),
      }),
  })
}

type Body<E> = Sent<E> extends { body: infer B } ? B : never

export const useCreateNeed = () => useChange((body: Body<typeof needsApi.create>) => call(needsApi.create, { body }))
export const useSaveNeed = (id: string) =>
  useChange((body: Body<typeof needsApi.save>) => call(needsApi.save, { params: { id }, body }))
export const useMoveNeed = (id: string) =>
  useChange((body: Body<typeof needsApi.move>) => call(needsApi.move, { params: { id }, body }))
export const useTakeDownNeed = () =>
  useChange(({ id, ...body }: Body<typeof needsApi.takeDown> & { id: string }) =>
    call(needsApi.takeDown, { params: { id }, body }),
  )
export const useRestoreNeed = () => useChange((id: string) => call(needsApi.restore, { params: { id } }))

export const useSuggestNeed = () => useMutation({ mutationFn: (text: string) => call(matchingApi.draft, { body: { text } }) })

/** The public's view of a draft; the draft itself is the key, so an older answer never stands for a newer text. */
export const previewQuery = (body: Body<typeof needsApi.preview> | null) =>
  queryOptions({
    queryKey: ['needs', 'preview', body],
    queryFn: ({ signal }) => call(needsApi.preview, { body: body as Body<typeof needsApi.preview> }, signal),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
    retry: false,
  })
