import { type ErasureBody, type FreePurpose, type MyPrivacy, privacyApi } from '@keqiao/shared/privacy'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

const POLL = 2_000

export const noticeQuery = (version?: string) =>
  queryOptions({
    queryKey: ['privacy', 'notice', version ?? 'current'],
    queryFn: ({ signal }) => call(privacyApi.notice, { query: version ? { version } : {} }, signal),
    staleTime: 60_000,
  })

export const dataMapQuery = queryOptions({
  queryKey: ['privacy', 'map'],
  queryFn: ({ signal }) => call(privacyApi.dataMap, {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Asked again while a copy is being made. */
export const myPrivacyQuery = queryOptions({
  queryKey: ['privacy', 'mine'],
  queryFn: ({ signal }) => call(privacyApi.mine, {}, signal),
  refetchInterval: ({ state }) => (state.data?.exports.some((one) => one.state === 'asked') ? POLL : false),
})

export const keptQuery = queryOptions({
  queryKey: ['privacy', 'kept'],
  queryFn: ({ signal }) => call(privacyApi.kept, {}, signal),
})

/** What answers with the whole page anew. */
function useChange<Sending>(send: (sending: Sending) => Promise<MyPrivacy>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: (now) => {
      client.setQueryData(myPrivacyQuery.queryKey, now)
      void client.invalidateQueries({ queryKey: ['accounts', 'me'] })
      void client.invalidateQueries({ queryKey: ['agents'] })
    },
  })
}

export const useAcceptNotice = () => useChange((version: string) => call(privacyApi.acceptNotice, { body: { version } }))
export const useConsent = () =>
  useChange(({ purpose, ...body }: { purpose: FreePurpose; given: boolean; version: string }) =>
    call(privacyApi.consent, { params: { purpose }, body }),
  )
export const useKeepAccount = () => useChange((_: object) => call(privacyApi.keepAccount, {}))

export function useAskCopy() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (_: object) => call(privacyApi.askExport, {}),
    onSuccess: () => client.invalidateQueries({ queryKey: myPrivacyQuery.queryKey }),
  })
}

/** What is gone at once is not asked for again. */
export function useAskErasure(onGone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ErasureBody) => call(privacyApi.askErasure, { body }),
    // Here and not beside the call: the form may be gone before the answer is.
    onSuccess: ({ askedAt, dueAt }) =>
      askedAt === dueAt ? onGone() : client.invalidateQueries({ queryKey: myPrivacyQuery.queryKey }),
  })
}

export const useReveal = () => useMutation({ mutationFn: (subject: string) => call(privacyApi.reveal, { body: { subject } }) })
