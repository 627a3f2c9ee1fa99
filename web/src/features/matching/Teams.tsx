import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { RECORDS } from '../../ui/Reading.tsx'
import { useSay } from '../../words/say.ts'
import { teamsQuery } from './queries.ts'
import css from './Teams.module.css'

/** Who stands behind the achievements that fit a need; silent while there is nobody. */
export function Teams({ needId }: { needId: string }) {
  const say = useSay('matching')
  const { data } = useQuery(teamsQuery(needId))
  if (!data || data.items.length === 0) return null
  return (
    <section className={css.section} aria-labelledby="teams-title">
      <header className={css.head}>
        <h2 id="teams-title">{say('teams.title')}</h2>
        <p>{say('teams.intro')}</p>
      </header>
      <ul className={css.list}>
        {data.items.map(({ owner, unitName, name, text, fitting, best }) => {
          const unit = owner ? <Link to={paths.organisation(owner.id)}>{owner.name}</Link> : unitName
          return (
            <li key={best.achievementId} className={css.team}>
              <h3 lang={RECORDS}>{name ?? unit}</h3>
              <p className={css.unit}>
                {name && unit}
                <span>{say('teams.fitting', { count: fitting })}</span>
              </p>
              {text && text !== name && (
                <p className={css.text} lang={RECORDS}>
                  {text}
                </p>
              )}
              <p>
                {say('teams.best')}
                <Link to={paths.achievement(best.achievementId)} lang={RECORDS}>
                  {best.name}
                </Link>{' '}
                <span className={css.score}>{say('teams.score', { score: best.score })}</span>
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
