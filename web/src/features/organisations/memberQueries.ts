import type { Sent } from '@keqiao/shared/endpoint'
import { membersApi, officesApi } from '@keqiao/shared/members'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

const KEY = 'members'

export const membersQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, id],
    queryFn: ({ signal }) => call(membersApi.list, { params: { id } }, signal),
  })
export const sentInvitationsQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, id, 'invitations'],
    queryFn: ({ signal }) => call(membersApi.invitations, { params: { id } }, signal),
  })
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: [KEY, 'invitation', token],
    queryFn: ({ signal }) => call(membersApi.invitation, { params: { token } }, signal),
  })
export const myInvitationsQuery = queryOptions({
  queryKey: [KEY, 'mine'],
  queryFn: ({ signal }) => call(membersApi.mine, {}, signal),
})
export const officialsQuery = queryOptions({
  queryKey: [KEY, 'officials'],
  queryFn: ({ signal }) => call(officesApi.list, {}, signal),
})

function useChange<Body, Reply>(mutationFn: (body: Body) => Promise<Reply>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    // First who one is: it decides what of the rest one may still ask for.
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['accounts', 'me'] })
      await client.invalidateQueries({ queryKey: [KEY] })
    },
  })
}

type Role = 'member' | 'admin'
export const useSetRole = (id: string) =>
  useChange(({ personId, role }: { personId: string; role: Role }) =>
    call(membersApi.setRole, { params: { id, personId }, body: { role } }),
  )
export const useRemoveMember = (id: string) =>
  useChange((personId: string) => call(membersApi.remove, { params: { id, personId } }))

/** Whoever has left may not read the page they stand on, so they go first. */
export function useLeave(id: string, onLeft: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (handTo: string | null) => call(membersApi.leave, { params: { id }, body: { handTo } }),
    onSuccess: () => {
      onLeft()
      client.removeQueries({ queryKey: [KEY, id] })
      return client.invalidateQueries({ queryKey: ['accounts', 'me'] })
    },
  })
}

export const useInvite = (id: string) =>
  useChange((body: Sent<typeof membersApi.invite>['body']) => call(membersApi.invite, { params: { id }, body }))
export const useResend = () => useChange((id: string) => call(membersApi.resend, { params: { id } }))
export const useRevoke = () => useChange((id: string) => call(membersApi.revoke, { params: { id } }))
export const useAcceptMine = () => useChange((id: string) => call(membersApi.acceptMine, { params: { id } }))
export const useAccept = (token: string) => useChange(() => call(membersApi.accept, { params: { token } }))

export const useAppoint = () => useChange((body: Sent<typeof officesApi.appoint>['body']) => call(officesApi.appoint, { body }))
export const useDismiss = () =>
  useChange((params: Sent<typeof officesApi.dismiss>['params']) => call(officesApi.dismiss, { params }))
