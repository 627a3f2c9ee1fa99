import type { Sent } from '@keqiao/shared/endpoint'
import { liveApi } from '@keqiao/shared/live'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

type Body<E> = Sent<E> extends { body: infer B } ? B : never
const STAFF_MS = 15_000
/** The host may begin before the clock does. */
const WAITING_MS = 10_000

/** When it was answered, by this device's clock: against `now` of the answer that tells how far the two are apart. */
const timed = <T extends { now: string }>(page: T) => ({ ...page, ahead: Date.parse(page.now) - Date.now() })

export const livePageQuery = (token: string) =>
  queryOptions({
    queryKey: ['live', 'page', token],
    queryFn: async ({ signal }) => timed(await call(liveApi.page, { params: { token } }, signal)),
    refetchInterval: ({ state }) => (state.data?.phase === 'before' ? WAITING_MS : false),
    retry: false,
  })

export const hostQuery = (id: string) =>
  queryOptions({
    queryKey: ['live', 'host', id],
    queryFn: async ({ signal }) => timed(await call(liveApi.host, { params: { id } }, signal)),
    refetchInterval: STAFF_MS,
    retry: false,
  })

export const presentAt = (token: string) => call(liveApi.present, { params: { token } })
export const changesFor = (token: string, since: number) => call(liveApi.changes, { params: { token }, query: { since } })
export const hostChanges = (id: string, since: number) => call(liveApi.hostChanges, { params: { id }, query: { since } })

function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: ['live'] }) })
}
export const useAsk = (token: string) =>
  useChange((body: Body<typeof liveApi.ask>) => call(liveApi.ask, { params: { token }, body }))
export const useVote = (token: string) => useChange((id: string) => call(liveApi.vote, { params: { token, id } }))
export const useStep = (id: string) =>
  useChange((body: Body<typeof liveApi.step>) => call(liveApi.step, { params: { id }, body }))
export const useModerate = (id: string) =>
  useChange(({ question, state }: { question: string } & Body<typeof liveApi.moderate>) =>
    call(liveApi.moderate, { params: { id, question }, body: { state } }),
  )
