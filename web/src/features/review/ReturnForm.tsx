import { REVIEW_REASONS, type ReviewReason } from '@keqiao/shared/lifecycle'
import { REASON_OF_RISK, type RiskMark } from '@keqiao/shared/risks'
import { type FormEvent, useEffect, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextArea } from '../../ui/Field.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { useFieldWord } from '../../words/draftFields.ts'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './forms.module.css'

type Row = ReviewReason & { key: number }

interface Props {
  fields: readonly string[]
  marks: readonly RiskMark[]
  busy: boolean
  error: unknown
  onSend: (reasons: ReviewReason[]) => void
  onCancel: () => void
}

/** Why something goes back, a reason per field. What the marks say is written in already. */
export function ReturnForm({ fields, marks, busy, error, onSend, onCancel }: Props) {
  const say = useSay('review')
  const common = useSay('common')
  const stock = (code: ReviewReason['code']) => say(`stock.${code}`)
  const blank = (key: number): Row => ({ key, field: null, code: 'INCOMPLETE', text: stock('INCOMPLETE') })
  const [rows, setRows] = useState<Row[]>(() => {
    const found = marks.map(({ field, code }) => ({ field: field.split('.')[0] as string, code: REASON_OF_RISK[code] }))
    const each = new Map(found.map((one) => [`${one.field} ${one.code}`, one]))
    const rows = [...each.values()].map((one, key) => ({ ...one, key, text: stock(one.code) }))
    return rows.length > 0 ? rows : [blank(0)]
  })
  const { box, at } = useRefused(error, ['reasons'])
  useEffect(() => box.current?.querySelector('select')?.focus(), [box])
  const change = (key: number, part: Partial<Row>) =>
    setRows((now) => now.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSend(rows.map(({ key: _, text, ...row }) => ({ ...row, text: text?.trim() || null })))
  }
  return (
    <form ref={box} className={css.form} aria-label={say('return.title')} onSubmit={send}>
      <h3>{say('return.title')}</h3>
      <p className={css.faint}>{say('return.intro')}</p>
      {rows.map((row, place) => (
        <fieldset key={row.key} className={css.reason}>
          <legend>{say('return.row', { n: place + 1 })}</legend>
          <SelectField
            label={say('return.field')}
            value={row.field ?? ''}
            onChange={(event) => change(row.key, { field: event.target.value || null })}
          >
            <FieldOptions fields={fields} />
          </SelectField>
          <Reason row={row} error={at('reasons', place)} onChange={(part) => change(row.key, part)} />
          {rows.length > 1 && (
            <Button small look="quiet" onClick={() => setRows((now) => now.filter(({ key }) => key !== row.key))}>
              {say('return.remove', { n: place + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      <div className={css.buttons}>
        <Button type="submit" look="known" disabled={busy}>
          {say('return.send', { count: rows.length })}
        </Button>
        <Button onClick={() => setRows((now) => [...now, blank(Math.max(...now.map(({ key }) => key)) + 1)])}>
          {say('return.add')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  )
}

function FieldOptions({ fields }: { fields: readonly string[] }) {
  const say = useSay('review')
  const wordOf = useFieldWord()
  return (
    <>
      <option value="">{say('return.whole')}</option>
      {fields.map((field) => (
        <option key={field} value={field}>
          {wordOf(field)}
        </option>
      ))}
    </>
  )
}

/** Choosing another reason brings its stock text, unless somebody has written their own. */
function Reason({ row, error, onChange }: { row: Row; error: string | undefined; onChange: (part: Partial<Row>) => void }) {
  const say = useSay('review')
  const { label } = useLabels()
  const isStock = row.text === null || row.text === '' || row.text === say(`stock.${row.code}`)
  return (
    <>
      <SelectField
        label={say('return.code')}
        value={row.code}
        onChange={(event) => {
          const code = event.target.value as Row['code']
          onChange({ code, ...(isStock && { text: say(`stock.${code}`) }) })
        }}
      >
        {REVIEW_REASONS.map((code) => (
          <option key={code} value={code}>
            {label('review_reason', code)}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={say('return.text')}
        rows={2}
        maxLength={500}
        value={row.text ?? ''}
        error={error}
        onChange={(event) => onChange({ text: event.target.value })}
      />
    </>
  )
}
