import { AGENT_SERVICES } from '@keqiao/shared/agents'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { number } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { AgentCards } from './AgentCards.tsx'
import { type Asked, hasFilter, readAsked, writeAsked } from './asked.ts'
import css from './Directory.module.css'
import { directoryQuery } from './queries.ts'

const listed = (code: string) => (code ? [code] : [])

/** Who is there, by field, region, service and words; each search is an address. */
export function Directory() {
  const say = useSay('agents')
  const language = useLanguage()
  const [params] = useSearchParams()
  const asked = readAsked(params)
  const { q, field, region, service, page } = asked
  const query = { q, field: listed(field), region: listed(region), service: listed(service), page }
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(directoryQuery(query))
  const filtered = hasFilter(asked)
  return (
    <>
      <Filters key={writeAsked(asked)} asked={asked} />
      {isPending && <Skeleton lines={10} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <div className={css.list} aria-busy={isPlaceholderData}>
          <div className={css.head}>
            <p role="status">{say(filtered ? 'directory.found' : 'directory.total', { total: number(data.total, language) })}</p>
            {filtered && (
              <ButtonLink look="quiet" small to={paths.agents}>
                {say('directory.clear')}
              </ButtonLink>
            )}
          </div>
          {data.total === 0 ? (
            <Empty title={say('directory.none.title')} text={say('directory.none.text')}>
              {filtered && (
                <ButtonLink look="known" to={paths.agents}>
                  {say('directory.clear')}
                </ButtonLink>
              )}
              <ButtonLink look="wanted" to={paths.newNeed}>
                {say('page.postNeed')}
              </ButtonLink>
            </Empty>
          ) : (
            <AgentCards cards={data.items} />
          )}
          <Pager page={data.page} size={data.size} total={data.total} to={(next) => writeAsked({ ...asked, page: next })} />
        </div>
      )}
    </>
  )
}

function Filters({ asked }: { asked: Asked }) {
  const say = useSay('agents')
  const navigate = useNavigate()
  const { entries, label } = useLabels()
  const [q, setQ] = useState(asked.q)
  const go = (next: Partial<Asked>) => navigate(writeAsked({ ...asked, q: q.trim(), page: 1, ...next }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void go({})
  }
  const boxes = entries('field', null)
  return (
    <form className={css.filters} onSubmit={submit}>
      <TextField
        label={say('directory.search')}
        type="search"
        maxLength={60}
        value={q}
        onChange={(event) => setQ(event.target.value)}
      />
      <SelectField label={say('directory.field')} value={asked.field} onChange={(event) => go({ field: event.target.value })}>
        <option value="">{say('directory.any')}</option>
        {boxes.map(({ code }) => (
          <optgroup key={code} label={label('field', code)}>
            {entries('field', code).map((entry) => (
              <option key={entry.code} value={entry.code}>
                {label('field', entry.code)}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <SelectField label={say('directory.region')} value={asked.region} onChange={(event) => go({ region: event.target.value })}>
        <option value="">{say('directory.any')}</option>
        {entries('region', '130000').map(({ code }) => (
          <option key={code} value={code}>
            {label('region', code)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={say('directory.service')}
        value={asked.service}
        onChange={(event) => go({ service: event.target.value })}
      >
        <option value="">{say('directory.any')}</option>
        {AGENT_SERVICES.map((code) => (
          <option key={code} value={code}>
            {label('agent_service', code)}
          </option>
        ))}
      </SelectField>
      <Button type="submit" look="known">
        {say('directory.find')}
      </Button>
    </form>
  )
}
