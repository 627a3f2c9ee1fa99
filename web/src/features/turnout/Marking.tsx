import { INTENTS, type Intent, type Mark, type Marked } from '@keqiao/shared/turnout'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Hidden } from '../../ui/Hidden.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { useSay } from '../../words/say.ts'
import css from './marking.module.css'
import { markingQuery, useMark } from './queries.ts'

/** What this person thinks of the projects they saw; there from the beginning of the event on. */
export function Marking({ token }: { token: string }) {
  const say = useSay('turnout')
  const { data } = useQuery(markingQuery(token))
  if (!data || data.items.length === 0) return null
  const said = data.items.filter(({ mark }) => mark.score !== null || mark.intent !== null).length
  return (
    <section className={css.part} aria-labelledby="marking-title">
      <h2 id="marking-title">{say('marking.title')}</h2>
      <p className={css.lead}>{say(data.state === 'open' ? 'marking.lead' : 'marking.over')}</p>
      <p className={css.faint} role="status">
        {say('marking.count', { said, count: data.items.length })}
      </p>
      <ul className={css.list}>
        {data.items.map((item) => (
          <li key={item.id}>
            <MarkForm token={token} item={item} isOpen={data.state === 'open'} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function MarkForm({ token, item, isOpen }: { token: string; item: Marked; isOpen: boolean }) {
  const say = useSay('turnout')
  const send = useMark(token)
  const [mark, setMark] = useState<Mark>(item.mark)
  const [tried, setTried] = useState(false)
  const { box, at, whole } = useRefused(send.error, ['score', 'intent', 'text'])
  const nothing = mark.score === null && mark.intent === null
  const isSaved = send.isSuccess || (item.mark.intent !== null && JSON.stringify(mark) === JSON.stringify(item.mark))
  const set = (next: Partial<Mark>) => {
    send.reset()
    setMark((now) => ({ ...now, ...next }))
  }
  return (
    <form
      ref={box}
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!nothing) send.mutate({ id: item.id, ...mark, text: mark.text || null })
      }}
    >
      <header>
        <p className={css.faint}>{[item.session, item.speaker].filter(Boolean).join(' · ')}</p>
        <h3 lang={RECORDS}>{item.name ?? say(`marking.unnamed.${item.kind}`)}</h3>
      </header>
      <fieldset disabled={!isOpen} aria-invalid={tried && nothing}>
        <legend>{say('marking.score')}</legend>
        <div className={css.scores}>
          {[1, 2, 3, 4, 5].map((score) => (
            <label key={score}>
              <input type="radio" name="score" checked={mark.score === score} onChange={() => set({ score })} />
              <span>
                <Hidden>{say('marking.scoreOf', { score })}</Hidden>
                <span aria-hidden="true">{score}</span>
              </span>
            </label>
          ))}
        </div>
        <p className={css.ends} aria-hidden="true">
          <span>{say('marking.low')}</span>
          <span>{say('marking.high')}</span>
        </p>
      </fieldset>
      <fieldset disabled={!isOpen}>
        <legend>{say('marking.intent')}</legend>
        <div className={css.intents}>
          {INTENTS.map((intent: Intent) => (
            <label key={intent}>
              <input type="radio" name="intent" checked={mark.intent === intent} onChange={() => set({ intent })} />
              <span>{say(`intent.${intent}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {isOpen && (
        <>
          <TextArea
            label={say('marking.text')}
            hint={say('marking.textHint')}
            name="text"
            rows={2}
            maxLength={300}
            value={mark.text ?? ''}
            error={at('text')}
            onChange={({ target }) => set({ text: target.value })}
          />
          {tried && nothing && (
            <p className={css.missing} role="alert">
              {say('marking.missing')}
            </p>
          )}
          <Refusals error={whole} rest={[]} />
          <p className={css.row}>
            <Button type="submit" look="known" disabled={send.isPending || isSaved}>
              {say(isSaved ? 'marking.saved' : 'marking.save')}
            </Button>
            <span role="status" className={css.faint}>
              {send.isSuccess && say(mark.intent === 'NONE' || !mark.intent ? 'marking.thanks' : 'marking.passedOn')}
            </span>
          </p>
        </>
      )}
    </form>
  )
}
