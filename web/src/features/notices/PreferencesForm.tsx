import { CHOSEN_KINDS, LANGUAGES, MAIL_CHOICES, type NoticePreferences } from '@keqiao/shared/notices'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import css from './PreferencesForm.module.css'
import { usePrefer } from './queries.ts'

export function PreferencesForm({ kept }: { kept: NoticePreferences }) {
  const say = useSay('notices')
  const [chosen, setChosen] = useState(kept)
  const prefer = usePrefer()
  const change = (next: Partial<NoticePreferences>) => {
    prefer.reset()
    setChosen({ ...chosen, ...next })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    prefer.mutate(chosen)
  }
  return (
    <form onSubmit={submit} className={css.form}>
      {CHOSEN_KINDS.map((kind) => (
        <Choice
          key={kind}
          name={kind}
          title={say(`kind.${kind}`)}
          hint={say(`kindWhat.${kind}`)}
          value={chosen.mail[kind]}
          options={MAIL_CHOICES.map((each) => ({ value: each, text: say(`mail.${each}`) }))}
          onChange={(mail) => change({ mail: { ...chosen.mail, [kind]: mail } })}
        />
      ))}
      <Choice
        name="language"
        title={say('language.title')}
        hint={say('language.what')}
        value={chosen.language}
        options={LANGUAGES.map((each) => ({ value: each, text: say(`language.${each}`) }))}
        onChange={(language) => change({ language })}
      />
      <p className={css.always}>{say('always')}</p>
      <Button type="submit" look="known" disabled={prefer.isPending}>
        {say('save')}
      </Button>
      {prefer.isSuccess && <Notice look="fine" title={say('saved')} />}
      {prefer.error && <Trouble error={prefer.error} />}
    </form>
  )
}

interface Props<Value extends string> {
  name: string
  title: string
  hint: string
  value: Value
  options: { value: Value; text: string }[]
  onChange: (value: Value) => void
}

function Choice<Value extends string>({ name, title, hint, value, options, onChange }: Props<Value>) {
  return (
    <fieldset className={css.choice} aria-describedby={`${name}-what`}>
      <legend>{title}</legend>
      <p className={css.hint} id={`${name}-what`}>
        {hint}
      </p>
      <div className={css.options}>
        {options.map((option) => (
          <label key={option.value} className={css.option}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            {option.text}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
