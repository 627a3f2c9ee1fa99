import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { useLanguage, useSay } from '../../../words/say.ts'
import css from '../organise/organise.module.css'
import { openCallsQuery } from '../organise/queries.ts'
import { span } from '../when.ts'

/** Events that take projects now, for one of one's own. */
export function OpenCalls({ subject }: { subject: string }) {
  const say = useSay('organise')
  const language = useLanguage()
  const { data } = useQuery(openCallsQuery)
  if (!data || data.items.length === 0) return null
  return (
    <section className={css.part} aria-labelledby="open-calls">
      <h2 id="open-calls">{say('submit.here')}</h2>
      <ul className={css.calls}>
        {data.items.map((event) => (
          <li key={event.id}>
            <Link to={`${paths.submitProject(event.id)}?subject=${subject}`}>{event.title}</Link>
            <span>{span(event, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
