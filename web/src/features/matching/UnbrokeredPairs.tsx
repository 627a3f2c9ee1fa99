import { MUTUAL_TOP, type UnbrokeredPair } from '@keqiao/shared/matching'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Hidden } from '../../ui/Hidden.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import { type Asked, hasFilter, readAsked, writeAsked } from './asked.ts'
import { PairFilters } from './PairFilters.tsx'
import { PairSheet } from './PairSheet.tsx'
import { unbrokeredQuery } from './queries.ts'
import css from './UnbrokeredPairs.module.css'

/** What nobody brings together yet, strongest first; what can be done about each pair is the page's. */
export function UnbrokeredPairs({ actionsOf }: { actionsOf: (pair: UnbrokeredPair) => ReactNode }) {
  const say = useSay('matching')
  const [params] = useSearchParams()
  const asked = readAsked(params)
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(unbrokeredQuery(asked))
  return (
    <>
      <PairFilters key={writeAsked(asked)} asked={asked} />
      <Tabs
        label={say('pairs.which')}
        here={asked.which}
        tabs={(['mutual', 'rest'] as const).map((which) => ({
          key: which,
          to: writeAsked({ ...asked, which, page: 1 }),
          text: say(`pairs.${which}`, { top: MUTUAL_TOP }),
        }))}
      />
      <h2>
        <Hidden>{say(`pairs.${asked.which}`, { top: MUTUAL_TOP })}</Hidden>
      </h2>
      {isPending && <Skeleton lines={12} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && data.items.length === 0 && <Nothing asked={asked} />}
      {data && data.items.length > 0 && (
        <ol className={css.list} aria-busy={isPlaceholderData}>
          {data.items.map((pair) => (
            <li key={pair.id}>
              <PairSheet match={pair} withOwners>
                {actionsOf(pair)}
              </PairSheet>
            </li>
          ))}
        </ol>
      )}
      {data && <Turn asked={asked} more={data.more} />}
    </>
  )
}

/** How many there are in all is not counted: page by page. */
function Turn({ asked, more }: { asked: Asked; more: boolean }) {
  const common = useSay('common')
  if (asked.page === 1 && !more) return null
  return (
    <nav className={css.turn} aria-label={common('pager.label')}>
      {asked.page > 1 && <ButtonLink to={writeAsked({ ...asked, page: asked.page - 1 })}>{common('pager.previous')}</ButtonLink>}
      {more && <ButtonLink to={writeAsked({ ...asked, page: asked.page + 1 })}>{common('pager.next')}</ButtonLink>}
    </nav>
  )
}

function Nothing({ asked }: { asked: Asked }) {
  const say = useSay('matching')
  const filtered = hasFilter(asked)
  return (
    <Empty
      title={say(filtered ? 'pairs.none.filtered' : `pairs.none.title.${asked.which}`)}
      text={say(`pairs.none.${asked.which}`)}
    >
      {filtered && (
        <ButtonLink look="known" to={paths.pairs}>
          {say('pairs.none.clear')}
        </ButtonLink>
      )}
      {asked.which === 'mutual' && (
        <ButtonLink to={writeAsked({ ...asked, which: 'rest', page: 1 })}>{say('pairs.none.others')}</ButtonLink>
      )}
      <ButtonLink to={paths.encounters}>{say('pairs.none.encounters')}</ButtonLink>
    </Empty>
  )
}
