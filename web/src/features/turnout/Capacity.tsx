import type { ModeNumbers } from '@keqiao/shared/turnout'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { useSay } from '../../words/say.ts'
import css from './desk.module.css'
import { numbersQuery, useResize } from './queries.ts'

/** More or fewer places; fewer throws nobody out. */
export function Capacity({ id }: { id: string }) {
  const say = useSay('turnout')
  const { data } = useQuery(numbersQuery(id))
  if (!data) return null
  return (
    <section className={css.part} aria-labelledby="capacity-title">
      <h2 id="capacity-title">{say('capacity.title')}</h2>
      <p className={css.faint}>{say('capacity.lead')}</p>
      <div className={css.filters}>
        {data.modes.map((mode) => (
          <OfMode key={`${mode.mode} ${mode.capacity}`} id={id} numbers={mode} />
        ))}
      </div>
    </section>
  )
}

function OfMode({ id, numbers: { mode, capacity, taken } }: { id: string; numbers: ModeNumbers }) {
  const say = useSay('turnout')
  const resize = useResize(id)
  const [typed, setTyped] = useState(String(capacity))
  const { box, at, whole } = useRefused(resize.error, ['capacity'])
  return (
    <form
      ref={box}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        resize.mutate({ mode, capacity: typed.trim() === '' ? Number.NaN : Number(typed) })
      }}
    >
      <TextField
        label={say('capacity.of', { mode: say(`mode.${mode}`) })}
        hint={say('capacity.taken', { count: taken })}
        name={`capacity-${mode}`}
        inputMode="numeric"
        value={typed}
        error={at('capacity')}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Refusals error={whole} rest={[]} />
      <Button type="submit" small disabled={resize.isPending || typed === String(capacity)}>
        {say('capacity.save')}
      </Button>
    </form>
  )
}
