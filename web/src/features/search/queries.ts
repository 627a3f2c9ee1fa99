import { interchangePaths } from '@keqiao/shared/interchange'
import type { ListingKind } from '@keqiao/shared/listings'
import { searchApi } from '@keqiao/shared/search'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { addressOf, call } from '../../api/call.ts'
import type { Asked } from './address.ts'

export const searchQuery = ({ kind, q, sort, as, page, filters }: Asked, size = 20) =>
  queryOptions({
    queryKey: ['search', { kind, q, sort, as, page, filters, size }],
    queryFn: ({ signal }) =>
      call(
        searchApi.search,
        { query: { kind, q, sort, as, page, size, ...(filters as Record<string, string[]>) } as never },
        signal,
      ),
    placeholderData: keepPreviousData,
  })

export const suggestQuery = (kind: ListingKind, q: string) =>
  queryOptions({
    queryKey: ['search', 'suggest', kind, q],
    queryFn: ({ signal }) => call(searchApi.suggest, { query: { kind, q } }, signal),
    enabled: q.length > 0 && q.length <= 30,
    placeholderData: keepPreviousData,
    retry: false,
  })

export const exportAddress = ({ kind, q, filters }: Asked, format: 'xlsx' | 'csv') =>
  addressOf(interchangePaths.export, { query: { kind, q, ...filters, format } })
