import type { DataMapColumn, DataMapTable } from '@keqiao/shared/privacy'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CheckField } from '../../ui/Field.tsx'
import { ReadingHead } from '../../ui/Reading.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './privacy.module.css'
import { dataMapQuery } from './queries.ts'

const isPersonal = ({ level }: DataMapColumn) => level !== 'none'
const LOOKS = { none: 'outline', ordinary: 'outline', contact: 'wanted', sensitive: 'alarm' } as const

export function DataMap() {
  const say = useSay('privacy')
  const { label } = useLabels()
  const [all, setAll] = useState(false)
  const { data, error, isPending, refetch } = useQuery(dataMapQuery)
  if (isPending) return <Skeleton lines={12} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const columns = data.tables.flatMap((one) => one.columns)
  const counts = { tables: data.tables.length, columns: columns.length, personal: columns.filter(isPersonal).length }
  return (
    <>
      <ReadingHead title={say('map.title')} lead={say('map.lead')} />
      <p>{say('map.counts', counts)}</p>
      <CheckField label={say('map.all')} checked={all} onChange={(event) => setAll(event.target.checked)} />
      <div className={css.tables}>
        {[...data.tables]
          .sort((a, b) => Number(b.columns.some(isPersonal)) - Number(a.columns.some(isPersonal)))
          .map((one) => (
            <Table key={one.table} {...one} title={label('data_table', one.table)} all={all} />
          ))}
      </div>
    </>
  )
}

function Table({ table, columns, title, all }: DataMapTable & { title: string; all: boolean }) {
  const say = useSay('privacy')
  const personal = columns.filter(isPersonal)
  const shown = all ? columns : personal
  return (
    <details className={css.table}>
      <summary>
        <strong>{title}</strong> <code>{table}</code>
        <span className={css.state}>
          {personal.length > 0
            ? say('map.personalOf', { personal: personal.length, columns: columns.length })
            : say('map.impersonalOnly')}
        </span>
      </summary>
      <ul className={css.columns}>
        {shown.map((column) => (
          <Column key={column.column} {...column} />
        ))}
      </ul>
      {shown.length < columns.length && <p className={css.rest}>{say('map.rest', { count: columns.length - shown.length })}</p>}
    </details>
  )
}

function Column({ column, level, purpose, basis, retention, onErase, why, withheld, owner }: DataMapColumn) {
  const say = useSay('privacy')
  return (
    <li className={css.column}>
      <code>{column}</code>
      <span>
        <Tag look={LOOKS[level]}>{say(`map.levels.${level}`)}</Tag>
      </span>
      <span>
        {[say(`map.purposes.${purpose}`), say(`map.bases.${basis}`), say(`map.retentions.${retention}`)].join(' · ')}
        {owner.length > 0 && <span className={css.state}> {say('map.owner', { columns: owner.join(', ') })}</span>}
      </span>
      <span>
        {say('map.erase')}: {say(`map.doings.${onErase}`)}
        {why && ` — ${say(`map.whys.${why}`)}`}
        {withheld && ` · ${say('map.withheld')}: ${say(`map.withhelds.${withheld}`)}`}
      </span>
    </li>
  )
}
