import type { DataMapColumn, DataMapTable } from '@keqiao/shared/privacy'
import { type Column, Grid } from '../../ui/Grid.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './map.module.css'

export const isPersonal = ({ level }: Pick<DataMapColumn, 'level'>) => level !== 'none'
/** Only what is more than ordinary is marked. */
const LOOKS = { contact: 'wanted', sensitive: 'alarm' } as const

/** One table of the database, closed until somebody wants to know. */
export function MapTable({ table, columns, all }: DataMapTable & { all: boolean }) {
  const say = useSay('privacy')
  const { label } = useLabels()
  const title = label('data_table', table)
  const personal = columns.filter(isPersonal)
  const shown = all ? columns : personal
  const rest = columns.length - shown.length
  return (
    <details className={css.table}>
      <summary>
        <strong>{title}</strong> <code>{table}</code>
        <span className={css.count}>
          {personal.length > 0
            ? say('map.personalOf', { personal: personal.length, columns: columns.length })
            : say('map.impersonalOnly')}
        </span>
      </summary>
      <div className={css.columns}>
        <Grid caption={title} columns={useColumns()} rows={shown} keyOf={({ column }) => column} />
        {rest > 0 && <p className={css.aside}>{say('map.rest', { count: rest })}</p>}
      </div>
    </details>
  )
}

function useColumns(): Column<DataMapColumn>[] {
  const say = useSay('privacy')
  return [
    {
      key: 'column',
      title: say('map.column'),
      cell: ({ column, level }) => (
        <>
          <code>{column}</code>{' '}
          {level in LOOKS && <Tag look={LOOKS[level as keyof typeof LOOKS]}>{say(`map.levels.${level}`)}</Tag>}
        </>
      ),
    },
    { key: 'purpose', title: say('map.purpose'), cell: ({ purpose }) => say(`map.purposes.${purpose}`) },
    { key: 'basis', title: say('map.basis'), cell: ({ basis }) => say(`map.bases.${basis}`) },
    { key: 'retention', title: say('map.retention'), cell: ({ retention }) => say(`map.retentions.${retention}`) },
    { key: 'erase', title: say('map.erase'), cell: (column) => <Doing {...column} /> },
  ]
}

function Doing({ onErase, why, withheld }: DataMapColumn) {
  const say = useSay('privacy')
  return (
    <>
      {say(`map.doings.${onErase}`)}
      {why && <span className={css.aside}>{say(`map.whys.${why}`)}</span>}
      {withheld && (
        <span className={css.aside}>
          {say('map.withheld')}: {say(`map.withhelds.${withheld}`)}
        </span>
      )}
    </>
  )
}
