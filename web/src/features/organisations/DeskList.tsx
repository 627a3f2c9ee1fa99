import { DESK_STATES } from '@keqiao/shared/organisations'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { Grid } from '../../ui/Grid.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './form.module.css'
import { type DeskAsked, deskQuery } from './queries.ts'

const read = (params: URLSearchParams): DeskAsked => ({
  state: DESK_STATES.find((state) => state === params.get('state')) ?? 'waiting',
  q: params.get('q') ?? '',
  page: Math.max(1, Number(params.get('page')) || 1),
})
const addressOf = ({ state, q, page }: DeskAsked) =>
  `${paths.operator}?${new URLSearchParams({ tab: 'organisations', state, ...(q && { q }), page: String(page) })}`

/** Organisations of this desk's region, what waits longest first. */
export function DeskList() {
  const say = useSay('organisations')
  const language = useLanguage()
  const { label } = useLabels()
  const [params] = useSearchParams()
  const asked = read(params)
  const { data, error, isPending, refetch } = useQuery(deskQuery(asked))
  return (
    <div className={`${css.group} ${css.desk}`} style={{ marginTop: '24px' }}>
      <Filters key={addressOf(asked)} asked={asked} />
      {isPending && <Skeleton lines={6} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.total === 0 && (
        <Empty
          title={say(asked.state === 'waiting' && !asked.q ? 'desk.nothing' : 'desk.none')}
          text={say(asked.state === 'waiting' && !asked.q ? 'desk.nothingText' : 'desk.noneText')}
        />
      )}
      {data && data.total > 0 && (
        <>
          <Grid
            caption={say('desk.title')}
            rows={data.items}
            keyOf={({ id }) => id}
            columns={[
              {
                key: 'name',
                title: say('field.name'),
                cell: ({ id, name }) => <Link to={paths.organisationDesk(id)}>{name}</Link>,
              },
              { key: 'kind', title: say('field.kind'), cell: ({ kind }) => label('organisation_kind', kind) },
              { key: 'region', title: say('field.region'), cell: ({ region }) => label('region', region) },
              { key: 'uscc', title: say('field.uscc'), cell: ({ uscc }) => uscc ?? '—' },
              {
                key: 'waits',
                title: say('desk.waits'),
                cell: ({ state, changes, claims }) =>
                  [
                    say(`stateShort.${state}`),
                    ...(changes ? [say('desk.change')] : []),
                    ...(claims > 0 ? [say('desk.claims', { count: claims })] : []),
                  ].join(' · '),
              },
              { key: 'since', title: say('desk.since'), cell: ({ since }) => dateTime(since, language) },
            ]}
          />
          <Pager page={data.page} size={data.size} total={data.total} to={(page) => addressOf({ ...asked, page })} />
        </>
      )}
    </div>
  )
}

function Filters({ asked }: { asked: DeskAsked }) {
  const say = useSay('organisations')
  const [, setParams] = useSearchParams()
  const [q, setQ] = useState(asked.q)
  const go = (next: Partial<DeskAsked>) =>
    setParams(new URL(addressOf({ ...asked, q, page: 1, ...next }), window.location.origin).searchParams)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    go({})
  }
  return (
    <form className={css.inline} onSubmit={submit}>
      <SelectField
        label={say('desk.show')}
        value={asked.state}
        onChange={(event) => go({ state: event.target.value as DeskAsked['state'] })}
      >
        {DESK_STATES.map((state) => (
          <option key={state} value={state}>
            {say(state === 'waiting' ? 'desk.waiting' : `stateShort.${state}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={say('desk.search')}
        type="search"
        maxLength={100}
        value={q}
        onChange={(event) => setQ(event.target.value)}
      />
      <Button type="submit" look="known">
        {say('desk.find')}
      </Button>
    </form>
  )
}
