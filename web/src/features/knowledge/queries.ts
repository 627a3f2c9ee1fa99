import type { Sent } from '@keqiao/shared/endpoint'
import { type KnowledgeKind, knowledgeApi } from '@keqiao/shared/knowledge'
import { type KnowledgeCheck, type KnowledgeImported, knowledgePaths } from '@keqiao/shared/knowledge-file'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { addressOf, call, send } from '../../api/call.ts'
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

export const exportAddress = (kind: KnowledgeKind) => addressOf(knowledgePaths.export, { query: { kind } })
function sendTable(path: string, query: Record<string, string>, file: File): Promise<unknown> {
  const body = new FormData()
  body.append('file', file)
  return send(addressOf(path, { query }), { method: 'POST', body })
}
export const useCheckTable = (kind: KnowledgeKind) =>
  useMutation({ mutationFn: async (file: File) => (await sendTable(knowledgePaths.check, { kind }, file)) as KnowledgeCheck })
export const useImportTable = (kind: KnowledgeKind) =>
  useChange(
    async ({ file, seen }: { file: File; seen: string }) =>
      (await sendTable(knowledgePaths.import, { kind, seen }, file)) as KnowledgeImported,
  )
