import { accountsApi } from '@keqiao/shared/accounts'
import { PROVINCE } from '@keqiao/shared/members'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

export const meQuery = queryOptions({
  queryKey: ['accounts', 'me'],
  queryFn: ({ signal }) => call(accountsApi.me, {}, signal),
  staleTime: 60_000,
})

/** Who is asking; nobody until the answer is here. */
export function useMe() {
  const { data, isPending } = useQuery(meQuery)
  const roles = data?.roles ?? []
  // A closed one is only remembered.
  const organisations = data?.organisations.filter(({ state }) => state !== 'closed') ?? []
  return {
    isPending,
    /** Whether this person is an administrator of that organisation. */
    administers: (id: string | undefined) =>
      (data?.organisations ?? []).some((one) => one.id === id && one.membership === 'admin'),
    person: data?.person ?? null,
    organisations,
    isMember: organisations.length > 0,
    isProvinceOperator: data?.appointments.some(({ role, region }) => role === 'OPERATOR' && region === PROVINCE) ?? false,
    isOperator: roles.includes('OPERATOR') || roles.includes('REGION_OP'),
    runsTheHouse: roles.includes('OPERATOR'),
    isReviewer: roles.includes('REVIEWER'),
    isAuditor: roles.includes('AUDITOR'),
    isAgent: roles.includes('AGENT'),
    /** Holds a role of the centre that sleeps until a second factor is passed. */
    lacksSecondFactor: data?.lacksSecondFactor ?? false,
    passwordExpired: data?.passwordExpired ?? false,
    /** The version of the privacy notice yet to be read. */
    noticeDue: data?.noticeDue ?? null,
  }
}
