import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import { clock } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import css from './checkins.module.css'
import { type At, findQuery } from './queries.ts'

/** By name, organisation or the last four figures, when there is no ticket to read. */
export function FindGuest({ at, onChoose }: { at: At; onChoose: (signupId: string, companionId?: string) => void }) {
  const say = useSay('checkins')
  const [typed, setTyped] = useState('')
  const q = useDebounced(typed.trim(), 250)
  const { data, error } = useQuery(findQuery(at, q))
  return (
    <div className={css.find}>
      <TextField
        label={say('find.label')}
        type="search"
        maxLength={40}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {error && <Trouble error={error} />}
      {q && data?.items.length === 0 && <p>{say('find.none')}</p>}
      {q && data && data.items.length > 0 && (
        <ul className={css.list} aria-label={say('find.found')}>
          {data.items.map(({ signupId, name, organisation, contact, state, inAt, companions }) => (
            <li key={signupId}>
              <p lang={RECORDS}>
                <strong>{name}</strong> {organisation} · {contact}
              </p>
              <div className={css.row}>
                {inAt ? (
                  <span>{say('find.in', { time: clock(inAt) })}</span>
                ) : ['confirmed', 'checked_in', 'no_show'].includes(state) ? (
                  <Button small look="known" aria-label={say('find.enterName', { name })} onClick={() => onChoose(signupId)}>
                    {say('find.enter')}
                  </Button>
                ) : (
                  <span>{say('find.noPlace')}</span>
                )}
                {companions
                  .filter((one) => one.inAt === null)
                  .map((one) => (
                    <Button key={one.id} small onClick={() => onChoose(signupId, one.id)}>
                      {say('answer.companionEnter', { name: one.name })}
                    </Button>
                  ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
