import { encountersApi } from '@keqiao/shared/encounters'
import type { Sent } from '@keqiao/shared/endpoint'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

type Query<E> = Sent<E> extends { query: infer Q } ? Q : never
type Body<E> = Sent<E> extends { body: infer B } ? B : never
type Kind = Query<typeof encountersApi.candidates>['kind']

export const encountersQuery = (query: Query<typeof encountersApi.list>) =>
  queryOptions({
    queryKey: ['encounters', 'list', query],
    queryFn: ({ signal }) => call(encountersApi.list, { query }, signal),
    placeholderData: keepPreviousData,
  })

export const encounterQuery = (id: string) =>
  queryOptions({
    queryKey: ['encounters', 'one', id],
    queryFn: ({ signal }) => call(encountersApi.read, { params: { id } }, signal),
  })

export const linkedQuery = (token: string) =>
  queryOptions({
    queryKey: ['encounters', 'linked', token],
    queryFn: ({ signal }) => call(encountersApi.linked, { query: { token } }, signal),
    retry: false,
  })

export const candidatesQuery = (kind: Kind, q: string) =>
  queryOptions({
    queryKey: ['encounters', 'candidates', kind, q],
    queryFn: ({ signal }) => call(encountersApi.candidates, { query: { kind, q } }, signal),
    placeholderData: keepPreviousData,
  })

function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: ['encounters'] }) })
}

export const useRecord = () => useChange((body: Body<typeof encountersApi.record>) => call(encountersApi.record, { body }))
export const useEdit = (id: string) =>
  useChange((body: Body<typeof encountersApi.edit>) => call(encountersApi.edit, { params: { id }, body }))
export const useAnswer = (id: string) =>
  useChange((body: Body<typeof encountersApi.answer>) => call(encountersApi.answer, { params: { id }, body }))
export const useNote = (id: string) =>
  useChange((body: Body<typeof encountersApi.note>) => call(encountersApi.note, { params: { id }, body }))
export const useAnswerLinked = (token: string) =>
  useChange((said: Body<typeof encountersApi.answerLinked>['said']) =>
    call(encountersApi.answerLinked, { body: { token, said } }),
  )
