import type { AchievementCard } from '@keqiao/shared/achievements'
import { achievementsApi } from '@keqiao/shared/achievements'
import type { Reply, Sent } from '@keqiao/shared/endpoint'
import type { ListingKind } from '@keqiao/shared/listings'
import { needsApi } from '@keqiao/shared/needs'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

type Body<E> = Sent<E> extends { body: infer B } ? B : never
export type Moving = Body<typeof needsApi.move>
const APIS = { achievement: achievementsApi, need: needsApi } as const
/** Both kinds answer to the same life. */
const apiOf = (kind: ListingKind) => APIS[kind] as typeof achievementsApi
const keyOf = (kind: ListingKind) => (kind === 'need' ? 'needs' : 'achievements')

/** Moves of a record or of the version that waits, a copy as a new draft, the deletion of a draft. */
export function useLife(kind: ListingKind, id: string) {
  const client = useQueryClient()
  const onSuccess = () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) =>
        [keyOf(kind), 'listings', 'search', 'matching', 'statistics', 'review'].includes(String(queryKey[0])),
    })
  const api = apiOf(kind)
  const params = { id }
  return {
    move: useMutation({ mutationFn: (body: Moving) => call(api.move, { params, body }), onSuccess }),
    movePending: useMutation({ mutationFn: (body: Moving) => call(api.movePending, { params, body }), onSuccess }),
    copy: useMutation({ mutationFn: () => call(api.copy, { params }), onSuccess }),
    discard: useMutation({
      mutationFn: (revision: number) => call(api.discard, { params, query: { revision } }),
      onSuccess,
    }),
  }
}
type DraftReply<K extends ListingKind> = Reply<(typeof APIS)[K]['draft']>
export type Life = ReturnType<typeof useLife>

/** What the owner's people edit: the version that waits where there is one. */
export const draftQuery = <K extends ListingKind>(kind: K, id: string) =>
  queryOptions({
    queryKey: [keyOf(kind), 'draft', id],
    queryFn: ({ signal }) => call(apiOf(kind).draft, { params: { id } }, signal) as Promise<unknown> as Promise<DraftReply<K>>,
    gcTime: 0,
  })

export const historyQuery = (kind: ListingKind, id: string, revision: number) =>
  queryOptions({
    queryKey: [keyOf(kind), 'history', id, revision],
    queryFn: ({ signal }) => call(apiOf(kind).history, { params: { id } }, signal),
  })

export type PendingState = AchievementCard['pendingState']
