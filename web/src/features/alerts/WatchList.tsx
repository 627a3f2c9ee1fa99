import type { AlertSettings, Watch } from '@keqiao/shared/alerts'
import type { ListingKind } from '@keqiao/shared/listings'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import { Choices } from './Choices.tsx'
import css from './Lines.module.css'
import { settingsQuery, useChoose, useWatch, watchesQuery } from './queries.ts'

interface Props {
  kind: ListingKind
  page: number
  to: (page: number) => string
}

/** Own public listings of a kind, each as it is told of: as set for all, or for itself. */
export function WatchList({ kind, page, to }: Props) {
  const say = useSay('alerts')
  const settings = useQuery(settingsQuery)
  const { data, error, isPending, refetch } = useQuery(watchesQuery(kind, page))
  // What is set for all must be known first: a choice made before would put the usual settings in its place.
  if (isPending || settings.isPending) return <Skeleton lines={6} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (settings.error) return <Trouble error={settings.error} onRetry={() => void settings.refetch()} />
  if (data.total === 0)
    return (
      <Empty title={say(`watch.none.title.${kind}`)} text={say(`watch.none.text.${kind}`)}>
        <ButtonLink look={kind === 'need' ? 'wanted' : 'known'} to={kind === 'need' ? paths.newNeed : paths.newAchievement}>
          {say(`watch.none.post.${kind}`)}
        </ButtonLink>
      </Empty>
    )
  return (
    <>
      <General settings={settings.data} />
      <ul className={css.lines}>
        {data.items.map((watch) => (
          <Line key={watch.id} watch={watch} general={settings.data} />
        ))}
      </ul>
      <Pager page={data.page} size={data.size} total={data.total} to={to} />
    </>
  )
}

function General({ settings }: { settings: AlertSettings }) {
  const say = useSay('alerts')
  const choose = useChoose()
  return (
    <section className={css.general}>
      <div>
        <h2>{say('general.title')}</h2>
        <p className={css.what}>{say('general.what')}</p>
        {settings.muted && <p className={css.what}>{say('muted')}</p>}
      </div>
      <div className={css.tools}>
        <Choices
          of={say('general.title')}
          value={settings}
          busy={choose.isPending}
          onChange={(next) => choose.mutate({ ...settings, ...next })}
        />
        {choose.isSuccess && (
          <p className={css.what} role="status">
            {say('saved')}
          </p>
        )}
        {choose.error && <Trouble error={choose.error} />}
      </div>
    </section>
  )
}

function Line({ watch, general }: { watch: Watch; general: AlertSettings }) {
  const say = useSay('alerts')
  const change = useWatch()
  const { kind, id, name, own, told, fresh } = watch
  const source = `${kind}:${id}`
  const set = (settings: AlertSettings | null) => change.mutate({ kind, id, own: settings })
  return (
    <li className={css.line}>
      <div>
        <h3 lang={RECORDS}>
          <Link to={paths.hits(source)}>{name}</Link>
        </h3>
        {fresh > 0 && (
          <p className={css.fresh}>
            <Link to={paths.hits(source)}>{say('fresh', { count: fresh })}</Link>
          </p>
        )}
        <p className={css.what}>
          {told ? say(own ? (own.muted ? 'muted' : 'watch.own') : 'watch.follows') : say('watch.untold')}
        </p>
      </div>
      <div className={css.tools}>
        <div className={css.row}>
          {told ? (
            <Choices
              of={name}
              value={own ?? general}
              busy={change.isPending}
              onChange={(next) => set({ ...(own ?? general), ...next })}
            />
          ) : (
            <Button
              small
              disabled={change.isPending}
              aria-label={`${say('watch.subscribe')}：${name}`}
              onClick={() => set(general)}
            >
              {say('watch.subscribe')}
            </Button>
          )}
          {own && (
            <Button
              look="quiet"
              small
              disabled={change.isPending}
              aria-label={`${say('watch.reset')}：${name}`}
              onClick={() => set(null)}
            >
              {say('watch.reset')}
            </Button>
          )}
        </div>
        {change.error && <Trouble error={change.error} />}
      </div>
    </li>
  )
}
