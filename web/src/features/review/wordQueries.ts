import type { Sent } from '@keqiao/shared/endpoint'
import { risksApi } from '@keqiao/shared/risks'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

export const wordsQuery = queryOptions({
  queryKey: ['review', 'words'],
  queryFn: ({ signal }) => call(risksApi.words, {}, signal),
})

function useChange<T, R>(mutationFn: (given: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: ['review'] }) })
}

export const useAddWord = () => useChange((body: Sent<typeof risksApi.addWord>['body']) => call(risksApi.addWord, { body }))
export const useRetireWord = () => useChange((id: string) => call(risksApi.retireWord, { params: { id } }))
