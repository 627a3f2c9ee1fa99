import type { Sent } from '@keqiao/shared/endpoint'
import { provenanceApi } from '@keqiao/shared/provenance'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

export const originsQuery = (id: string) =>
  queryOptions({
    queryKey: ['provenance', 'origins', id],
    queryFn: ({ signal }) => call(provenanceApi.origins, { params: { id } }, signal),
  })

export const duplicatesQuery = (page: number) =>
  queryOptions({
    queryKey: ['provenance', 'duplicates', page],
    queryFn: ({ signal }) => call(provenanceApi.duplicates, { query: { page } }, signal),
    placeholderData: keepPreviousData,
  })

export const claimsQuery = (page: number) =>
  queryOptions({
    queryKey: ['provenance', 'claims', page],
    queryFn: ({ signal }) => call(provenanceApi.claims, { query: { page } }, signal),
    placeholderData: keepPreviousData,
  })

export const myClaimsQuery = (page: number) =>
  queryOptions({
    queryKey: ['provenance', 'mine', page],
    queryFn: ({ signal }) => call(provenanceApi.myClaims, { query: { page } }, signal),
    placeholderData: keepPreviousData,
  })

function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => ['provenance', 'achievements', 'needs', 'search'].includes(String(queryKey[0])),
      }),
  })
}
type Body<E> = Sent<E> extends { body: infer B } ? B : never

export const useClaim = () => useChange((body: Body<typeof provenanceApi.claim>) => call(provenanceApi.claim, { body }))
export const useDecideClaim = (id: string) =>
  useChange((body: Body<typeof provenanceApi.decideClaim>) => call(provenanceApi.decideClaim, { params: { id }, body }))
export const useDecideDuplicate = (id: string) =>
  useChange((body: Body<typeof provenanceApi.decideDuplicate>) => call(provenanceApi.decideDuplicate, { params: { id }, body }))
