import type { ListingKind } from '@keqiao/shared/listings'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './Life.module.css'
import { historyQuery } from './useLife.ts'

interface Props {
  kind: ListingKind
  id: string
  revision: number
  wordOf: (field: string) => string
}

/** How the record came to where it is; opened by whoever wants to know. */
export function History(props: Props) {
  const say = useSay('listings')
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('history.title')}</summary>
      {open && <Entries {...props} />}
    </details>
  )
}

function Entries({ kind, id, revision, wordOf }: Props) {
  const say = useSay('listings')
  const language = useLanguage()
  const { label } = useLabels()
  const { data, error, isPending } = useQuery(historyQuery(kind, id, revision))
  if (isPending) return <Skeleton lines={3} />
  if (error) return <Trouble error={error} />
  if (data.items.length === 0) return <p>{say('history.none')}</p>
  return (
    <ol className={css.history}>
      {data.items.map((entry) => (
        <li key={entry.seq}>
          <time dateTime={entry.at}>{dateTime(entry.at, language)}</time>
          {say('history.line', {
            who: entry.actor ?? say(`history.role.${entry.role}`),
            what: say(`history.move.${entry.move}`, { defaultValue: say(`move.${entry.move}`) }),
            state: say(`stateShort.${entry.to}`),
          })}
          {entry.version === 'pending' && ` ${say('history.pending')}`}
          {entry.text && <p>{entry.text}</p>}
          {entry.reasons.map(({ field, code, text }) => (
            <p key={`${field} ${code}`}>
              {field ? `${wordOf(field)}：` : ''}
              {label('review_reason', code)}
              {text && `，${text}`}
            </p>
          ))}
          {entry.questions.map((question) => (
            <p key={question}>{question}</p>
          ))}
        </li>
      ))}
    </ol>
  )
}
