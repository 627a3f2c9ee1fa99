import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Grid } from '../../ui/Grid.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { dateTime, number } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { importsQuery } from './queries.ts'

/** Imports so far, newest first. */
export function ImportList({ page, to, offer }: { page: number; to: (page: number) => string; offer?: boolean }) {
  const say = useSay('interchange')
  const workspace = useSay('statistics')
  const language = useLanguage()
  const { data, error, isPending } = useQuery(importsQuery(page))
  if (isPending) return <Skeleton lines={4} />
  if (error) return <Trouble error={error} />
  if (data.total === 0) {
    return offer ? (
      <Empty title={workspace('workspace.none.imports.title')} text={workspace('workspace.none.imports.text')}>
        <ButtonLink look="known" to={paths.imports}>
          {say('title')}
        </ButtonLink>
      </Empty>
    ) : (
      <p>{say('none')}</p>
    )
  }
  return (
    <>
      <Grid
        caption={say('earlier')}
        rows={data.items}
        keyOf={({ id }) => id}
        columns={[
          { key: 'file', title: say('column.file'), cell: ({ id, fileName }) => <Link to={paths.import(id)}>{fileName}</Link> },
          { key: 'state', title: say('column.state'), cell: ({ state }) => say(`state.${state}`) },
          { key: 'rows', title: say('column.rows'), cell: ({ total }) => (total === null ? '—' : number(total, language)) },
          { key: 'when', title: say('column.when'), cell: ({ createdAt }) => dateTime(createdAt, language) },
        ]}
      />
      <Pager page={data.page} size={data.size} total={data.total} to={to} />
    </>
  )
}
