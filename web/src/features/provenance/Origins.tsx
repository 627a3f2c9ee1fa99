import { useQuery } from '@tanstack/react-query'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './provenance.module.css'
import { originsQuery } from './queries.ts'

/** The lists a record is known from, each with its number there. */
export function Origins({ id }: { id: string }) {
  const say = useSay('provenance')
  const { label } = useLabels()
  const { data } = useQuery(originsQuery(id))
  if (!data || data.items.length === 0) return null
  return (
    <section className={css.origins} aria-labelledby="origins-title">
      <h2 id="origins-title">{say('origins.title')}</h2>
      <ul>
        {data.items.map(({ code, number, batch }) => (
          <li key={`${code} ${number}`}>
            {[label('origin', code), batch, number && say('origins.number', { number })].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  )
}
