import type { AlertHit } from '@keqiao/shared/alerts'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime, number } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './Hits.module.css'
import { type HitsOf, hitsQuery, useLook } from './queries.ts'

const kindOf = (source: string) => source.slice(0, source.indexOf(':'))
const idOf = (source: string) => source.slice(source.indexOf(':') + 1)
function homeOf(source: string): string {
  const kind = kindOf(source)
  return kind === 'search' ? paths.hits(source) : kind === 'need' ? paths.need(idOf(source)) : paths.achievement(idOf(source))
}

interface Props {
  of: HitsOf
  page: number
  to: (page: number) => string
  /** The listing as lists show it, with what is said of it here. */
  row: (card: AlertHit['card'], below: ReactNode) => ReactNode
}

/** What was found for one source, or what one notice told of. Seen once it is looked at. */
export function Hits({ of, page, to, row }: Props) {
  const say = useSay('alerts')
  const language = useLanguage()
  const { data, error, isPending, refetch } = useQuery(hitsQuery(of, page))
  const { mutate: look } = useLook()
  const [key, value] = Object.entries(of)[0] as [string, string]
  const isNew = data?.items.some((hit) => hit.isNew) ?? false
  useEffect(() => {
    if (isNew) look({ [key]: value } as HitsOf)
  }, [isNew, key, value, look])
  if (isPending) return <Skeleton lines={8} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (data.total === 0)
    return (
      <Empty title={say('hits.none.title')} text={say('hits.none.text')}>
        <ButtonLink to={paths.subscriptions()}>{say('hits.back')}</ButtonLink>
      </Empty>
    )
  return (
    <>
      <p role="status" className={css.total}>
        {say('hits.total', { total: number(data.total, language) })}
      </p>
      {data.items.map((hit) => (
        <div key={`${hit.card.id} ${hit.at}`}>
          {row(
            hit.card,
            <p className={css.what}>
              {hit.isNew && <Tag look="fine">{say('hits.isNew')}</Tag>}
              {hit.for.map((one) => (
                <span key={one.source}>
                  <Link to={homeOf(one.source)}>{say(`hits.for.${kindOf(one.source)}`, { name: one.name })}</Link>
                  {one.score !== null && ` ${say('hits.score', { score: one.score })}`}
                </span>
              ))}
              <span>{dateTime(hit.at, language)}</span>
            </p>,
          )}
        </div>
      ))}
      <Pager page={data.page} size={data.size} total={data.total} to={to} />
    </>
  )
}
