import { accountsApi } from '@keqiao/shared/accounts'
import type { Sent } from '@keqiao/shared/endpoint'
import { organisationsApi } from '@keqiao/shared/organisations'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

export const meQuery = queryOptions({
  queryKey: ['accounts', 'me'],
  queryFn: ({ signal }) => call(accountsApi.me, {}, signal),
  staleTime: 60_000,
})

export const organisationQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'organisation', id],
    queryFn: ({ signal }) => call(accountsApi.organisation, { params: { id } }, signal),
  })

/** Who is asking; nobody until the answer is here. */
export function useMe() {
  const { data, isPending } = useQuery(meQuery)
  const roles = data?.roles ?? []
  return {
    isPending,
    /** Whether this person is an administrator of that organisation. */
    administers: (id: string | undefined) =>
      (data?.organisations ?? []).some((one) => one.id === id && one.membership === 'admin'),
    person: data?.person ?? null,
    organisations: data?.organisations ?? [],
    isMember: (data?.organisations.length ?? 0) > 0,
    isOperator: roles.includes('OPERATOR') || roles.includes('REGION_OP'),
    runsTheHouse: roles.includes('OPERATOR'),
    isReviewer: roles.includes('REVIEWER'),
    isAuditor: roles.includes('AUDITOR'),
    isAgent: roles.includes('AGENT'),
    /** Holds a role of the centre that sleeps until a second factor is passed. */
    lacksSecondFactor: data?.lacksSecondFactor ?? false,
    passwordExpired: data?.passwordExpired ?? false,
  }
}

export function useApply() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Sent<typeof organisationsApi.apply>['body']) => call(organisationsApi.apply, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: meQuery.queryKey }),
  })
}
