import type { Candidate } from '@keqiao/shared/encounters'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import form from '../../ui/form.module.css'
import { RECORDS } from '../../ui/Reading.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'
import { candidatesQuery } from './queries.ts'

interface Props {
  kind: 'need' | 'achievement' | 'organisation'
  label: string
  hint: string
  placeholder: string
  error: string | undefined
  value: Candidate | null
  onChange: (chosen: Candidate | null) => void
}

/** Something of the library found by a part of its name; one's own stands there before anything is typed. */
export function Pick({ kind, label, hint, placeholder, error, value, onChange }: Props) {
  const say = useSay('encounters')
  const { label: labelOf } = useLabels()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const q = useDebounced(typed.trim(), 250)
  const { data } = useQuery({ ...candidatesQuery(kind, q), enabled: open || q !== '' })
  const hintOf = ({ hint }: Candidate) => hint && (kind === 'organisation' ? labelOf('region', hint) : hint)
  if (value)
    return (
      <div>
        <p className={form.legend}>{label}</p>
        <p className={`${css.chosen} ${kind === 'organisation' ? '' : css[kind]}`}>
          <span>
            <strong lang={RECORDS}>{value.name}</strong>
            <span className={form.hint}>{hintOf(value)}</span>
          </span>
          <Button
            small
            look="quiet"
            aria-label={`${say('form.change')} ${label}`}
            onClick={() => {
              setTyped('')
              onChange(null)
            }}
          >
            {say('form.change')}
          </Button>
        </p>
      </div>
    )
  const found = data?.items ?? []
  return (
    <div className={css.find}>
      <TextField
        label={label}
        hint={hint}
        error={error}
        type="search"
        autoComplete="off"
        maxLength={60}
        placeholder={placeholder}
        value={typed}
        onFocus={() => setOpen(true)}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div role="status">
        {q !== '' && data && found.length === 0 && <p className={form.hint}>{say('form.nothing', { q })}</p>}
      </div>
      {open && found.length > 0 && (
        <ul className={css.found} aria-label={say('form.found')}>
          {found.map((one) => (
            <li key={one.id}>
              <button type="button" onClick={() => onChange(one)}>
                <span lang={RECORDS}>{one.name}</span>
                {hintOf(one) && (
                  <span className={form.hint} lang={RECORDS}>
                    {hintOf(one)}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
