import type { Feedback } from '@keqiao/shared/listings'
import { EditGroup } from '../../ui/Editing.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './Attachments.module.css'
import { Attachments } from './Attachments.tsx'

interface Props {
  subject: string | null
  /** What a reviewer said, by field; here of the files. */
  feedback?: Pick<Feedback, 'reasons'> | null | undefined
}

/** The files in a form; a record that has not been saved has nothing they could hang on. */
export function EditedFiles({ subject, feedback }: Props) {
  const say = useSay('attachments')
  const { label } = useLabels()
  const reasons = feedback?.reasons.filter(({ field }) => field === 'attachments') ?? []
  return (
    <EditGroup title={say('title')}>
      {reasons.map(({ code, text }) => (
        <p key={`${code} ${text}`} className={css.returned}>
          {say('returned', { why: [label('review_reason', code), text].filter(Boolean).join('：') })}
        </p>
      ))}
      {subject ? <Attachments subject={subject} /> : <p className={css.faint}>{say('later')}</p>}
    </EditGroup>
  )
}
