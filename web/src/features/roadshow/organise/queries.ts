import type { Sent } from '@keqiao/shared/endpoint'
import { roadshowApi } from '@keqiao/shared/roadshow'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../api/call.ts'

type Body<E> = Sent<E> extends { body: infer B } ? B : never

export const organisedQuery = (page: number) =>
  queryOptions({
    queryKey: ['roadshow', 'organised', page],
    queryFn: ({ signal }) => call(roadshowApi.organised, { query: { page } }, signal),
  })

export const fileQuery = (id: string) =>
  queryOptions({
    queryKey: ['roadshow', 'file', id],
    queryFn: ({ signal }) => call(roadshowApi.file, { params: { id } }, signal),
  })

/** Whatever an organiser changes, every view of the event is read anew. */
export function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadshow'] }),
  })
}

export const useCreate = () => useChange((body: Body<typeof roadshowApi.create>) => call(roadshowApi.create, { body }))
export const useSave = (id: string) =>
  useChange((body: Body<typeof roadshowApi.save>) => call(roadshowApi.save, { params: { id }, body }))
export const useMove = (id: string) =>
  useChange((body: Body<typeof roadshowApi.move>) => call(roadshowApi.move, { params: { id }, body }))
