import type { Attachment } from '@keqiao/shared/attachments'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../../ui/Button.tsx'
import { date } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { AskDialog } from './AskDialog.tsx'
import css from './grants.module.css'
import { accessQuery, useTakeBack } from './queries.ts'
import { newest, standingOf } from './sight.ts'

interface Props {
  subject: string
  file: Pick<Attachment, 'id' | 'number'>
  signInTo: string | null
}

/** Beside a file that one may not have: to ask for it, or that it was asked for. */
export function FileAsk({ subject, file, signInTo }: Props) {
  const say = useSay('grants')
  if (signInTo === null) return <Asking subject={subject} file={file} />
  return <Link to={signInTo}>{say('file.signIn')}</Link>
}

function Asking({ subject, file }: Omit<Props, 'signInTo'>) {
  const say = useSay('grants')
  const language = useLanguage()
  const { data } = useQuery(accessQuery(subject))
  const takeBack = useTakeBack()
  const [open, setOpen] = useState(false)
  if (!data) return null
  const own = newest(data.requests, 'FILES', file.id)
  const whole = newest(data.requests, 'FILES')
  const waiting = [own, whole].find((one) => one?.state === 'asked')
  if (waiting)
    return (
      <span className={css.fileAsked}>
        {say('file.asked', { due: date(waiting.dueAt, language) })}
        {waiting === own && (
          <Button
            small
            look="quiet"
            disabled={takeBack.isPending}
            aria-label={say('file.takeBackOf', { number: file.number })}
            onClick={() => takeBack.mutate(waiting.id)}
          >
            {say('takeBack')}
          </Button>
        )}
      </span>
    )
  if (!data.mayAsk.includes('FILES') || data.as.length === 0) return null
  const before = standingOf(own)
  return (
    <span className={css.fileAsked}>
      {before !== 'closed' && before !== 'live' && before !== 'asked' && <span>{say(`file.was.${before}`)}</span>}
      <Button small aria-haspopup="dialog" aria-label={say('file.askOf', { number: file.number })} onClick={() => setOpen(true)}>
        {say('file.ask')}
      </Button>
      <AskDialog open={open} subject={subject} scope="FILES" file={file} as={data.as} onClose={() => setOpen(false)} />
    </span>
  )
}
