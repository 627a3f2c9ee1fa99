import type { Sent } from '@keqiao/shared/endpoint'
import type { ListingKind } from '@keqiao/shared/listings'
import { type QueueQuery, reviewApi, type Version } from '@keqiao/shared/review'
import { type TriageState, triageApi } from '@keqiao/shared/triage'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

export type Asked = Pick<QueueQuery, 'kind' | 'version' | 'risk' | 'importId' | 'page'>
export interface ItemKey {
  kind: ListingKind
  id: string
  version: Version
}

export const queueQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['review', 'queue', asked],
    queryFn: ({ signal }) => call(reviewApi.queue, { query: asked }, signal),
    placeholderData: keepPreviousData,
  })

export const itemQuery = ({ kind, id, version }: ItemKey) =>
  queryOptions({
    queryKey: ['review', 'item', kind, id, version],
    queryFn: ({ signal }) => call(reviewApi.item, { params: { kind, id }, query: { version } }, signal),
    retry: false,
  })

const POLL_MS = 1000
export const batchesQuery = queryOptions({
  queryKey: ['review', 'batches'],
  queryFn: ({ signal }) => call(reviewApi.batches, {}, signal),
  refetchInterval: ({ state }) =>
    state.data?.approvals.some((one) => one.state === 'held' || one.state === 'working') ? POLL_MS : false,
})

/** What was decided is gone from every list; what was shown of it may have changed. */
function useChange<T, R>(mutationFn: (given: T) => Promise<R>, keys: readonly string[]) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [...key.split('.')] }))),
  })
}

export type DecisionBody = Sent<typeof reviewApi.decide>['body']
export const useDecide = () =>
  useChange(
    ({ key: { kind, id, version }, body }: { key: ItemKey; body: Omit<DecisionBody, 'version'> }) =>
      call(reviewApi.decide, { params: { kind, id }, body: { ...body, version } }),
    ['review.queue', 'review.batches'],
  )
export const useUndo = () =>
  useChange((id: string) => call(reviewApi.undo, { params: { id } }), ['review.queue', 'review.item', 'review.batches'])
export const useReveal = () =>
  useMutation({
    mutationFn: ({ kind, id, version }: ItemKey) => call(reviewApi.reveal, { params: { kind, id }, body: { version } }),
  })
export const useApproveBatch = () =>
  useChange(
    ({ kind, importId }: { kind: ListingKind; importId: string }) =>
      call(reviewApi.approveBatch, { params: { kind, id: importId } }),
    ['review'],
  )
export const useUndoBatch = () => useChange((id: string) => call(reviewApi.undoBatch, { params: { id } }), ['review'])

export const triageQuery = (state: TriageState, page: number) =>
  queryOptions({
    queryKey: ['triage', 'queue', state, page],
    queryFn: ({ signal }) => call(triageApi.queue, { query: { state, page } }, signal),
    placeholderData: keepPreviousData,
  })
export const triageItemQuery = (id: string) =>
  queryOptions({
    queryKey: ['triage', 'item', id],
    queryFn: ({ signal }) => call(triageApi.item, { params: { id } }, signal),
    retry: false,
  })
export type VerdictBody = Sent<typeof triageApi.decide>['body']
export const useVerdict = () =>
  useChange(
    ({ id, body }: { id: string; body: VerdictBody }) => call(triageApi.decide, { params: { id }, body }),
    ['triage.queue'],
  )
export const useUndoVerdict = () => useChange((id: string) => call(triageApi.undo, { params: { id } }), ['triage'])
export const useRevealTriage = () => useMutation({ mutationFn: (id: string) => call(triageApi.reveal, { params: { id } }) })
export const useTriageMove = () =>
  useChange(
    ({ id, body }: { id: string; body: Sent<typeof triageApi.move>['body'] }) => call(triageApi.move, { params: { id }, body }),
    ['triage.queue'],
  )
