import type { Sent } from '@keqiao/shared/endpoint'
import { replaysApi } from '@keqiao/shared/replays'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

type Body<E> = Sent<E> extends { body: infer B } ? B : never

export const replaysQuery = (id: string) =>
  queryOptions({
    queryKey: ['live', 'replays', id],
    queryFn: ({ signal }) => call(replaysApi.list, { params: { id } }, signal),
    retry: false,
  })

function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  const refresh = async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['live', 'replays'] }),
      client.invalidateQueries({ queryKey: ['roadshow'] }),
    ])
  }
  return useMutation({ mutationFn: change, onSuccess: refresh })
}
export const useConsent = (presentation: string) =>
  useChange((body: Body<typeof replaysApi.consent>) => call(replaysApi.consent, { params: { id: presentation }, body }))
export const useTakeBack = (presentation: string) =>
  useChange((speaker: string) => call(replaysApi.withdraw, { params: { id: presentation }, body: { speaker } }))
