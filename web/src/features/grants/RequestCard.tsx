import type { AccessRequest } from '@keqiao/shared/grants'
import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { date } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { AnswerDialog } from './AnswerDialog.tsx'
import css from './grants.module.css'
import { nameOf, thingOf } from './who.ts'

interface Props {
  request: AccessRequest
  mayDecide: boolean
  /** Of which record, where the page does not say so already. */
  about?: ReactNode
}

/** Somebody asks: who, for what, why, and by when they are answered. */
export function RequestCard({ request, mayDecide, about }: Props) {
  const say = useSay('grants')
  const language = useLanguage()
  const [answering, setAnswering] = useState<'grant' | 'refuse' | null>(null)
  const { requester, reason, state, askedAt, dueAt, answeredAt, ended, text, until } = request
  const who = nameOf(requester, say)
  const waits = state === 'asked'
  const line = ended ? `ended.${ended.why}` : `state.${state}`
  return (
    <li className={waits ? `${css.card} ${css.waits}` : css.card}>
      {about && <p className={css.about}>{about}</p>}
      <p className={css.who}>{say('asks', { who, what: thingOf(request, say) })}</p>
      <p className={css.quote} lang={RECORDS}>
        {reason}
      </p>
      <p className={css.note}>
        {say('askedOn', { at: date(askedAt, language) })}{' '}
        {say(`owner.${line}`, {
          due: date(dueAt, language),
          at: ended ? date(ended.at, language) : answeredAt ? date(answeredAt, language) : '',
          until: until ? date(until, language) : '',
        })}
      </p>
      {text && <p className={css.note}>{say('owner.said', { text })}</p>}
      {waits && mayDecide && (
        <p className={css.buttons}>
          <Button
            small
            look="known"
            aria-haspopup="dialog"
            aria-label={say('answer.grantTo', { who })}
            onClick={() => setAnswering('grant')}
          >
            {say('answer.grant')}
          </Button>
          <Button
            small
            aria-haspopup="dialog"
            aria-label={say('answer.refuseTo', { who })}
            onClick={() => setAnswering('refuse')}
          >
            {say('answer.refuse')}
          </Button>
        </p>
      )}
      {waits && !mayDecide && <p className={css.note}>{say('owner.adminOnly')}</p>}
      <AnswerDialog answer={answering} request={request} onClose={() => setAnswering(null)} />
    </li>
  )
}
