import { FOLLOW_UP_OUTCOMES, type FollowUp, type FollowUpOutcome } from '@keqiao/shared/turnout'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { date } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './desk.module.css'
import { followUpsQuery, useAnswer, useSettle } from './queries.ts'

/** Thirty, ninety, a hundred and eighty days later: where does each of them stand? */
export function FollowUps({ id }: { id: string }) {
  const say = useSay('turnout')
  const { data, error, refetch } = useQuery(followUpsQuery(id))
  return (
    <section className={css.part} aria-labelledby="follow-ups-title">
      <h2 id="follow-ups-title">{say('followUps.title')}</h2>
      <p className={css.lead}>{say('followUps.lead')}</p>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={3} />}
      {data?.items.length === 0 && <Empty level={3} title={say('followUps.none.title')} text={say('followUps.none.text')} />}
      {data?.items.map((one) => (
        <One key={one.id} followUp={one} isNext={one.id === data.items.find(({ doneAt }) => !doneAt)?.id} />
      ))}
    </section>
  )
}

function One({ followUp, isNext }: { followUp: FollowUp; isNext: boolean }) {
  const say = useSay('turnout')
  const language = useLanguage()
  const settle = useSettle()
  const { id, days, dueAt, doneAt, items } = followUp
  const answered = items.filter(({ answer }) => answer).length
  return (
    <details open={isNext}>
      <summary>
        <strong>{say('followUps.days', { days })}</strong>{' '}
        {say(doneAt ? 'followUps.done' : 'followUps.due', { when: date(doneAt ?? dueAt, language) })}{' '}
        <span className={css.faint}>{say('followUps.answered', { answered, count: items.length })}</span>
      </summary>
      {items.length === 0 && <p className={css.faint}>{say('followUps.empty')}</p>}
      <ul className={css.people}>
        {items.map((item) => (
          <AnswerForm key={item.source} id={id} item={item} />
        ))}
      </ul>
      {settle.error && <Trouble error={settle.error} />}
      <p>
        <Button disabled={settle.isPending} onClick={() => settle.mutate({ id, move: doneAt ? 'undone' : 'done' })}>
          {say(doneAt ? 'followUps.reopen' : 'followUps.close', { days })}
        </Button>
      </p>
    </details>
  )
}

function AnswerForm({ id, item }: { id: string; item: FollowUp['items'][number] }) {
  const say = useSay('turnout')
  const common = useSay('common')
  const send = useAnswer()
  const [outcome, setOutcome] = useState<FollowUpOutcome | ''>(item.answer?.outcome ?? '')
  const [text, setText] = useState(item.answer?.text ?? '')
  const [tried, setTried] = useState(false)
  const { box, at, whole, goToFirst } = useRefused(send.error, ['outcome', 'text'])
  const people = item.people.map((one) => [one.name, one.organisation].filter(Boolean).join(' · ')).join(common('listJoin'))
  const isSaved = item.answer !== null && item.answer.outcome === outcome && (item.answer.text ?? '') === text
  return (
    <li>
      <div>
        <strong>{item.about ?? say(`followUps.kind.${item.kind}`)}</strong>
        <p className={css.faint}>
          {people}
          {item.intent && ` · ${say(`intent.${item.intent}`)}`}
        </p>
        {item.before && <p className={css.faint}>{say('followUps.before', { outcome: say(`outcome.${item.before}`) })}</p>}
      </div>
      <form
        ref={box}
        className={css.answer}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (outcome) send.mutate({ id, source: item.source, outcome, text: text.trim() || null })
          else goToFirst()
        }}
      >
        <SelectField
          label={say('followUps.outcome')}
          name="outcome"
          value={outcome}
          error={at('outcome') ?? (tried && !outcome ? say('followUps.outcomeMissing') : undefined)}
          onChange={({ target }) => setOutcome(target.value as FollowUpOutcome | '')}
        >
          <option value="">{say('followUps.choose')}</option>
          {FOLLOW_UP_OUTCOMES.map((one) => (
            <option key={one} value={one}>
              {say(`outcome.${one}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={say('followUps.text')}
          name="text"
          maxLength={300}
          value={text}
          error={at('text')}
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit" small disabled={send.isPending || isSaved}>
          {say(isSaved ? 'followUps.saved' : 'followUps.save')}
        </Button>
        <Refusals error={whole} rest={[]} />
      </form>
    </li>
  )
}
