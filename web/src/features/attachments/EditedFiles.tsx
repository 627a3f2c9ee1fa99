import { EditGroup } from '../../ui/Editing.tsx'
import { useSay } from '../../words/say.ts'
import css from './Attachments.module.css'
import { Attachments } from './Attachments.tsx'

/** The files in a form; a record that has not been saved has nothing they could hang on. */
export function EditedFiles({ subject }: { subject: string | null }) {
  const say = useSay('attachments')
  return (
    <EditGroup title={say('title')}>
      {subject ? <Attachments subject={subject} /> : <p className={css.faint}>{say('later')}</p>}
    </EditGroup>
  )
}
