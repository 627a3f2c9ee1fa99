import { type FormEvent, useEffect, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { CheckField, TextArea } from '../../ui/Field.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { linesOf } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import css from './forms.module.css'

const MOST = 6

interface Props {
  /** Parts the draft lacks: each has a question of its own. */
  lacks: readonly string[]
  busy: boolean
  error: unknown
  onSend: (questions: string[]) => void
  onCancel: () => void
}

/** Named questions to the company: those the draft itself suggests, and one's own. */
export function QuestionsForm({ lacks, busy, error, onSend, onCancel }: Props) {
  const say = useSay('review')
  const common = useSay('common')
  const suggested = lacks.map((part) => say(`question.${part}`))
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [own, setOwn] = useState('')
  const [tried, setTried] = useState(false)
  const { box, at } = useRefused(error, ['questions'])
  useEffect(() => box.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [box])
  const lines = linesOf(own)
  const questions = [...suggested.filter((one) => chosen.includes(one)), ...lines]
  const fault =
    questions.length === 0 ? 'none' : questions.length > MOST ? 'many' : lines.some((one) => one.length > 300) ? 'long' : null
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!fault) onSend(questions)
    else box.current?.querySelector('textarea')?.focus()
  }
  return (
    <form ref={box} className={css.form} aria-label={say('questions.title')} onSubmit={send} noValidate>
      <h3>{say('questions.title')}</h3>
      <p className={css.faint}>{say('questions.intro')}</p>
      {suggested.length > 0 && (
        <fieldset className={css.checks}>
          <legend>{say('questions.suggested')}</legend>
          {suggested.map((text) => (
            <CheckField
              key={text}
              label={text}
              checked={chosen.includes(text)}
              onChange={(event) =>
                setChosen((now) => (event.target.checked ? [...now, text] : now.filter((one) => one !== text)))
              }
            />
          ))}
        </fieldset>
      )}
      <TextArea
        label={say('questions.own')}
        hint={say('questions.ownHint')}
        rows={3}
        value={own}
        error={tried && fault ? say(`questions.${fault}`) : at('questions')}
        onChange={(event) => setOwn(event.target.value)}
      />
      <div className={css.buttons}>
        <Button type="submit" look="known" disabled={busy}>
          {say('questions.send', { count: questions.length })}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  )
}
