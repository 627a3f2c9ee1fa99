import type { Sent } from '@keqiao/shared/endpoint'
import { presentationsApi } from '@keqiao/shared/presentations'
import { roadshowApi } from '@keqiao/shared/roadshow'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../api/call.ts'

type Query<E> = Sent<E> extends { query: infer Q } ? Q : never
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
export const useSaveAgenda = (id: string) =>
  useChange((body: Body<typeof roadshowApi.saveAgenda>) => call(roadshowApi.saveAgenda, { params: { id }, body }))

export const projectsQuery = (id: string, query: Query<typeof presentationsApi.list>) =>
  queryOptions({
    queryKey: ['roadshow', 'projects', id, query],
    queryFn: ({ signal }) => call(presentationsApi.list, { params: { id }, query }, signal),
  })
export const myProjectsQuery = (page: number) =>
  queryOptions({
    queryKey: ['roadshow', 'projects', 'mine', page],
    queryFn: ({ signal }) => call(presentationsApi.mine, { query: { page } }, signal),
  })
export const openCallsQuery = queryOptions({
  queryKey: ['roadshow', 'list', 'calls'],
  queryFn: ({ signal }) => call(roadshowApi.list, { query: { call: 'true', field: [], region: [], kind: [] } }, signal),
})
export const useSubmitProject = (id: string) =>
  useChange((body: Body<typeof presentationsApi.submit>) => call(presentationsApi.submit, { params: { id }, body }))
export const useMoveProjects = (id: string) =>
  useChange((body: Body<typeof presentationsApi.moveMany>) => call(presentationsApi.moveMany, { params: { id }, body }))
export const useMoveProject = () =>
  useChange(({ id, ...body }: Body<typeof presentationsApi.move> & { id: string }) =>
    call(presentationsApi.move, { params: { id }, body }),
  )
export const useConsent = () =>
  useChange(({ id, ...body }: Body<typeof presentationsApi.consent> & { id: string }) =>
    call(presentationsApi.consent, { params: { id }, body }),
  )
