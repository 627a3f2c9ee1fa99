import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { ButtonLink } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Grid } from '../../../ui/Grid.tsx'
import { Pager } from '../../../ui/Pager.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { Trouble } from '../../../ui/Trouble.tsx'
import { useLabels } from '../../../words/labels.ts'
import { useLanguage, useSay } from '../../../words/say.ts'
import { useSeatWords } from '../places.ts'
import { span } from '../when.ts'
import { organisedQuery } from './queries.ts'

/** Events that this person may organise; what waits for approval first. */
export function OrganisedList({ page, to }: { page: number; to: (page: number) => string }) {
  const say = useSay('organise')
  const language = useLanguage()
  const { label } = useLabels()
  const seatWords = useSeatWords()
  const { data, error, isPending, refetch } = useQuery(organisedQuery(page))
  if (isPending) return <Skeleton lines={8} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (data.total === 0)
    return (
      <Empty title={say('none.title')} text={say('none.text')}>
        <ButtonLink look="known" to={paths.newRoadshow}>
          {say('new')}
        </ButtonLink>
      </Empty>
    )
  return (
    <>
      <Grid
        caption={say('title')}
        wide
        rows={data.items}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: say('columns.name'),
            cell: ({ id, title }) => <Link to={paths.organise(id)}>{title}</Link>,
          },
          { key: 'kind', title: say('columns.kind'), short: true, cell: ({ kind }) => label('roadshow_kind', kind) },
          {
            key: 'state',
            title: say('columns.state'),
            short: true,
            cell: ({ state, waitingSince }) =>
              waitingSince ? <Tag look="alarm">{say('waits')}</Tag> : <Tag>{say(`line.${state}`)}</Tag>,
          },
          { key: 'when', title: say('columns.when'), cell: (card) => span(card, language) },
          {
            key: 'seats',
            title: say('columns.seats'),
            cell: ({ seats }) => seats.map((one) => <div key={one.mode}>{seatWords(one)}</div>),
          },
        ]}
      />
      <Pager page={data.page} size={data.size} total={data.total} to={to} />
    </>
  )
}
