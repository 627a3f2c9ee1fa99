import { DATA_PURPOSES, type KeptTable } from '@keqiao/shared/privacy'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { type Column, Grid } from '../../ui/Grid.tsx'
import { Section } from '../../ui/Reading.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import { Looks } from './Looks.tsx'
import css from './privacy.module.css'
import { keptQuery } from './queries.ts'

const order = ({ purpose }: KeptTable) => DATA_PURPOSES.indexOf(purpose)

/** What is kept, why and until when; and who opened the contact data in it. */
export function KeptSection() {
  const say = useSay('privacy')
  const { data, error, isPending, refetch } = useQuery(keptQuery)
  if (isPending) return <Skeleton lines={8} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <>
      <Section id="kept" title={say('kept.title')}>
        <p className={css.soft}>{say('kept.text')}</p>
        <KeptGrid tables={[...data.tables].sort((a, b) => order(a) - order(b))} />
        <p className={css.links}>
          <Link to={paths.dataMap}>{say('kept.map')}</Link>
          <Link to={paths.privacyNotice}>{say('notice.read')}</Link>
        </p>
      </Section>
      <Section id="looks" title={say('looks.title')}>
        <Looks looks={data.looks} />
      </Section>
    </>
  )
}

function KeptGrid({ tables }: { tables: readonly KeptTable[] }) {
  const say = useSay('privacy')
  const { label } = useLabels()
  const columns: Column<KeptTable>[] = [
    {
      key: 'what',
      title: say('kept.what'),
      cell: ({ table, count }) => (
        <>
          {label('data_table', table)} <span className={css.state}>{say('kept.count', { count })}</span>
        </>
      ),
    },
    { key: 'why', title: say('kept.why'), cell: ({ purpose }) => say(`map.purposes.${purpose}`) },
    { key: 'until', title: say('kept.until'), cell: ({ retention }) => say(`map.retentions.${retention}`) },
    { key: 'after', title: say('kept.after'), cell: ({ onErase }) => say(`kept.doings.${onErase}`) },
  ]
  return <Grid caption={say('kept.title')} columns={columns} rows={tables} keyOf={({ table }) => table} />
}
