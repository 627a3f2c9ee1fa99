import { interchangePaths } from '@keqiao/shared/interchange'
import { useQuery } from '@tanstack/react-query'
import { ButtonAnchor } from '../../ui/Button.tsx'
import { Grid } from '../../ui/Grid.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import css from './CellProblems.module.css'
import { cellProblemsQuery } from './queries.ts'

/** Every cell at fault: where, what stands there, what is wrong. */
export function CellProblems({ id, page, to }: { id: string; page: number; to: (page: number) => string }) {
  const say = useSay('interchange')
  const { data, error } = useQuery(cellProblemsQuery(id, page))
  if (error) return <Trouble error={error} />
  if (!data) return null
  if (data.total === 0) return <p>{say('noProblems')}</p>
  return (
    <section className={css.problems} aria-labelledby="cell-problems">
      <header>
        <h2 id="cell-problems">{say('problems')}</h2>
        <ButtonAnchor small href={interchangePaths.problemSheet(id)}>
          {say('problemSheet')}
        </ButtonAnchor>
      </header>
      <Grid
        caption={say('problems')}
        rows={data.items}
        keyOf={({ row, column, code }) => `${row} ${column} ${code}`}
        columns={[
          { key: 'row', title: say('column.row'), cell: ({ row }) => say('rowOf', { row }) },
          { key: 'column', title: say('column.column'), cell: ({ column }) => column },
          { key: 'value', title: say('column.value'), cell: ({ value }) => value || say('empty') },
          {
            key: 'problem',
            title: say('column.problem'),
            cell: ({ code }) => <span className={css.fault}>{say(`cell.${code}`)}</span>,
          },
        ]}
      />
      <Pager page={data.page} size={data.size} total={data.total} to={to} />
    </section>
  )
}
