import { type TrailFilters, trailApi } from '@keqiao/shared/trail'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

export const trailQuery = (asked: TrailFilters & { page: number }) =>
  queryOptions({
    queryKey: ['trail', 'list', asked],
    queryFn: ({ signal }) => call(trailApi.list, { query: asked }, signal),
    placeholderData: keepPreviousData,
  })

export const chainQuery = queryOptions({
  queryKey: ['trail', 'state'],
  queryFn: ({ signal }) => call(trailApi.state, {}, signal),
})

export function useVerify() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(trailApi.verify, {}),
    onSettled: () => client.invalidateQueries({ queryKey: ['trail'] }),
  })
}
