import type { NeedSuggestion } from '@keqiao/shared/needs'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { forget, keep, readKept } from '../../ui/kept.ts'
import { Trouble } from '../../ui/Trouble.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { useSay } from '../../words/say.ts'
import css from './PasteStep.module.css'
import { useSuggestNeed } from './queries.ts'

const KEY = 'keqiao.draft.need.paragraph'
const LEAST = 10

/** The problem in the company's own words; a draft is read from it. */
export function PasteStep({ onFound, onSkip }: { onFound: (found: NeedSuggestion) => void; onSkip: () => void }) {
  const say = useSay('needs')
  const suggest = useSuggestNeed()
  const [text, setText] = useState(() => readKept<string>(KEY) ?? '')
  const [tried, setTried] = useState(false)
  const { box, at, whole, goToFirst } = useRefused(suggest.error, ['text'])
  const short = text.trim().length < LEAST
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (short) return void goToFirst()
    suggest.mutate(text.trim(), {
      onSuccess: (found) => {
        forget(KEY)
        onFound(found)
      },
    })
  }
  return (
    <form ref={box} className={css.step} onSubmit={submit} noValidate>
      <h1>{say('form.paste.title')}</h1>
      <p>{say('form.paste.intro')}</p>
      <TextArea
        label={say('form.paste.label')}
        rows={9}
        maxLength={6000}
        placeholder={say('form.paste.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          keep(KEY, event.target.value)
        }}
        error={tried && short ? say('form.paste.short') : at('text')}
      />
      {whole !== null && <Trouble error={whole} />}
      <div className={css.actions}>
        <Button type="submit" look="wanted" disabled={suggest.isPending}>
          {say(suggest.isPending ? 'form.paste.working' : 'form.paste.submit')}
        </Button>
        <Button look="quiet" onClick={onSkip}>
          {say('form.paste.skip')}
        </Button>
      </div>
    </form>
  )
}
