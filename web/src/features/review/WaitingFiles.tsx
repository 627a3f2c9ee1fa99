import { type Attachment, attachmentPaths } from '@keqiao/shared/attachments'
import { RECORDS } from '../../ui/Reading.tsx'
import { fileSize } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import css from './review.module.css'
import own from './WaitingFiles.module.css'

/** Files that the decision makes public. */
export function WaitingFiles({ files }: { files: readonly Attachment[] }) {
  const say = useSay('review')
  return (
    <div className={`${css.side} ${css.new}`}>
      <p className={css.caption}>{say('changes.files', { count: files.length })}</p>
      <ul className={own.list}>
        {files.map(({ id, name, bytes, mayDownload }) => (
          <li key={id}>
            <span lang={RECORDS}>{mayDownload ? <a href={attachmentPaths.file(id)}>{name}</a> : name}</span>{' '}
            <span className={css.faint}>{fileSize(bytes)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
