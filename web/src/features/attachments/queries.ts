import {
  type Attachment,
  type AttachmentPurpose,
  type AttachmentVisibility,
  attachmentPaths,
  attachmentsApi,
  FILE_KINDS,
  FILE_LIMITS,
} from '@keqiao/shared/attachments'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { addressOf, call, ProblemError, sendFile } from '../../api/call.ts'

const SCAN_POLL = 5_000

/** Asked again while a file waits for its scan. */
export const attachmentsQuery = (subject: string) =>
  queryOptions({
    queryKey: ['attachments', subject],
    queryFn: ({ signal }) => call(attachmentsApi.list, { query: { subject } }, signal),
    refetchInterval: ({ state }) => (state.data?.items.some(({ scan }) => scan === 'waiting') ? SCAN_POLL : false),
  })

export const fileAddress = (id: string) => attachmentPaths.file(id)

export const ENDINGS = Object.values(FILE_KINDS).flatMap(({ endings }) => endings as readonly string[])

/** What can be told without reading the file is told before it travels. */
export function refuseFile({ name, size }: Pick<File, 'name' | 'size'>): void {
  const ending = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (!ENDINGS.includes(ending)) throw new ProblemError({ code: 'file_kind_refused', facts: { ending } })
  if (size > FILE_LIMITS.bytes) throw new ProblemError({ code: 'file_too_large', facts: { limit: FILE_LIMITS.bytes } })
}

export interface Upload {
  subject: string
  purpose: AttachmentPurpose
  visibility: AttachmentVisibility
}

export async function uploadFile(
  query: Upload,
  file: File,
  how: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<Attachment> {
  refuseFile(file)
  return (await sendFile(addressOf(attachmentPaths.upload, { query: { ...query } }), file, how)) as Attachment
}

/** Files that are to be public wait with their record: what was read of either has changed. */
export const touches = (subject: string) => {
  const id = subject.slice(subject.indexOf(':') + 1)
  return { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey.includes(subject) || queryKey.includes(id) }
}

function useChange<Input>(subject: string, change: (input: Input) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries(touches(subject)),
  })
}

export const useRemoveAttachment = (subject: string) =>
  useChange(subject, (id: string) => call(attachmentsApi.remove, { params: { id } }))
export const useShowAttachment = (subject: string) =>
  useChange(subject, ({ id, visibility }: Pick<Attachment, 'id' | 'visibility'>) =>
    call(attachmentsApi.show, { params: { id }, body: { visibility } }),
  )

/** Asks once more before the file is fetched: what was given may have been taken back since the page was drawn. */
export function useFetchFile(subject: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (id: string) => {
      const { items } = await client.fetchQuery({ ...attachmentsQuery(subject), staleTime: 0 })
      if (!items.find((one) => one.id === id)?.mayDownload) return 'closed' as const
      window.location.assign(fileAddress(id))
      return 'fetched' as const
    },
    onSuccess: (outcome) =>
      outcome === 'closed' &&
      client.invalidateQueries({ predicate: ({ queryKey }) => ['grants', 'needs'].includes(String(queryKey[0])) }),
  })
}
