import type { Sent } from '@keqiao/shared/endpoint'
import { type KnowledgeKind, knowledgeApi } from '@keqiao/shared/knowledge'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import type { Asked } from './address.ts'

const options = { placeholderData: keepPreviousData } as const
const queryOf = ({ q, area, state, page }: Asked) => ({ q, area, state, page, size: 20 })

export const problemsQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['knowledge', 'problem', asked],
    queryFn: ({ signal }) => call(knowledgeApi.problems, { query: queryOf(asked) }, signal),
    ...options,
  })
export const synonymsQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['knowledge', 'synonym', asked],
    queryFn: ({ signal }) => call(knowledgeApi.synonyms, { query: queryOf(asked) }, signal),
    ...options,
  })

function useChange<T, R>(mutationFn: (given: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: ['knowledge'] }) })
}

export const useSaveProblem = () =>
  useChange((body: Sent<typeof knowledgeApi.saveProblem>['body']) => call(knowledgeApi.saveProblem, { body }))
export const useSaveSynonym = () =>
  useChange((body: Sent<typeof knowledgeApi.saveSynonym>['body']) => call(knowledgeApi.saveSynonym, { body }))
export const useSwitch = () => useChange((body: Sent<typeof knowledgeApi.switch>['body']) => call(knowledgeApi.switch, { body }))
export const useRestore = () => useChange((body: { kind: KnowledgeKind; code: string }) => call(knowledgeApi.restore, { body }))
