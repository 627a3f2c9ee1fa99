import type { Attachment } from '@keqiao/shared/attachments'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { fileSize } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import css from './Attachments.module.css'
import { attachmentsQuery } from './queries.ts'

interface Props {
  subject: string
  /** Whether the subject would be confidential as it is being edited. */
  confidential: boolean
  title: (content: ReactNode) => ReactNode
}

/** The files as whoever was granted nothing finds them: public ones by name, the others by number. */
export function PreviewedFiles({ subject, confidential, title }: Props) {
  const say = useSay('attachments')
  const { data } = useQuery(attachmentsQuery(subject))
  const items = data?.items.filter(({ purpose }) => purpose === 'material') ?? []
  if (items.length === 0) return null
  const isPublic = ({ chosen }: Attachment) => !confidential && chosen === 'PUBLIC'
  const lineOf = (file: Attachment) =>
    confidential && !file.cleaned ? 'previewNever' : isPublic(file) ? 'previewPublic' : 'previewAsked'
  return title(
    <ul className={css.list}>
      {items.map((file) => (
        <li key={file.id} className={css.row}>
          <div className={css.what}>
            <span className={css.name}>{isPublic(file) ? file.name : say('numbered', { number: file.number })}</span>
            <span className={css.faint}>
              {say(`kind.${file.kind}`)} · {fileSize(file.bytes)} · {say(lineOf(file))}
            </span>
          </div>
        </li>
      ))}
    </ul>,
  )
}
