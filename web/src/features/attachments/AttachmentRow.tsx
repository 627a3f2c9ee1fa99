import type { Attachment } from '@keqiao/shared/attachments'
import { type ReactNode, useState } from 'react'
import { Button, ButtonAnchor } from '../../ui/Button.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { fileSize } from '../../words/format.ts'
import { useProblemWords } from '../../words/problem.ts'
import { useSay } from '../../words/say.ts'
import css from './Attachments.module.css'
import { FileSaid } from './FileSaid.tsx'
import { fileAddress, useFetchFile, useRemoveAttachment, useShowAttachment } from './queries.ts'

interface Props {
  subject: string
  attachment: Attachment
  confidential: boolean
  ask: ((attachment: Attachment) => ReactNode) | undefined
}

/** Turning it off where it waits; else the other of the two. */
const OTHER = { PUBLIC: 'ON_REQUEST', ON_REQUEST: 'PUBLIC' } as const

export function AttachmentRow({ subject, attachment, confidential, ask }: Props) {
  const say = useSay('attachments')
  const { sentence } = useProblemWords()
  const [sure, setSure] = useState(false)
  const remove = useRemoveAttachment(subject)
  const show = useShowAttachment(subject)
  const fetching = useFetchFile(subject)
  const { id, number, kind, bytes, scan, visibility, purpose, waiting, mayDownload, mayRemove } = attachment
  const name = attachment.name ?? say('numbered', { number })
  const mayShow = mayRemove && purpose === 'material' && !confidential
  const next = waiting ? 'ON_REQUEST' : OTHER[visibility]
  const error = remove.error ?? show.error ?? fetching.error
  return (
    <li className={css.row}>
      <div className={css.what}>
        <FileSaid name={name}>
          {say(`kind.${kind}`)} · {fileSize(bytes)} · {say(`visibility.${waiting ? `${visibility}_WAITING` : visibility}`)}
        </FileSaid>
        <span className={css.marks}>
          {waiting && <Tag look="wanted">{say('waiting')}</Tag>}
          <Tag look={scan === 'infected' ? 'alarm' : scan === 'clean' ? 'fine' : 'outline'} title={say(`scanWhy.${scan}`)}>
            {say(`scan.${scan}`)}
          </Tag>
          {mayRemove && !attachment.cleaned && <Tag look="outline">{say('uncleaned')}</Tag>}
        </span>
        {mayRemove && !attachment.cleaned && <span className={css.faint}>{say('uncleanedWhy')}</span>}
        {waiting && mayRemove && <span className={css.faint}>{say('waitingWhy')}</span>}
        {fetching.data === 'closed' && (
          <span className={css.fault} role="alert">
            {say('closed')}
          </span>
        )}
        {error && (
          <span className={css.fault} role="alert">
            {sentence(error)}
          </span>
        )}
      </div>
      <div className={css.actions}>
        {mayDownload && (
          <ButtonAnchor
            small
            href={fileAddress(id)}
            label={say('downloadOf', { name })}
            onPlainClick={mayRemove ? undefined : () => fetching.mutate(id)}
          >
            {say('download')}
          </ButtonAnchor>
        )}
        {!mayDownload && attachment.name === null && ask?.(attachment)}
        {mayShow && (
          <Button small look="quiet" disabled={show.isPending} onClick={() => show.mutate({ id, visibility: next })}>
            {say(waiting ? 'turn.back' : `turn.${next}`)}
          </Button>
        )}
        {mayRemove && !sure && (
          <Button small look="quiet" aria-label={say('removeOf', { name })} onClick={() => setSure(true)}>
            {say('remove')}
          </Button>
        )}
        {mayRemove && sure && (
          <>
            <Button small disabled={remove.isPending} onClick={() => remove.mutate(id)}>
              {say('removeSure')}
            </Button>
            <Button small look="quiet" onClick={() => setSure(false)}>
              {say('keep')}
            </Button>
          </>
        )}
      </div>
    </li>
  )
}
