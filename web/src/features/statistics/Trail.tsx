import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Grid } from '../../ui/Grid.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './OperatorListings.module.css'
import { trailQuery } from './queries.ts'

/** Who did what, to what, when. */
export function Trail() {
  const say = useSay('statistics')
  const language = useLanguage()
  const [params] = useSearchParams()
  const page = Math.max(1, Number(params.get('page')) || 1)
  const { data, error, isPending, refetch } = useQuery(trailQuery(page))
  if (isPending) return <Skeleton lines={8} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (data.total === 0) return <Empty title={say('operator.trail.none')} />
  return (
    <div className={css.desk}>
      <Grid
        caption={say('operator.tabs.trail')}
        rows={data.items}
        keyOf={({ at, subject, action }, place) => `${at} ${subject} ${action} ${place}`}
        columns={[
          { key: 'at', title: say('operator.trail.at'), cell: ({ at }) => dateTime(at, language) },
          { key: 'actor', title: say('operator.trail.actor'), cell: ({ actor }) => actor ?? say('operator.trail.system') },
          { key: 'action', title: say('operator.trail.action'), cell: ({ action }) => <ActionWords action={action} /> },
          { key: 'subject', title: say('operator.trail.subject'), cell: ({ subject }) => <Subject subject={subject} /> },
          {
            key: 'facts',
            title: say('operator.trail.facts'),
            cell: ({ facts }) => <FactWords facts={facts} />,
          },
        ]}
      />
      <Pager page={data.page} size={data.size} total={data.total} to={(next) => `${paths.operator}?tab=trail&page=${next}`} />
    </div>
  )
}

/** `need.published` in words; an action this web does not know yet stands as it is. */
function ActionWords({ action }: { action: string }) {
  const say = useSay('statistics')
  const listings = useSay('listings')
  const [subject = '', verb = ''] = action.split('.')
  const key = `operator.action.${verb}`
  if (say(key) === key) return action
  return `${say(key)}${subject === 'need' || subject === 'achievement' ? ` · ${listings(`kind.${subject}`)}` : ''}`
}

function Subject({ subject }: { subject: string }) {
  const say = useSay('statistics')
  const [kind, id = ''] = subject.split(':')
  return kind === 'need' || kind === 'achievement' ? (
    <Link to={paths.listing(kind, id)}>{say('operator.trail.open')}</Link>
  ) : (
    subject
  )
}

/** The facts a reader can use, in words; bare ids are left out. */
function FactWords({ facts }: { facts: Record<string, unknown> }) {
  const say = useSay('statistics')
  const listings = useSay('listings')
  const matching = useSay('matching')
  const common = useSay('common')
  const { label } = useLabels()
  const value = (key: string, fact: unknown) => {
    if (key === 'state') return listings(`stateShort.${fact}`)
    if (key === 'verdict') return matching(`mark.${fact}`)
    if (key !== 'reason') return String(fact)
    const words = label('take_down_reason', String(fact))
    return words === fact ? label('decline_reason', String(fact)) : words
  }
  return Object.entries(facts)
    .filter(([key, fact]) => fact !== null && say(`operator.fact.${key}`) !== `operator.fact.${key}`)
    .map(([key, fact]) => say(`operator.fact.${key}`, { value: value(key, fact) }))
    .join(common('sentenceJoin'))
}
