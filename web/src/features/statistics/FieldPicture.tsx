import type { Overview } from '@keqiao/shared/statistics'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Grid } from '../../ui/Grid.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import { byBox, type FieldCount } from './byBox.ts'
import css from './FieldPicture.module.css'
import { squarify } from './treemap.ts'

const WIDE = { width: 1160, height: 520 }
const TALL = { width: 360, height: 720 }
const searchFor = (code: string, kind: 'achievement' | 'need') => `${paths.search}?kind=${kind}&field=${code}`

/** The thirteen fields as one picture: area is how much there is, the halves are what is offered and what is asked. */
export function FieldPicture({ counts }: { counts: Overview['byField'] }) {
  const say = useSay('statistics')
  const [asTable, setAsTable] = useState(false)
  const fields = byBox(counts)
  return (
    <section className={css.section} aria-labelledby="fields-title">
      <header className={css.head}>
        <div>
          <h2 id="fields-title">{say('fields.title')}</h2>
          <p className={css.legend}>
            <span className={css.known}>{say('fields.supply')}</span>
            <span className={css.wanted}>{say('fields.demand')}</span>
            <span>{say('fields.hint')}</span>
          </p>
        </div>
        <Button look="plain" small onClick={() => setAsTable(!asTable)}>
          {say(asTable ? 'fields.asPicture' : 'fields.asTable')}
        </Button>
      </header>
      {asTable ? (
        <FieldTable fields={fields} />
      ) : (
        <>
          <Picture fields={fields} {...WIDE} className={css.wide} />
          <Picture fields={fields} {...TALL} className={css.tall} />
        </>
      )}
    </section>
  )
}

function Picture({
  fields,
  width,
  height,
  className,
}: {
  fields: FieldCount[]
  width: number
  height: number
  className: string | undefined
}) {
  const say = useSay('statistics')
  const { label } = useLabels()
  const tiles = squarify(fields, ({ achievements, needs }) => achievements + needs, width, height)
  const share = (part: number, whole: number) => `${(part / whole) * 100}%`
  return (
    <ul className={`${css.picture} ${className ?? ''}`} style={{ aspectRatio: `${width} / ${height}` }}>
      {tiles.map(({ item, ...tile }) => (
        <li
          key={item.code}
          className={css.tile}
          style={{
            left: share(tile.x, width),
            top: share(tile.y, height),
            width: share(tile.width, width),
            height: share(tile.height, height),
          }}
        >
          <p className={css.name}>{label('field', item.code)}</p>
          {(['achievement', 'need'] as const).map((kind) => {
            const count = kind === 'need' ? item.needs : item.achievements
            return count > 0 ? (
              <Link
                key={kind}
                className={kind === 'need' ? css.demand : css.supply}
                style={{ flexGrow: count }}
                to={searchFor(item.code, kind)}
                aria-label={say(`fields.${kind}`, { field: label('field', item.code), count })}
              >
                <span>{count}</span>
              </Link>
            ) : null
          })}
        </li>
      ))}
    </ul>
  )
}

function FieldTable({ fields }: { fields: FieldCount[] }) {
  const say = useSay('statistics')
  const { label } = useLabels()
  return (
    <Grid
      caption={say('fields.title')}
      rows={fields}
      keyOf={({ code }) => code}
      columns={[
        { key: 'field', title: say('fields.field'), cell: ({ code }) => label('field', code) },
        {
          key: 'achievements',
          title: say('fields.supply'),
          cell: ({ code, achievements }) => (
            <Link to={searchFor(code, 'achievement')}>{say('achievements', { count: achievements })}</Link>
          ),
        },
        {
          key: 'needs',
          title: say('fields.demand'),
          cell: ({ code, needs }) => <Link to={searchFor(code, 'need')}>{say('needs', { count: needs })}</Link>,
        },
      ]}
    />
  )
}
