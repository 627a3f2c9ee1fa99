import { DATA_LEVELS, DATA_PURPOSES, type DataMapTable } from '@keqiao/shared/privacy'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CheckField } from '../../ui/Field.tsx'
import { Meter } from '../../ui/Meter.tsx'
import { ReadingHead, Section } from '../../ui/Reading.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import { isPersonal, MapTable } from './MapTable.tsx'
import map from './map.module.css'
import css from './privacy.module.css'
import { dataMapQuery } from './queries.ts'

const TONES = { ordinary: 'var(--known-line)', contact: 'var(--wanted)', sensitive: 'var(--alarm)' }
const LEVELS = DATA_LEVELS.filter((level) => level !== 'none')

export function DataMap() {
  const say = useSay('privacy')
  const [all, setAll] = useState(false)
  const { data, error, isPending, refetch } = useQuery(dataMapQuery)
  if (isPending) return <Skeleton lines={12} />
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const purposes = DATA_PURPOSES.map((purpose) => ({
    purpose,
    tables: data.tables.filter((one) => purposeOf(one) === purpose && (all || one.columns.some(isPersonal))),
  }))
  return (
    <div className={css.sheet}>
      <div className={css.top}>
        <ReadingHead title={say('map.title')} lead={say('map.lead')} />
        <Summary tables={data.tables} />
        <CheckField label={say('map.all')} checked={all} onChange={(event) => setAll(event.target.checked)} />
      </div>
      {purposes
        .filter(({ tables }) => tables.length > 0)
        .map(({ purpose, tables }) => (
          <Section key={purpose} title={say(`map.purposes.${purpose}`)}>
            <div>
              {tables.map((one) => (
                <MapTable key={one.table} {...one} all={all} />
              ))}
            </div>
          </Section>
        ))}
    </div>
  )
}

/** What a table is for: the purpose of most of its columns. */
function purposeOf({ columns }: DataMapTable) {
  const counts = new Map<string, number>()
  for (const { purpose } of columns) counts.set(purpose, (counts.get(purpose) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}

/** How much of all there is tells something of a person, and how much. */
function Summary({ tables }: { tables: readonly DataMapTable[] }) {
  const say = useSay('privacy')
  const columns = tables.flatMap((one) => one.columns)
  const personal = columns.filter(isPersonal)
  const counts = LEVELS.map((level) => ({ level, count: personal.filter((one) => one.level === level).length }))
  const text = say('map.counts', { tables: tables.length, columns: columns.length, personal: personal.length })
  return (
    <div className={map.summary}>
      <p>{text}</p>
      <Meter
        label={text}
        parts={counts.map(({ level, count }) => ({ key: level, share: count / personal.length, tone: TONES[level] }))}
      />
      <ul className={map.legend}>
        {counts.map(({ level, count }) => (
          <li key={level}>
            <span className={map.dot} style={{ background: TONES[level] }} aria-hidden="true" />
            {say(`map.levels.${level}`)} {count}
          </li>
        ))}
      </ul>
    </div>
  )
}
