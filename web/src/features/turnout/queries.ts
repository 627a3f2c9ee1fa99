import { type DelegationPreview, delegationPaths, delegationsApi } from '@keqiao/shared/delegations'
import type { Sent } from '@keqiao/shared/endpoint'
import { roadshowApi, type SeatMode } from '@keqiao/shared/roadshow'
import { signupsApi } from '@keqiao/shared/signups'
import { turnoutApi, turnoutPaths } from '@keqiao/shared/turnout'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { addressOf, call, send } from '../../api/call.ts'

type Query<E> = Sent<E> extends { query: infer Q } ? Q : never
type Body<E> = Sent<E> extends { body: infer B } ? B : never
const LIVE_POLL = 5_000

export const numbersQuery = (id: string) =>
  queryOptions({
    queryKey: ['turnout', 'numbers', id],
    queryFn: ({ signal }) => call(turnoutApi.numbers, { params: { id } }, signal),
    /** While the event runs the figures move by themselves. */
    refetchInterval: ({ state }) => (state.data?.state === 'live' ? LIVE_POLL : false),
  })

export const signupsQuery = (id: string, query: Query<typeof signupsApi.list>) =>
  queryOptions({
    queryKey: ['turnout', 'signups', id, query],
    queryFn: ({ signal }) => call(signupsApi.list, { params: { id }, query }, signal),
    placeholderData: keepPreviousData,
  })

export const markingQuery = (token: string) =>
  queryOptions({
    queryKey: ['turnout', 'marking', token],
    queryFn: ({ signal }) => call(turnoutApi.marking, { params: { token } }, signal),
  })

export const intentionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['turnout', 'intentions', id],
    queryFn: ({ signal }) => call(turnoutApi.intentions, { params: { id } }, signal),
    retry: false,
  })

export const followUpsQuery = (id: string) =>
  queryOptions({
    queryKey: ['turnout', 'follow-ups', id],
    queryFn: ({ signal }) => call(turnoutApi.followUps, { params: { id } }, signal),
  })

export const delegationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['turnout', 'delegations', id],
    queryFn: ({ signal }) => call(delegationsApi.list, { params: { id } }, signal),
  })

export const delegationQuery = (id: string) =>
  queryOptions({
    queryKey: ['turnout', 'delegation', id],
    queryFn: ({ signal }) => call(delegationsApi.read, { params: { id } }, signal),
  })

/** Whoever signs up, is let in or says something changes every figure of the event. */
function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([client.invalidateQueries({ queryKey: ['turnout'] }), client.invalidateQueries({ queryKey: ['roadshow'] })]),
  })
}

export const useDecide = () =>
  useChange(({ id, ...body }: Body<typeof signupsApi.decide> & { id: string }) =>
    call(signupsApi.decide, { params: { id }, body }),
  )
export const useResize = (id: string) =>
  useChange((body: { mode: SeatMode; capacity: number }) => call(roadshowApi.resize, { params: { id }, body }))
export const useMark = (token: string) =>
  useChange(({ id, ...body }: Body<typeof turnoutApi.mark> & { id: string }) =>
    call(turnoutApi.mark, { params: { token, id }, body }),
  )
export const useAnswer = () =>
  useChange(({ id, ...body }: Body<typeof turnoutApi.answer> & { id: string }) =>
    call(turnoutApi.answer, { params: { id }, body }),
  )
export const useSettle = () =>
  useChange(({ id, move }: { id: string; move: 'done' | 'undone' }) =>
    call(turnoutApi.settle, { params: { id }, body: { move } }),
  )
export const useSendDelegation = (id: string) =>
  useChange((body: Body<typeof delegationsApi.send>) => call(delegationsApi.send, { params: { id }, body }))

/** The server reads the field before it meets the file, so it goes first. */
export const useCheckSheet = (id: string) =>
  useMutation({
    mutationFn: async ({ file, organisationId }: { file: File; organisationId: string | null }) => {
      const body = new FormData()
      body.append('organisationId', organisationId ?? '')
      body.append('file', file)
      return (await send(delegationPaths.check(id), { method: 'POST', body })) as DelegationPreview
    },
  })

export const templateAddress = (id: string) => delegationPaths.template(id)
export const attendanceAddress = (id: string, query: { format: 'xlsx' | 'csv' }) =>
  addressOf(turnoutPaths.attendance(id), { query })
