import type { Party } from '@keqiao/shared/grants'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import { useSay } from '../../words/say.ts'
import css from './grants.module.css'
import { candidatesQuery } from './queries.ts'
import { nameOf } from './who.ts'

interface Props {
  value: Party | null
  error: string | undefined
  onChange: (party: Party | null) => void
}

/** An organisation or an agent from the public directories, found by a part of its name. */
export function PartyField({ value, error, onChange }: Props) {
  const say = useSay('grants')
  const [typed, setTyped] = useState('')
  const q = useDebounced(typed.trim(), 250)
  const { data } = useQuery(candidatesQuery(q))
  if (value)
    return (
      <p className={css.chosen}>
        <strong lang={RECORDS}>{nameOf(value, say)}</strong>
        <Button
          small
          look="quiet"
          onClick={() => {
            onChange(null)
            setTyped('')
          }}
        >
          {say('invite.other')}
        </Button>
      </p>
    )
  const found = q.length >= 2 ? data?.items : undefined
  return (
    <div className={css.find}>
      <TextField
        label={say('invite.name')}
        hint={say('invite.nameHint')}
        type="search"
        autoComplete="off"
        maxLength={60}
        value={typed}
        error={error}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div role="status">{found?.length === 0 && <p className={css.note}>{say('invite.nobody', { q })}</p>}</div>
      {found && found.length > 0 && (
        <ul className={css.found} aria-label={say('invite.found')}>
          {found.map((party) => (
            <li key={`${party.kind}:${party.id}`}>
              <button type="button" onClick={() => onChange(party)}>
                <span lang={RECORDS}>{nameOf(party, say)}</span>
                <span className={css.note}>{say(`kind.${party.kind}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
