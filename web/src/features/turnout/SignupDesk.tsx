import { SEAT_MODES, type SeatMode } from '@keqiao/shared/roadshow'
import { SIGNUP_STATES, type SignupRow, type SignupState } from '@keqiao/shared/signups'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { Empty } from '../../ui/Empty.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import { dateTime } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { Decision } from './Decision.tsx'
import css from './desk.module.css'
import { delegationsQuery, signupsQuery } from './queries.ts'

const SIZE = 20

/** Everybody who signed up: found by state, mode, delegation, name or the last four figures of the telephone. */
export function SignupDesk({ id, reveal }: { id: string; reveal: (subject: string, masked: string) => ReactNode }) {
  const say = useSay('turnout')
  const [params, setParams] = useSearchParams()
  const set = (next: Record<string, string>) =>
    setParams(
      (now) => {
        for (const [name, value] of Object.entries({ page: '', ...next }))
          if (value) now.set(name, value)
          else now.delete(name)
        return now
      },
      { replace: true },
    )
  const state = SIGNUP_STATES.find((one) => one === params.get('state'))
  const mode = SEAT_MODES.find((one) => one === params.get('mode'))
  const page = Math.max(1, Number(params.get('page')) || 1)
  const [q, group] = [params.get('q') ?? '', params.get('group') ?? '']
  const query = {
    page,
    size: SIZE,
    q: useDebounced(q, 250),
    ...(state && { state }),
    ...(mode && { mode }),
    ...(group && { group }),
  }
  const { data, error, refetch } = useQuery(signupsQuery(id, query))
  const { data: delegations } = useQuery(delegationsQuery(id))
  return (
    <section className={css.part} aria-labelledby="desk-title">
      <h2 id="desk-title">{say('desk.title')}</h2>
      <search className={css.filters}>
        <TextField
          label={say('desk.find')}
          hint={say('desk.findHint')}
          value={q}
          onChange={({ target }) => set({ q: target.value })}
        />
        <SelectField label={say('desk.state')} value={state ?? ''} onChange={({ target }) => set({ state: target.value })}>
          <option value="">{say('desk.all')}</option>
          {SIGNUP_STATES.map((one) => (
            <option key={one} value={one}>
              {say(`state.${one}`)}
            </option>
          ))}
        </SelectField>
        <SelectField label={say('desk.mode')} value={mode ?? ''} onChange={({ target }) => set({ mode: target.value })}>
          <option value="">{say('desk.all')}</option>
          {SEAT_MODES.map((one: SeatMode) => (
            <option key={one} value={one}>
              {say(`mode.${one}`)}
            </option>
          ))}
        </SelectField>
        {delegations && delegations.items.length > 0 && (
          <SelectField label={say('desk.group')} value={group} onChange={({ target }) => set({ group: target.value })}>
            <option value="">{say('desk.all')}</option>
            {delegations.items.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
        )}
      </search>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && (
        <p className={css.faint} role="status">
          {say('desk.found', { count: data.total })}
        </p>
      )}
      {data && data.total === 0 && (
        <Empty
          level={3}
          title={say('desk.none.title')}
          text={say(q || state || mode || group ? 'desk.none.other' : 'desk.none.first')}
        />
      )}
      <ul className={css.people}>
        {data?.items.map((row) => (
          <Person key={row.id} row={row} reveal={reveal} />
        ))}
      </ul>
      {data && (
        <Pager
          page={page}
          size={SIZE}
          total={data.total}
          to={(to) => `?${new URLSearchParams({ ...Object.fromEntries(params), page: String(to) })}`}
        />
      )}
    </section>
  )
}

export const STATE_LOOK: Partial<Record<SignupState, string>> = {
  confirmed: 'fine',
  checked_in: 'fine',
  pending: 'due',
  offered: 'due',
}

function Person({ row, reveal }: { row: SignupRow; reveal: (subject: string, masked: string) => ReactNode }) {
  const say = useSay('turnout')
  const language = useLanguage()
  const { label } = useLabels()
  const { name, organisation, title, role, state, seats, offerExpiresAt, source } = row
  return (
    <li data-look={STATE_LOOK[state]}>
      <div>
        <strong>{name}</strong>
        <p className={css.faint}>{[organisation, title].filter(Boolean).join(' · ')}</p>
        <p className={css.faint}>
          {[label('signup_role', role), say(`mode.${row.seatMode ?? row.mode}`), say(`source.${source}`)].join(' · ')}
          {seats > 1 && ` · ${say('desk.companions', { count: seats - 1 })}`}
        </p>
      </div>
      <div>
        <p>{say(`state.${state}`)}</p>
        {offerExpiresAt && <p className={css.faint}>{say('desk.until', { when: dateTime(offerExpiresAt, language) })}</p>}
        <p className={css.faint}>{say('desk.since', { when: dateTime(row.at, language) })}</p>
      </div>
      <div>{reveal(`signup:${row.id}`, row.contact)}</div>
      {state === 'pending' && <Decision row={row} />}
    </li>
  )
}
