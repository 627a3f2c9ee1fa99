import { BATCH_SIZE, type CheckInDraft, checkInsApi, type WalkIn } from '@keqiao/shared/check-ins'
import { doorsApi } from '@keqiao/shared/doors'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

/** An event, and the helper's link by which it is held; organisers need none. */
export interface At {
  id: string
  door?: string | undefined
}
const to = ({ id, door }: At) => ({ params: { id }, query: { door } })
const PATIENCE_MS = 5000

export const doorKey = ({ id }: At) => ['checkins', 'door', id]
export const doorQuery = (at: At) =>
  queryOptions({
    queryKey: doorKey(at),
    queryFn: ({ signal }) => call(checkInsApi.door, to(at), signal),
    refetchInterval: 5000,
    retry: false,
  })
export const helperQuery = (token: string) =>
  queryOptions({
    queryKey: ['checkins', 'helper', token],
    queryFn: ({ signal }) => call(doorsApi.helper, { params: { token } }, signal),
    retry: false,
  })
export const findQuery = (at: At, q: string) =>
  queryOptions({
    queryKey: ['checkins', 'find', at.id, q],
    queryFn: ({ signal }) => call(checkInsApi.find, { params: { id: at.id }, query: { door: at.door, q } }, signal),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
  })
export const linksQuery = (id: string) =>
  queryOptions({
    queryKey: ['checkins', 'links', id],
    queryFn: ({ signal }) => call(doorsApi.links, { params: { id } }, signal),
  })
export const ticketQuery = (token: string) =>
  queryOptions({
    queryKey: ['checkins', 'ticket', token],
    queryFn: ({ signal }) => call(doorsApi.ticket, { params: { token } }, signal),
    retry: false,
  })
export const badgesQuery = (id: string) =>
  queryOptions({
    queryKey: ['checkins', 'badges', id],
    queryFn: ({ signal }) => call(doorsApi.badges, { params: { id }, body: {} }, signal),
    retry: false,
  })

type Sent = Partial<CheckInDraft> & { nonce: string }
/** Who stands at the door waits for no answer longer than five seconds. */
export const enter = (at: At, body: Sent) => call(checkInsApi.enter, { ...to(at), body }, AbortSignal.timeout(PATIENCE_MS))
export const handIn = (at: At, scans: Sent[]) =>
  call(checkInsApi.batch, { ...to(at), body: { scans: scans.slice(0, BATCH_SIZE) } })
export const takePack = (at: At) => call(checkInsApi.pack, to(at))

function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: ['checkins'] }) })
}
export const useEnter = (at: At) => useChange((body: Sent) => enter(at, body))
export const useUndo = (at: At) =>
  useChange((entry: string) => call(checkInsApi.undo, { params: { id: at.id, entry }, query: { door: at.door } }))
export const useWalkIn = (at: At) => useChange((body: WalkIn) => call(checkInsApi.walkIn, { ...to(at), body }))
export const useAddLink = (id: string) => useChange((name: string) => call(doorsApi.addLink, { params: { id }, body: { name } }))
export const useRevokeLink = (id: string) => useChange((link: string) => call(doorsApi.revokeLink, { params: { id, link } }))
