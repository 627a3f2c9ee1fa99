import { MOST_SEARCHES, type SavedSearch } from '@keqiao/shared/alerts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import { Choices } from './Choices.tsx'
import css from './Lines.module.css'
import { searchesQuery, useChangeSearch, useRemove } from './queries.ts'

/** Saved searches: what each looks for, what is new, how it tells. */
export function SearchList({ addressOf }: { addressOf: (search: SavedSearch) => string }) {
  const say = useSay('alerts')
  const { data, error, isPending, refetch } = useQuery(searchesQuery)
  if (isPending) return <Skeleton lines={6} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (data.items.length === 0)
    return (
      <Empty title={say('searches.none.title')} text={say('searches.none.text')}>
        <ButtonLink look="known" to={`${paths.search}?kind=achievement`}>
          {say('searches.none.achievement')}
        </ButtonLink>
        <ButtonLink to={`${paths.search}?kind=need`}>{say('searches.none.need')}</ButtonLink>
      </Empty>
    )
  return (
    <ul className={css.lines}>
      {data.items.slice(0, MOST_SEARCHES).map((search) => (
        <Line key={search.id} search={search} to={addressOf(search)} />
      ))}
    </ul>
  )
}

function Line({ search, to }: { search: SavedSearch; to: string }) {
  const say = useSay('alerts')
  const change = useChangeSearch()
  const { id, name, asked, frequency, muted, fresh } = search
  const filters = Object.values(asked.filters).reduce((sum, codes) => sum + codes.length, 0)
  const kind = say(`searches.kind.${asked.kind}`)
  const what = [
    asked.q ? `${kind} · ${asked.q}` : say('searches.all', { kind }),
    filters > 0 && say('searches.filters', { count: filters }),
  ]
  return (
    <li className={css.line}>
      <div>
        <h3>
          <Link to={paths.hits(`search:${id}`)}>{name}</Link>
        </h3>
        <p className={css.what}>
          {what.filter(Boolean).join(' · ')} · <Link to={to}>{say('searches.open')}</Link>
        </p>
        {fresh > 0 && (
          <p className={css.fresh}>
            <Link to={paths.hits(`search:${id}`)}>{say('fresh', { count: fresh })}</Link>
          </p>
        )}
        {muted && <p className={css.what}>{say('muted')}</p>}
      </div>
      <div className={css.tools}>
        <div className={css.row}>
          <Choices
            of={name}
            value={{ frequency, muted }}
            busy={change.isPending}
            onChange={(next) => change.mutate({ id, name, frequency, muted, ...next })}
          />
          <Remove search={search} />
        </div>
        {change.error && <Trouble error={change.error} />}
      </div>
    </li>
  )
}

function Remove({ search: { id, name } }: { search: SavedSearch }) {
  const say = useSay('alerts')
  const [asking, setAsking] = useState(false)
  const remove = useRemove()
  return (
    <>
      <Button
        look="quiet"
        small
        aria-haspopup="dialog"
        aria-label={`${say('searches.remove')}：${name}`}
        onClick={() => setAsking(true)}
      >
        {say('searches.remove')}
      </Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={say('searches.confirm.title', { name })}>
        <p>{say('searches.confirm.text')}</p>
        <p className={css.row}>
          <Button look="known" disabled={remove.isPending} onClick={() => remove.mutate(id)}>
            {say('searches.confirm.submit')}
          </Button>
          <Button onClick={() => setAsking(false)}>{say('searches.confirm.keep')}</Button>
        </p>
        {remove.error && <Trouble error={remove.error} />}
      </Dialog>
    </>
  )
}
