import type { ListingState } from '@keqiao/shared/lifecycle'
import type { ListingKind } from '@keqiao/shared/listings'
import { statisticsApi } from '@keqiao/shared/statistics'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

export const overviewQuery = queryOptions({
  queryKey: ['statistics', 'overview'],
  queryFn: ({ signal }) => call(statisticsApi.overview, {}, signal),
  staleTime: 60_000,
})

export const todosQuery = queryOptions({
  queryKey: ['statistics', 'todos'],
  queryFn: ({ signal }) => call(statisticsApi.todos, {}, signal),
})

export interface ListingsAsked {
  kind: ListingKind
  state: ListingState | undefined
  q: string
  page: number
}

export const listingsQuery = ({ kind, state, q, page }: ListingsAsked) =>
  queryOptions({
    queryKey: ['statistics', 'listings', { kind, state, q, page }],
    queryFn: ({ signal }) => call(statisticsApi.listings, { query: { kind, q, page, ...(state ? { state } : {}) } }, signal),
    placeholderData: keepPreviousData,
  })
