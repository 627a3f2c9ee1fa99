import { REVIEW_REASONS, type ReviewReason } from '@keqiao/shared/lifecycle'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextArea } from '../../ui/Field.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './Life.module.css'

interface Props {
  /** The draft's fields by name, in the order of the form. */
  fields: readonly string[]
  wordOf: (field: string) => string
  rows: ReviewReason[]
  fault: (row: number) => string | undefined
  onChange: (rows: ReviewReason[]) => void
}

export const newReason = (field: string | null = null): ReviewReason => ({ field, code: 'INCOMPLETE', text: null })

/** Why something goes back: a field, a reason from the list, a sentence. */
export function ReasonRows({ fields, wordOf, rows, fault, onChange }: Props) {
  const say = useSay('listings')
  const { label } = useLabels()
  const change = (at: number, part: Partial<ReviewReason>) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, ...part } : row)))
  return (
    <div className={css.reasons}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own
        <fieldset key={at} className={css.reason}>
          <legend>{say('reason.row', { n: at + 1 })}</legend>
          <SelectField
            label={say('reason.field')}
            value={row.field ?? ''}
            onChange={(event) => change(at, { field: event.target.value || null })}
          >
            <option value="">{say('reason.whole')}</option>
            {fields.map((field) => (
              <option key={field} value={field}>
                {wordOf(field)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={say('reason.code')}
            value={row.code}
            onChange={(event) => change(at, { code: event.target.value as ReviewReason['code'] })}
          >
            {REVIEW_REASONS.map((code) => (
              <option key={code} value={code}>
                {label('review_reason', code)}
              </option>
            ))}
          </SelectField>
          <TextArea
            label={say('reason.text')}
            rows={2}
            maxLength={500}
            value={row.text ?? ''}
            error={fault(at)}
            onChange={(event) => change(at, { text: event.target.value || null })}
          />
          {rows.length > 1 && (
            <p>
              <Button small look="quiet" onClick={() => onChange(rows.filter((_, i) => i !== at))}>
                {say('reason.remove')}
              </Button>
            </p>
          )}
        </fieldset>
      ))}
      <p>
        <Button small onClick={() => onChange([...rows, newReason()])}>
          {say('reason.add')}
        </Button>
      </p>
    </div>
  )
}
