import type { ListingKind } from '@keqiao/shared/listings'
import type { Overview } from '@keqiao/shared/statistics'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { paths } from '../app/paths.ts'
import { CardRow } from '../features/listings/CardRow.tsx'
import { BestPairs } from '../features/matching/BestPairs.tsx'
import { NextEvent } from '../features/roadshow/NextEvent.tsx'
import { noFilters, writeAsked } from '../features/search/address.ts'
import { KindSwitch } from '../features/search/KindSwitch.tsx'
import { SearchBox } from '../features/search/SearchBox.tsx'
import { Counts } from '../features/statistics/Counts.tsx'
import { FieldPicture } from '../features/statistics/FieldPicture.tsx'
import { overviewQuery } from '../features/statistics/queries.ts'
import { Page } from '../ui/Page.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useSay } from '../words/say.ts'
import css from './HomePage.module.css'

export function HomePage() {
  const app = useSay('app')
  const say = useSay('statistics')
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const kind: ListingKind = params.get('kind') === 'need' ? 'need' : 'achievement'
  const { data, error, refetch } = useQuery(overviewQuery)
  return (
    <Page title={`${app('name')} · ${app('tagline')}`}>
      <div className={css.hero}>
        <h1>{say('hero')}</h1>
        <p>{say('heroText')}</p>
        <div className={css.search}>
          <KindSwitch
            kind={kind}
            onChange={(next) => setParams(next === 'need' ? { kind: 'need' } : {}, { replace: true, preventScrollReset: true })}
          />
          <SearchBox
            grand
            kind={kind}
            q=""
            onSearch={(q) => navigate(writeAsked({ kind, q, sort: 'relevance', as: 'meant', page: 1, filters: noFilters() }))}
          />
        </div>
        <Counts overview={data} />
      </div>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      <div className={css.below}>
        <NextEvent />
        <BestPairs />
        {data ? (
          data.byField.length > 0 && <FieldPicture counts={data.byField} />
        ) : (
          <div className={css.waiting}>
            <Skeleton lines={6} />
          </div>
        )}
        {data ? <Newest newest={data.newest} /> : <Skeleton lines={8} />}
      </div>
    </Page>
  )
}

function Newest({ newest }: { newest: Overview['newest'] }) {
  const say = useSay('statistics')
  return (
    <div className={css.newest}>
      {(['achievements', 'needs'] as const).map((side) => (
        <section key={side} className={css[side]} aria-labelledby={`newest-${side}`}>
          <header>
            <h2 id={`newest-${side}`}>{say(`newest.${side}`)}</h2>
            <Link to={`${paths.search}?kind=${side === 'needs' ? 'need' : 'achievement'}&sort=date`}>
              {say(side === 'needs' ? 'newest.allNeeds' : 'newest.allAchievements')}
            </Link>
          </header>
          {newest[side].length === 0 && <p className={css.none}>{say(`none.${side}`)}</p>}
          {newest[side].map((card) => (
            <CardRow key={card.id} card={card} brief />
          ))}
        </section>
      ))}
    </div>
  )
}
