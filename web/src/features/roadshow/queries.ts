import type { Sent } from '@keqiao/shared/endpoint'
import { roadshowApi } from '@keqiao/shared/roadshow'
import { type SignupMove, signupsApi } from '@keqiao/shared/signups'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

type Query<E> = Sent<E> extends { query: infer Q } ? Q : never
type Body<E> = Sent<E> extends { body: infer B } ? B : never

export const roadshowsQuery = (query: Query<typeof roadshowApi.list>) =>
  queryOptions({
    queryKey: ['roadshow', 'list', query],
    queryFn: ({ signal }) => call(roadshowApi.list, { query }, signal),
    placeholderData: keepPreviousData,
  })

export const roadshowQuery = (id: string) =>
  queryOptions({
    queryKey: ['roadshow', 'one', id],
    queryFn: ({ signal }) => call(roadshowApi.read, { params: { id } }, signal),
  })

export const signupQuery = (token: string) =>
  queryOptions({
    queryKey: ['roadshow', 'signup', token],
    queryFn: ({ signal }) => call(signupsApi.read, { params: { token } }, signal),
    refetchInterval: 60_000,
  })

/** Whatever was changed about a place: the page of the event counts anew. */
function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: ['roadshow'] }),
  })
}

export const useSignUp = (id: string) =>
  useChange((body: Body<typeof signupsApi.signUp>) => call(signupsApi.signUp, { params: { id }, body }))
export const useMoveSignup = (token: string) =>
  useChange((move: SignupMove) => call(signupsApi.move, { params: { token }, body: { move } }))
export const useChangeSignup = (token: string) =>
  useChange((body: Body<typeof signupsApi.change>) => call(signupsApi.change, { params: { token }, body }))
