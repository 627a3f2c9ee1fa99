import type { Sent } from '@keqiao/shared/endpoint'
import { type Matches, type MatchSort, matchingApi, matchingPaths } from '@keqiao/shared/matching'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import type { Asked } from './asked.ts'

export type Side = 'need' | 'achievement'
const POLL = 2_000

/** Asked again while a newer list is on its way. */
export const matchesQuery = (side: Side, id: string, sort: MatchSort) =>
  queryOptions({
    queryKey: ['matching', side, id, sort],
    queryFn: ({ signal }): Promise<Matches> =>
      call(side === 'need' ? matchingApi.ofNeed : matchingApi.ofAchievement, { params: { id }, query: { sort } }, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'working' ? POLL : false),
  })

export const bestMatchesQuery = (size: number) =>
  queryOptions({
    queryKey: ['matching', 'best', size],
    queryFn: ({ signal }) => call(matchingApi.best, { query: { size } }, signal),
  })

const PAIRS = 10
export const unbrokeredQuery = ({ which, field, region, company, unit, page }: Asked) =>
  queryOptions({
    queryKey: ['matching', 'unbrokered', which, field, region, company, unit, page],
    queryFn: ({ signal }) => {
      const given = { field, region, company, unit }
      const filters = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
      return call(matchingApi.unbrokered, { query: { which, page, size: PAIRS, ...filters } }, signal)
    },
    placeholderData: keepPreviousData,
  })

export const teamsQuery = (needId: string) =>
  queryOptions({
    queryKey: ['matching', 'teams', needId],
    queryFn: ({ signal }) => call(matchingApi.teams, { params: { id: needId } }, signal),
  })

export const weighingQuery = queryOptions({
  queryKey: ['matching', 'weighing'],
  queryFn: ({ signal }) => call(matchingApi.weighing, {}, signal),
})

/** What whoever may change the record could add to it. */
export const raisesQuery = (needId: string, achievementId: string) =>
  queryOptions({
    queryKey: ['matching', 'raises', needId, achievementId],
    queryFn: ({ signal }) => call(matchingApi.raises, { params: { id: needId, achievementId } }, signal),
    staleTime: 60_000,
  })

export function useMark(side: Side, id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({
      needId,
      achievementId,
      ...body
    }: Sent<typeof matchingApi.mark>['body'] & { needId: string; achievementId: string }) =>
      call(matchingApi.mark, { params: { id: needId, achievementId }, body }),
    onSuccess: ({ mark }, { needId, achievementId }) => {
      client.setQueriesData<Matches>(
        { queryKey: ['matching', side, id] },
        (now) =>
          now && {
            ...now,
            items: now.items.map((item) =>
              item.needId === needId && item.achievementId === achievementId ? { ...item, mark } : item,
            ),
          },
      )
    },
  })
}

export const feedbackAddress = matchingPaths.feedback
