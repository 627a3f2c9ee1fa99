import { attachmentsApi } from '@keqiao/shared/attachments'
import type { Sent } from '@keqiao/shared/endpoint'
import { grantsApi } from '@keqiao/shared/grants'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

type Body<E> = Sent<E> extends { body: infer B } ? B : never

export const accessQuery = (subject: string) =>
  queryOptions({
    queryKey: ['grants', 'access', subject],
    queryFn: ({ signal }) => call(grantsApi.access, { query: { subject } }, signal),
  })

export const requestsQuery = (side: 'owner' | 'asker', page: number) =>
  queryOptions({
    queryKey: ['grants', 'requests', side, page],
    queryFn: ({ signal }) => call(grantsApi.asked, { query: { side, page, size: 10 } }, signal),
    placeholderData: keepPreviousData,
  })

export const givenQuery = (page: number) =>
  queryOptions({
    queryKey: ['grants', 'given', page],
    queryFn: ({ signal }) => call(grantsApi.given, { query: { page, size: 20 } }, signal),
    placeholderData: keepPreviousData,
  })

export const receivedQuery = queryOptions({
  queryKey: ['grants', 'received'],
  queryFn: ({ signal }) => call(grantsApi.received, {}, signal),
})

export const disclosedQuery = (subject: string) =>
  queryOptions({
    queryKey: ['grants', 'disclosed', subject],
    queryFn: ({ signal }) => call(grantsApi.disclosed, { query: { subject } }, signal),
  })

/** The files that can be given, by the names their owner knows. */
export const ownFilesQuery = (subject: string, enabled: boolean) =>
  queryOptions({
    queryKey: ['grants', 'files', subject],
    queryFn: ({ signal }) => call(attachmentsApi.list, { query: { subject } }, signal),
    enabled,
  })

export const candidatesQuery = (q: string) =>
  queryOptions({
    queryKey: ['grants', 'candidates', q],
    queryFn: ({ signal }) => call(grantsApi.candidates, { query: { q } }, signal),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  })

export const accessInvitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['grants', 'invitation', token],
    queryFn: ({ signal }) => call(grantsApi.invitation, { query: { token } }, signal),
    retry: false,
  })

/** Who may see what changes what everybody reads; asked anew after a refusal too, which tells of a state that was not known. */
function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => ['grants', 'needs', 'attachments', 'statistics'].includes(String(queryKey[0])),
      }),
  })
}

export const useAsk = () => useChange((body: Body<typeof grantsApi.ask>) => call(grantsApi.ask, { body }))
export const useTakeBack = () => useChange((id: string) => call(grantsApi.takeBack, { params: { id } }))
export const useAnswer = (id: string) =>
  useChange((body: Body<typeof grantsApi.answer>) => call(grantsApi.answer, { params: { id }, body }))
export const useInvite = () => useChange((body: Body<typeof grantsApi.invite>) => call(grantsApi.invite, { body }))
export const useWithdraw = () => useChange((id: string) => call(grantsApi.withdraw, { params: { id } }))
export const useRevoke = () => useChange((id: string) => call(grantsApi.revoke, { params: { id } }))
export const useAcceptAccess = () => useChange((token: string) => call(grantsApi.accept, { body: { token } }))
