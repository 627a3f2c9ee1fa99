import { type AttachmentPurpose, type AttachmentVisibility, FILE_LIMITS } from '@keqiao/shared/attachments'
import { useId, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { fileSize } from '../../words/format.ts'
import { useProblemWords } from '../../words/problem.ts'
import { useSay } from '../../words/say.ts'
import css from './Attachments.module.css'
import { ENDINGS } from './queries.ts'
import { type Sending, useUploads } from './useUploads.ts'

interface Props {
  subject: string
  purpose: AttachmentPurpose
  confidential: boolean
  /** How many there are already. */
  count: number
}

const ACCEPT = ENDINGS.map((ending) => `.${ending}`).join(',')
const CHOICES = ['ON_REQUEST', 'PUBLIC'] as const

/** Where files are added: who may have them, the drop, and those on their way. */
export function Uploading({ subject, purpose, confidential, count }: Props) {
  const say = useSay('attachments')
  const { sendings, add, drop } = useUploads(subject)
  const [chosen, setChosen] = useState<AttachmentVisibility>('ON_REQUEST')
  const group = useId()
  const mayChoose = purpose === 'material' && !confidential
  const visibility = mayChoose ? chosen : 'ON_REQUEST'
  const isFull = count + sendings.filter(({ error }) => error === null).length >= FILE_LIMITS.perSubject
  return (
    <div className={css.uploading}>
      {mayChoose && (
        <fieldset className={css.choice}>
          <legend>{say('who')}</legend>
          {CHOICES.map((each) => (
            <label key={each} className={css.radio}>
              <input type="radio" name={group} checked={chosen === each} onChange={() => setChosen(each)} />
              {say(`whoOf.${each}`)}
            </label>
          ))}
        </fieldset>
      )}
      <FileDrop accept={ACCEPT} disabled={isFull} onFiles={(files) => add(files, { subject, purpose, visibility })}>
        <span>{say(isFull ? 'full' : 'drop', { most: FILE_LIMITS.perSubject })}</span>
        <span className={css.faint}>{say('limits', { size: fileSize(FILE_LIMITS.bytes) })}</span>
      </FileDrop>
      <p className={css.faint}>{say(confidential ? 'confidential' : 'cleaned')}</p>
      {sendings.length > 0 && (
        <ul className={css.list}>
          {sendings.map((sending) => (
            <SendingRow key={sending.key} sending={sending} onDrop={() => drop(sending.key)} />
          ))}
        </ul>
      )}
    </div>
  )
}

function SendingRow({ sending, onDrop }: { sending: Sending; onDrop: () => void }) {
  const say = useSay('attachments')
  const { sentence } = useProblemWords()
  const { file, share, error } = sending
  return (
    <li className={css.row}>
      <div className={css.what}>
        <span className={css.name}>{file.name}</span>
        {error ? (
          <span className={css.fault} role="alert">
            {sentence(error)}
          </span>
        ) : (
          <>
            <progress className={css.progress} value={share} aria-label={say('sendingOf', { name: file.name })} />
            <span className={css.faint} role="status">
              {share < 1 ? say('sending', { percent: Math.round(share * 100), size: fileSize(file.size) }) : say('checking')}
            </span>
          </>
        )}
      </div>
      <div className={css.actions}>
        <Button small look="quiet" aria-label={say('dropOf', { name: file.name })} onClick={onDrop}>
          {say(error ? 'dismiss' : 'cancel')}
        </Button>
      </div>
    </li>
  )
}
