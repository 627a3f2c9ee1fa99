import type { Sent } from '@keqiao/shared/endpoint'
import { meetingPlansApi } from '@keqiao/shared/meeting-plans'
import { meetingsApi } from '@keqiao/shared/meetings'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

type Body<E> = Sent<E> extends { body: infer B } ? B : never

export const mineQuery = (token: string) =>
  queryOptions({
    queryKey: ['meetings', token, 'mine'],
    queryFn: ({ signal }) => call(meetingsApi.mine, { params: { token } }, signal),
    retry: false,
  })

export const peopleQuery = (token: string, q: string, size: number) =>
  queryOptions({
    queryKey: ['meetings', token, 'people', q, size],
    queryFn: ({ signal }) => call(meetingsApi.people, { params: { token }, query: { q, size } }, signal),
    placeholderData: keepPreviousData,
  })

export const fileQuery = (id: string) =>
  queryOptions({
    queryKey: ['meetings', 'file', id],
    queryFn: ({ signal }) => call(meetingPlansApi.file, { params: { id } }, signal),
    refetchInterval: ({ state }) => (state.data?.plan?.state === 'working' ? 1000 : false),
    retry: false,
  })

function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: ['meetings'] }) })
}

export const useTakePart = (token: string) =>
  useChange((body: Body<typeof meetingsApi.takePart>) => call(meetingsApi.takePart, { params: { token }, body }))
export const useAsk = (token: string) =>
  useChange((body: Body<typeof meetingsApi.ask>) => call(meetingsApi.ask, { params: { token }, body }))
export const useAnswer = (token: string, id: string) =>
  useChange((body: Body<typeof meetingsApi.answer>) => call(meetingsApi.answer, { params: { token, id }, body }))
export const useReport = (token: string, id: string) =>
  useChange((body: Body<typeof meetingsApi.report>) => call(meetingsApi.report, { params: { token, id }, body }))
export const useSaveBook = (id: string) =>
  useChange((body: Body<typeof meetingPlansApi.saveBook>) => call(meetingPlansApi.saveBook, { params: { id }, body }))
export const useInviteGroup = (id: string) =>
  useChange((body: Body<typeof meetingPlansApi.inviteGroup>) => call(meetingPlansApi.inviteGroup, { params: { id }, body }))
export const usePlan = (id: string) => useChange(() => call(meetingPlansApi.plan, { params: { id } }))
export const usePublish = (id: string) =>
  useChange((planId: string) => call(meetingPlansApi.publishPlan, { params: { id }, body: { planId } }))
