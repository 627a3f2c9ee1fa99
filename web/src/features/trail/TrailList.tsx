import { type TrailRow, trailPaths } from '@keqiao/shared/trail'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { addressOf as apiAddress } from '../../api/call.ts'
import { paths } from '../../app/paths.ts'
import { ButtonAnchor, ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Grid } from '../../ui/Grid.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime, number } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { addressOf, NO_FILTERS, readAsked } from './asked.ts'
import { Facts } from './Facts.tsx'
import { trailQuery } from './queries.ts'
import css from './Trail.module.css'
import { TrailFilterForm } from './TrailFilterForm.tsx'
import { useActionWords } from './useActionWords.ts'

const UUID = /^[0-9a-f]{8}-/

/** Who did what, to what, when: filtered, by pages, newest first. */
export function TrailList() {
  const say = useSay('trail')
  const language = useLanguage()
  const [params] = useSearchParams()
  const asked = readAsked(params)
  const columns = useColumns()
  const { data, error, isPending, refetch } = useQuery(trailQuery(asked))
  return (
    <>
      <TrailFilterForm key={addressOf(asked)} asked={asked} />
      {isPending && <Skeleton lines={8} />}
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.total === 0 && (
        <Empty title={say('none')} text={say('noneText')}>
          <ButtonLink to={paths.audit}>{say('filter.clear')}</ButtonLink>
        </Empty>
      )}
      {data && data.total > 0 && (
        <>
          <div className={css.over}>
            <p>{say('total', { rows: number(data.total, language) })}</p>
            <Takeaway asked={asked} />
          </div>
          <Grid caption={say('title')} rows={data.items} keyOf={({ seq }) => String(seq)} columns={columns} />
          <Pager page={data.page} size={data.size} total={data.total} to={(page) => addressOf({ ...asked, page })} />
        </>
      )}
    </>
  )
}

function useColumns() {
  const say = useSay('trail')
  const language = useLanguage()
  const named = useActionWords()
  return [
    {
      key: 'at',
      title: say('column.at'),
      cell: ({ at, seq }: TrailRow) => (
        <>
          {dateTime(at, language)}
          <span className={css.beside}>{say('damage.row', { row: number(seq, language) })}</span>
        </>
      ),
    },
    { key: 'actor', title: say('column.actor'), cell: (row: TrailRow) => <Actor {...row} /> },
    { key: 'action', title: say('column.action'), cell: ({ action }: TrailRow) => named(action) },
    { key: 'subject', title: say('column.subject'), cell: ({ subject }: TrailRow) => <Subject subject={subject} /> },
    { key: 'facts', title: say('column.facts'), cell: ({ facts }: TrailRow) => <Facts facts={facts} /> },
  ]
}

/** Who acts without any of the roles: see the server's trail. */
const OUTSIDE = ['SYSTEM', 'PUBLIC', 'SIGNED_IN', 'HOLDER'] as const

/** The name of today, or what is left of somebody who is gone: the number. */
function Actor({ actor, actorId, roles }: TrailRow) {
  const say = useSay('trail')
  const { labels } = useLabels()
  const common = useSay('common')
  const outside = OUTSIDE.find((role) => roles.includes(role))
  if (actorId === null) return outside ? say(`outside.${outside}`) : say('nobody')
  const unnamed = UUID.test(actorId) ? say('gone', { id: actorId.slice(0, 8) }) : say('house', { name: actorId })
  return (
    <>
      {actor ?? unnamed}
      {roles.length > 0 && (
        <span className={css.beside}>{outside ? say(`outside.${outside}`) : labels('role', roles).join(common('listJoin'))}</span>
      )}
    </>
  )
}

function Subject({ subject }: { subject: string }) {
  const say = useSay('trail')
  const [kind = '', id] = subject.split(':')
  const words = say(`kind.${kind}`)
  const known = words === `kind.${kind}` ? kind : words
  if (!id) return known
  const text = `${known} ${say(`kind.${id}`) === `kind.${id}` ? id.slice(0, 8) : say(`kind.${id}`)}`
  if (kind === 'need' || kind === 'achievement') return <Link to={paths.listing(kind, id)}>{text}</Link>
  if (kind === 'organisation') return <Link to={paths.organisation(id)}>{text}</Link>
  // What has no page of its own leads to all that happened to it.
  return <Link to={addressOf({ ...NO_FILTERS, subject })}>{text}</Link>
}

/** The rows found, as a file. */
function Takeaway({ asked: { page: _, ...filters } }: { asked: ReturnType<typeof readAsked> }) {
  const say = useSay('trail')
  return (
    <p className={css.take}>
      {(['xlsx', 'csv'] as const).map((format) => (
        <ButtonAnchor key={format} look="quiet" small href={apiAddress(trailPaths.export, { query: { ...filters, format } })}>
          {say('take', { format: format === 'xlsx' ? 'Excel' : 'CSV' })}
        </ButtonAnchor>
      ))}
    </p>
  )
}
