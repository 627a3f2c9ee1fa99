import { agentsApi } from '@keqiao/shared/agents'
import { assignmentsApi } from '@keqiao/shared/assignments'
import type { Sent } from '@keqiao/shared/endpoint'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

type Query<E> = Sent<E> extends { query: infer Q } ? Q : never
type Body<E> = Sent<E> extends { body: infer B } ? B : never

export const directoryQuery = (query: Query<typeof agentsApi.directory>) =>
  queryOptions({
    queryKey: ['agents', 'directory', query],
    queryFn: ({ signal }) => call(agentsApi.directory, { query }, signal),
    placeholderData: keepPreviousData,
  })

export const agentQuery = (id: string) =>
  queryOptions({
    queryKey: ['agents', 'one', id],
    queryFn: ({ signal }) => call(agentsApi.read, { params: { id } }, signal),
  })

export const myAgentQuery = queryOptions({
  queryKey: ['agents', 'mine'],
  queryFn: ({ signal }) => call(agentsApi.mine, {}, signal),
})

export const myWorkQuery = (page: number) =>
  queryOptions({
    queryKey: ['agents', 'work', page],
    queryFn: ({ signal }) => call(assignmentsApi.mine, { query: { page } }, signal),
    placeholderData: keepPreviousData,
  })

export const myWorkOnQuery = (subject: string) =>
  queryOptions({
    queryKey: ['agents', 'workOn', subject],
    queryFn: ({ signal }) => call(assignmentsApi.mine, { query: { subject } }, signal),
  })

export const organisationsNamedQuery = (q: string) =>
  queryOptions({
    queryKey: ['agents', 'organisations', q],
    queryFn: ({ signal }) => call(agentsApi.organisations, { query: { q } }, signal),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })

export const deskQuery = (query: Query<typeof agentsApi.desk>) =>
  queryOptions({
    queryKey: ['agents', 'desk', query],
    queryFn: ({ signal }) => call(agentsApi.desk, { query }, signal),
    placeholderData: keepPreviousData,
  })

export const agentFileQuery = (id: string) =>
  queryOptions({
    queryKey: ['agents', 'file', id],
    queryFn: ({ signal }) => call(agentsApi.file, { params: { id } }, signal),
  })

export const givenQuery = (query: Query<typeof assignmentsApi.given>) =>
  queryOptions({
    queryKey: ['agents', 'given', query],
    queryFn: ({ signal }) => call(assignmentsApi.given, { query }, signal),
    placeholderData: keepPreviousData,
  })

/** Whatever was changed: lists and pages of agents are read anew, and so is who one is. */
function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['agents'] })
      await client.invalidateQueries({ queryKey: ['accounts', 'me'] })
    },
  })
}

export const useApply = () => useChange((body: Body<typeof agentsApi.apply>) => call(agentsApi.apply, { body }))
export const useSaveAgent = () => useChange((body: Body<typeof agentsApi.save>) => call(agentsApi.save, { body }))
export const useMoveAgent = () => useChange((body: Body<typeof agentsApi.move>) => call(agentsApi.move, { body }))
export const useDecideAgent = (id: string) =>
  useChange((body: Body<typeof agentsApi.decide>) => call(agentsApi.decide, { params: { id }, body }))

export const useAnswer = () =>
  useChange(({ id, ...body }: Body<typeof assignmentsApi.answer> & { id: string }) =>
    call(assignmentsApi.answer, { params: { id }, body: body as Body<typeof assignmentsApi.answer> }),
  )
export const useClaim = () => useChange((subject: string) => call(assignmentsApi.claim, { body: { subject } }))
export const useAssign = () => useChange((body: Body<typeof assignmentsApi.assign>) => call(assignmentsApi.assign, { body }))
export const useRelease = () =>
  useChange(({ id, text }: { id: string; text: string | null }) =>
    call(assignmentsApi.release, { params: { id }, body: { text } }),
  )
