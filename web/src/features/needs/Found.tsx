import type { NeedSuggestion } from '@keqiao/shared/needs'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { percent } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './Found.module.css'

interface Props {
  found: NeedSuggestion
  field: string | undefined
  onField: (code: string) => void
}

/** What was read from the paragraph, and what would help most. */
export function Found({ found, field, onField }: Props) {
  const say = useSay('needs')
  const { label } = useLabels()
  return (
    <Notice look="known" title={say('form.found')}>
      {found.fields.length > 0 && (
        <fieldset className={css.fields}>
          <legend>{say('form.foundFields')}</legend>
          {found.fields.map(({ code, similarity }) => (
            <Button key={code} small aria-pressed={field === code} onClick={() => onField(code)}>
              {label('field', code)} <small>{percent(similarity)}</small>
            </Button>
          ))}
        </fieldset>
      )}
      {found.indicators.length > 0 && (
        <p>
          {say('form.foundIndicators')}：{found.indicators.map(({ text }) => `“${text}”`).join('、')}
        </p>
      )}
      {found.questions.length > 0 && (
        <div>
          <p>{say('form.questions')}</p>
          <ul className={css.questions}>
            {found.questions.map((part) => (
              <li key={part}>{say(`form.question.${part}`)}</li>
            ))}
          </ul>
        </div>
      )}
    </Notice>
  )
}
