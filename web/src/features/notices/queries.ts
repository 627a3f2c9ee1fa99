import { type NoticePreferences, noticesApi } from '@keqiao/shared/notices'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

const POLL = 60_000

export const inboxQuery = (page: number, unread: boolean) =>
  queryOptions({
    queryKey: ['notices', 'list', page, unread],
    queryFn: ({ signal }) => call(noticesApi.list, { query: { page, unread: unread ? 'true' : 'false' } }, signal),
    placeholderData: keepPreviousData,
  })

/** Asked once a minute, and not at all while the page is hidden. */
export const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: ({ signal }) => call(noticesApi.unread, {}, signal),
  refetchInterval: POLL,
})

export const preferencesQuery = queryOptions({
  queryKey: ['notices', 'preferences'],
  queryFn: ({ signal }) => call(noticesApi.preferences, {}, signal),
})

export const stoppingQuery = (token: string) =>
  queryOptions({
    queryKey: ['notices', 'stopping', token],
    queryFn: ({ signal }) => call(noticesApi.stopping, { query: { token } }, signal),
  })

function useInboxChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['notices', 'list'] }),
        client.invalidateQueries({ queryKey: unreadQuery.queryKey }),
      ]),
  })
}

export const useMarkRead = () => useInboxChange((id: string) => call(noticesApi.read, { params: { id } }))
export const useMarkAllRead = () => useInboxChange((_: undefined) => call(noticesApi.readAll, {}))

export function usePrefer() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: NoticePreferences) => call(noticesApi.prefer, { body }),
    onSuccess: (now) => client.setQueryData(preferencesQuery.queryKey, now),
  })
}

export const useStop = () => useMutation({ mutationFn: (token: string) => call(noticesApi.stop, { body: { token } }) })

export const stuckQuery = queryOptions({
  queryKey: ['notices', 'stuck'],
  queryFn: ({ signal }) => call(noticesApi.stuck, {}, signal),
})

export function useResend() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call(noticesApi.resend, { params: { id } }),
    onSuccess: (now) => client.setQueryData(stuckQuery.queryKey, now),
  })
}
