import type { Attachment, AttachmentPurpose } from '@keqiao/shared/attachments'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import { AttachmentRow } from './AttachmentRow.tsx'
import css from './Attachments.module.css'
import { attachmentsQuery } from './queries.ts'
import { Uploading } from './Uploading.tsx'

interface Props {
  /** `need:<id>` */
  subject: string
  purpose?: AttachmentPurpose
  /** A heading, where the list stands by itself; left out with it when there is nothing to show. */
  title?: (content: ReactNode) => ReactNode
  /** What one may do about a file that one may not have. */
  ask?: (attachment: Attachment) => ReactNode
}

/** The files of a record: to fetch, and for its owners to add, show and remove. */
export function Attachments({ subject, purpose = 'material', title = (content) => content, ask }: Props) {
  const say = useSay('attachments')
  const { data, error, refetch } = useQuery(attachmentsQuery(subject))
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const items = data?.items.filter((one) => one.purpose === purpose) ?? []
  if (!data || (items.length === 0 && !data.mayAttach)) return null
  return title(
    <div className={css.attachments}>
      {items.length === 0 && <p className={css.faint}>{say(purpose === 'material' ? 'none' : 'noneYet')}</p>}
      {items.length > 0 && (
        <ul className={css.list}>
          {items.map((attachment) => (
            <AttachmentRow
              key={attachment.id}
              subject={subject}
              attachment={attachment}
              confidential={data.confidential}
              ask={ask}
            />
          ))}
        </ul>
      )}
      {data.mayAttach && (
        <Uploading subject={subject} purpose={purpose} confidential={data.confidential} count={data.items.length} />
      )}
    </div>,
  )
}
