import { type AlertSettings, alertsApi, type Watch } from '@keqiao/shared/alerts'
import type { ListingKind } from '@keqiao/shared/listings'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../api/call.ts'

/** One source, or what one notice told of. */
export type HitsOf = { source: string } | { batch: string }

export const settingsQuery = queryOptions({
  queryKey: ['alerts', 'settings'],
  queryFn: ({ signal }) => call(alertsApi.settings, {}, signal),
})

export const searchesQuery = queryOptions({
  queryKey: ['alerts', 'searches'],
  queryFn: ({ signal }) => call(alertsApi.searches, {}, signal),
})

export const watchesQuery = (kind: ListingKind, page: number) =>
  queryOptions({
    queryKey: ['alerts', 'watches', kind, page],
    queryFn: ({ signal }) => call(alertsApi.watches, { query: { kind, page } }, signal),
    placeholderData: keepPreviousData,
  })

export const hitsQuery = (of: HitsOf, page: number) =>
  queryOptions({
    queryKey: ['alerts', 'hits', of, page],
    queryFn: ({ signal }) => call(alertsApi.hits, { query: { ...of, page } }, signal),
    // What is new on this page stays so marked until it is left.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

export const linkQuery = (token: string) =>
  queryOptions({
    queryKey: ['alerts', 'link', token],
    queryFn: ({ signal }) => call(alertsApi.linked, { query: { token } }, signal),
  })

function useChange<Input, Output>(change: (input: Input) => Promise<Output>, lists: readonly string[]) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => Promise.all(lists.map((list) => client.invalidateQueries({ queryKey: ['alerts', list] }))),
  })
}

export const useChoose = () => useChange((body: AlertSettings) => call(alertsApi.choose, { body }), ['settings'])
export const useSave = () =>
  useChange((body: z.input<typeof alertsApi.save.body & object>) => call(alertsApi.save, { body }), ['searches'])
export const useChangeSearch = () =>
  useChange(
    ({ id, ...body }: { id: string } & z.input<typeof alertsApi.change.body & object>) =>
      call(alertsApi.change, { params: { id }, body }),
    ['searches'],
  )
export const useRemove = () => useChange((id: string) => call(alertsApi.remove, { params: { id } }), ['searches'])
export const useWatch = () =>
  useChange(
    ({ kind, id, own }: Pick<Watch, 'kind' | 'id' | 'own'>) => call(alertsApi.watch, { body: { kind, id, own } }),
    ['watches'],
  )
export const useLook = () => useChange((body: HitsOf) => call(alertsApi.look, { body }), ['searches', 'watches'])
export const useMute = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { token: string; muted: boolean }) => call(alertsApi.mute, { body }),
    onSuccess: (now, { token }) => client.setQueryData(linkQuery(token).queryKey, now),
  })
}
