import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { number } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { type Asked, filterOf, isFiltered, readAsked, writeAsked } from './asked.ts'
import { EventRow } from './EventRow.tsx'
import css from './Events.module.css'
import { Filters } from './Filters.tsx'
import { Month } from './Month.tsx'
import { roadshowsQuery } from './queries.ts'

/** What is coming, as a list or a month; each way of looking is an address. */
export function Events() {
  const [params] = useSearchParams()
  const asked = readAsked(params)
  return (
    <>
      <Filters asked={asked} />
      {asked.view === 'month' ? <Month asked={asked} /> : <List asked={asked} />}
    </>
  )
}

function List({ asked }: { asked: Asked }) {
  const say = useSay('roadshow')
  const language = useLanguage()
  const { when, page } = asked
  const query = { when, page, ...filterOf(asked) }
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(roadshowsQuery(query))
  return (
    <div aria-busy={isPlaceholderData}>
      {isPending && <Skeleton lines={10} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <p className={css.found} role="status">
            {say('found', { count: number(data.total, language) })}
          </p>
          {data.items.map((card) => (
            <EventRow key={card.id} card={card} />
          ))}
          {data.total === 0 && (
            <Empty title={say('none.title')} text={say('none.text')}>
              {isFiltered(asked) && (
                <ButtonLink look="known" to={writeAsked({ when })}>
                  {say('filter.clear')}
                </ButtonLink>
              )}
              {when === 'upcoming' && <ButtonLink to={writeAsked({ when: 'past' })}>{say('none.past')}</ButtonLink>}
            </Empty>
          )}
          <Pager page={data.page} size={data.size} total={data.total} to={(next) => writeAsked({ ...asked, page: next })} />
        </>
      )}
    </div>
  )
}
