import type { Reply, Sent } from '@keqiao/shared/endpoint'
import { privacyApi } from '@keqiao/shared/privacy'
import { securityApi } from '@keqiao/shared/security'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

export type SecurityState = Reply<typeof securityApi.security>

export const rulesQuery = queryOptions({
  queryKey: ['security', 'rules'],
  queryFn: ({ signal }) => call(securityApi.rules, {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Which privacy notice is in force; its text has a page of its own. */
export const noticeVersionQuery = queryOptions({
  queryKey: ['privacy', 'notice', 'current'],
  queryFn: ({ signal }) => call(privacyApi.notice, { query: {} }, signal),
  staleTime: 60_000,
})

export const securityQuery = queryOptions({
  queryKey: ['security', 'mine'],
  queryFn: ({ signal }) => call(securityApi.security, {}, signal),
})

/** What is the same whoever asks: code lists, the rules for passwords, whose a link is. */
const isCommon = ([module, what]: readonly unknown[]) => module === 'taxonomy' || (module === 'security' && what !== 'mine')

/** Everything read so far was read as somebody else. */
function useForgetting() {
  const client = useQueryClient()
  return () => client.resetQueries({ predicate: ({ queryKey }) => !isCommon(queryKey) })
}

type Body<E> = Sent<E> extends { body: infer B } ? B : never

export function useSignIn() {
  const forget = useForgetting()
  return useMutation({
    mutationFn: (body: Body<typeof securityApi.signIn>) => call(securityApi.signIn, { body }),
    onSuccess: ({ next }) => (next === 'in' ? forget() : undefined),
  })
}

export function usePassCode() {
  const forget = useForgetting()
  return useMutation({
    mutationFn: (body: Body<typeof securityApi.passCode>) => call(securityApi.passCode, { body }),
    onSuccess: forget,
  })
}

export function useSignOut() {
  const forget = useForgetting()
  return useMutation({ mutationFn: (_: object) => call(securityApi.signOut, {}), onSuccess: forget })
}

export const useSignUp = () =>
  useMutation({ mutationFn: (body: Body<typeof securityApi.signUp>) => call(securityApi.signUp, { body }) })

export const signUpQuery = (token: string) =>
  queryOptions({
    queryKey: ['security', 'sign-up', token],
    queryFn: () => call(securityApi.readSignUp, { body: { token } }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })

export function useCompleteSignUp() {
  const forget = useForgetting()
  return useMutation({
    mutationFn: (body: Body<typeof securityApi.completeSignUp>) => call(securityApi.completeSignUp, { body }),
    onSuccess: forget,
  })
}

export const useAskReset = () =>
  useMutation({ mutationFn: (body: Body<typeof securityApi.askReset>) => call(securityApi.askReset, { body }) })

export function useReset() {
  const forget = useForgetting()
  return useMutation({
    mutationFn: (body: Body<typeof securityApi.reset>) => call(securityApi.reset, { body }),
    onSuccess: forget,
  })
}

/** What changes one's own security; the page and who one is are read anew. */
function useOwn<Sending, Replied>(send: (sending: Sending) => Promise<Replied>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: securityQuery.queryKey })
      await client.invalidateQueries({ queryKey: ['accounts', 'me'] })
    },
  })
}

export const useConfirmMail = () =>
  useOwn((body: Body<typeof securityApi.confirmMail>) => call(securityApi.confirmMail, { body }))
export const useChangePassword = () =>
  useOwn((body: Body<typeof securityApi.changePassword>) => call(securityApi.changePassword, { body }))
export const useChangeMail = () => useOwn((body: Body<typeof securityApi.changeMail>) => call(securityApi.changeMail, { body }))
export const useAskVerification = () => useOwn((_: object) => call(securityApi.askVerification, {}))
export const useEndSession = () => useOwn((id: string) => call(securityApi.endSession, { params: { id } }))
export const useEndOtherSessions = () => useOwn((_: object) => call(securityApi.endOtherSessions, {}))
export const useConfirmFactor = () =>
  useOwn((body: Body<typeof securityApi.confirmFactor>) => call(securityApi.confirmFactor, { body }))
export const useRenewBackupCodes = () =>
  useOwn((body: Body<typeof securityApi.renewBackupCodes>) => call(securityApi.renewBackupCodes, { body }))
export const useDropFactor = () => useOwn((body: Body<typeof securityApi.dropFactor>) => call(securityApi.dropFactor, { body }))
/** Nothing is on yet, so nothing is read anew. */
export const useStartFactor = () =>
  useMutation({ mutationFn: (body: Body<typeof securityApi.startFactor>) => call(securityApi.startFactor, { body }) })
