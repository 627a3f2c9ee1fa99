import { accountsApi } from '@keqiao/shared/accounts'
import type { Sent } from '@keqiao/shared/endpoint'
import { organisationsApi } from '@keqiao/shared/organisations'
import { keepPreviousData, type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

const KEY = 'organisations'

export const organisationQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, id, 'page'],
    queryFn: ({ signal }) => call(accountsApi.organisation, { params: { id } }, signal),
  })

/** What its members and the operators of its region see. */
export const fileQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, id, 'file'],
    queryFn: ({ signal }) => call(organisationsApi.file, { params: { id } }, signal),
  })

/** What an organisation is called and may do stands on many pages, and in who one is. */
const changed = (client: QueryClient) => {
  void client.invalidateQueries({ queryKey: [KEY] })
  return client.invalidateQueries({ queryKey: ['accounts', 'me'] })
}

function useChange<Body, Reply>(mutationFn: (body: Body) => Promise<Reply>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => changed(client) })
}

type Form = Sent<typeof organisationsApi.apply>['body']
export const useApply = () => useChange((body: Form) => call(organisationsApi.apply, { body }))
export const useClaim = () =>
  useMutation({ mutationFn: (body: Sent<typeof organisationsApi.claim>['body']) => call(organisationsApi.claim, { body }) })

export const useSave = (id: string) =>
  useChange((body: Sent<typeof organisationsApi.save>['body']) => call(organisationsApi.save, { params: { id }, body }))
export const useWithdrawChange = (id: string) => useChange(() => call(organisationsApi.withdrawChange, { params: { id } }))
export const useMove = (id: string) =>
  useChange((body: Sent<typeof organisationsApi.move>['body']) => call(organisationsApi.move, { params: { id }, body }))

// The desk

export interface DeskAsked {
  state: NonNullable<Sent<typeof organisationsApi.desk>['query']['state']>
  q: string
  page: number
}
export const deskQuery = (asked: DeskAsked) =>
  queryOptions({
    queryKey: [KEY, 'desk', asked],
    queryFn: ({ signal }) => call(organisationsApi.desk, { query: { ...asked } }, signal),
    placeholderData: keepPreviousData,
  })
export const deskFileQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, 'desk', 'file', id],
    queryFn: ({ signal }) => call(organisationsApi.deskFile, { params: { id } }, signal),
  })
export const useDecide = (id: string) =>
  useChange((body: Sent<typeof organisationsApi.decide>['body']) => call(organisationsApi.decide, { params: { id }, body }))
export const useDecideChange = (id: string) =>
  useChange((body: Sent<typeof organisationsApi.decideChange>['body']) =>
    call(organisationsApi.decideChange, { params: { id }, body }),
  )
export const useDecideClaim = (id: string) =>
  useChange((body: Sent<typeof organisationsApi.decideClaim>['body']) =>
    call(organisationsApi.decideClaim, { params: { id }, body }),
  )
