import { useId } from 'react'
import form from '../../ui/form.module.css'
import css from './form.module.css'

interface Props<Value extends string> {
  label: string
  values: readonly Value[]
  value: Value
  textOf: (value: Value) => string
  onChange: (value: Value) => void
}

/** One of a few, all in sight: a thumb's width each. */
export function Choices<Value extends string>({ label, values, value, textOf, onChange }: Props<Value>) {
  const name = useId()
  return (
    <fieldset>
      <legend className={form.legend}>{label}</legend>
      <div className={css.choices}>
        {values.map((one) => (
          <label key={one}>
            <input type="radio" name={name} value={one} checked={one === value} onChange={() => onChange(one)} />
            <span>{textOf(one)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
