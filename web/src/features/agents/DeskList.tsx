import { AGENT_STATES, type AgentRow, type AgentState } from '@keqiao/shared/agents'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { Grid } from '../../ui/Grid.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { date } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './desk.module.css'
import { type DeskAsked, deskAddress } from './deskAsked.ts'
import { useDay } from './name.ts'
import { deskQuery } from './queries.ts'

export function DeskList({ asked }: { asked: DeskAsked }) {
  const say = useSay('agents')
  const language = useLanguage()
  const day = useDay()
  const { label, labels } = useLabels()
  const common = useSay('common')
  const waiting = asked.view === 'waiting'
  const query = {
    waiting: String(waiting) as 'true',
    q: asked.q,
    page: asked.page,
    ...(asked.state ? { state: asked.state } : {}),
  }
  const { data, error, isPending, refetch } = useQuery(deskQuery(query))
  const none = waiting && !asked.q ? 'none' : 'noneFound'
  return (
    <>
      {!waiting && <Filters key={deskAddress(asked)} asked={asked} />}
      {isPending && <Skeleton lines={8} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.total === 0 && <Empty title={say(`desk.${none}.title`)} text={say(`desk.${none}.text`)} />}
      {data && data.total > 0 && (
        <>
          <Grid
            caption={say('desk.tab')}
            rows={data.items}
            keyOf={({ id }) => id}
            columns={[
              {
                key: 'name',
                title: say('desk.columns.name'),
                cell: (row) => <Link to={deskAddress({ ...asked, agent: row.id })}>{row.name}</Link>,
              },
              {
                key: 'kind',
                title: say('desk.columns.kind'),
                cell: ({ kind, level }) =>
                  [label('agent_kind', kind), level && label('agent_level', level)].filter(Boolean).join(common('listJoin')),
              },
              {
                key: 'regions',
                title: say('desk.columns.regions'),
                cell: ({ regions }) => labels('region', regions).join(common('listJoin')),
              },
              { key: 'state', title: say('desk.columns.state'), cell: (row) => <StateOf row={row} /> },
              {
                key: 'waiting',
                title: say(waiting ? 'desk.columns.waiting' : 'desk.columns.certificate'),
                cell: ({ dueAt, certificateExpires }) =>
                  waiting
                    ? dueAt && date(dueAt, language)
                    : certificateExpires
                      ? day(certificateExpires)
                      : say('certificate.endless'),
              },
              { key: 'load', title: say('desk.columns.load'), cell: ({ openLoad, maxLoad }) => `${openLoad} / ${maxLoad}` },
            ]}
          />
          <Pager page={data.page} size={data.size} total={data.total} to={(page) => deskAddress({ ...asked, page })} />
        </>
      )}
    </>
  )
}

function StateOf({ row: { state, renewal } }: { row: AgentRow }) {
  const say = useSay('agents')
  const look = state === 'active' ? 'fine' : state === 'suspended' ? 'alarm' : 'outline'
  return (
    <span className={css.buttons}>
      <Tag look={look}>{say(`desk.states.${state}`)}</Tag>
      {renewal && <Tag look="wanted">{say('desk.renewal')}</Tag>}
    </span>
  )
}

function Filters({ asked }: { asked: DeskAsked }) {
  const say = useSay('agents')
  const navigate = useNavigate()
  const [q, setQ] = useState(asked.q)
  const go = (next: Partial<DeskAsked>) => navigate(deskAddress({ ...asked, q: q.trim(), page: 1, ...next }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void go({})
  }
  return (
    <form className={css.filters} onSubmit={submit}>
      <SelectField
        label={say('desk.state')}
        value={asked.state ?? ''}
        onChange={(event) => go({ state: (event.target.value || undefined) as AgentState | undefined })}
      >
        <option value="">{say('desk.anyState')}</option>
        {AGENT_STATES.map((state) => (
          <option key={state} value={state}>
            {say(`desk.states.${state}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={say('desk.search')}
        type="search"
        maxLength={60}
        value={q}
        onChange={(event) => setQ(event.target.value)}
      />
      <Button type="submit" look="known">
        {say('desk.find')}
      </Button>
    </form>
  )
}
