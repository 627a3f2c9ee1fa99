import type { Overview } from '@keqiao/shared/statistics'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { number } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './Counts.module.css'

const PLACES: Partial<Record<'achievements' | 'needs' | 'organisations' | 'matches', string>> = {
  achievements: `${paths.search}?kind=achievement`,
  needs: `${paths.search}?kind=need`,
}

/** The library in four live numbers. */
export function Counts({
  overview,
}: {
  overview: Pick<Overview, 'achievements' | 'needs' | 'organisations' | 'matches'> | undefined
}) {
  const say = useSay('statistics')
  const language = useLanguage()
  return (
    <ul className={css.counts} aria-busy={!overview}>
      {(['achievements', 'needs', 'organisations', 'matches'] as const).map((key) => {
        const place = PLACES[key]
        const words = (
          <>
            <strong>{overview ? number(overview[key], language) : '—'}</strong> {say(`counts.${key}`)}
          </>
        )
        return <li key={key}>{place ? <Link to={place}>{words}</Link> : words}</li>
      })}
    </ul>
  )
}
