import { accountsApi } from '@keqiao/shared/accounts'
import type { Sent } from '@keqiao/shared/endpoint'
import { organisationsApi } from '@keqiao/shared/organisations'
import type { ProblemCode } from '@keqiao/shared/problem'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, ProblemError, sendJson } from '../../api/call.ts'

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
  }
}

const AUTH_CODES: Record<string, ProblemCode> = {
  INVALID_EMAIL_OR_PASSWORD: 'credentials_wrong',
  INVALID_EMAIL: 'credentials_wrong',
  INVALID_PASSWORD: 'credentials_wrong',
  USER_NOT_FOUND: 'credentials_wrong',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'credentials_wrong',
  USER_ALREADY_EXISTS: 'mail_taken',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'mail_taken',
  EMAIL_ALREADY_EXISTS: 'mail_taken',
  TOO_MANY_REQUESTS: 'rate_limited',
}

/** better-auth answers in its own form; its codes become ours, so unknown mail and wrong password read the same. */
async function authenticate(action: string, body: unknown): Promise<void> {
  try {
    await sendJson(`/api/auth/${action}`, 'POST', body)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const reply = error.facts.reply as { code?: string } | null | undefined
    const code = AUTH_CODES[reply?.code ?? ''] ?? (error.code === 'unauthenticated' ? 'credentials_wrong' : error.code)
    throw new ProblemError({ code, facts: {} })
  }
}

function useAuthentication<Body>(action: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Body) => authenticate(action, body),
    // Everything read so far was read as somebody else.
    onSuccess: () => client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'taxonomy' }),
  })
}

export const useSignIn = () => useAuthentication<{ email: string; password: string }>('sign-in/email')
export const useSignUp = () => useAuthentication<{ name: string; email: string; password: string }>('sign-up/email')
export const useSignOut = () => useAuthentication<Record<string, never>>('sign-out')

export function useApply() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Sent<typeof organisationsApi.apply>['body']) => call(organisationsApi.apply, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: meQuery.queryKey }),
  })
}
