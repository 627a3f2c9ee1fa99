import { achievementsApi } from '@keqiao/shared/achievements'
import type { Sent } from '@keqiao/shared/endpoint'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

export const achievementQuery = (id: string) =>
  queryOptions({
    queryKey: ['achievements', 'one', id],
    queryFn: ({ signal }) => call(achievementsApi.read, { params: { id } }, signal),
  })

export const myAchievementsQuery = (page: number) =>
  queryOptions({
    queryKey: ['achievements', 'mine', page],
    queryFn: ({ signal }) => call(achievementsApi.mine, { query: { page } }, signal),
    placeholderData: keepPreviousData,
  })

function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => ['achievements', 'search', 'matching', 'statistics'].includes(String(queryKey[0])),
      }),
  })
}

type Body<E> = Sent<E> extends { body: infer B } ? B : never

export const useCreateAchievement = () =>
  useChange((body: Body<typeof achievementsApi.create>) => call(achievementsApi.create, { body }))
export const useSaveAchievement = (id: string) =>
  useChange((body: Body<typeof achievementsApi.save>) => call(achievementsApi.save, { params: { id }, body }))
export const useMoveAchievement = (id: string) =>
  useChange((body: Body<typeof achievementsApi.move>) => call(achievementsApi.move, { params: { id }, body }))
export const useTakeDownAchievement = () =>
  useChange(({ id, ...body }: Body<typeof achievementsApi.takeDown> & { id: string }) =>
    call(achievementsApi.takeDown, { params: { id }, body }),
  )
export const useRestoreAchievement = () => useChange((id: string) => call(achievementsApi.restore, { params: { id } }))
