import type { Intention } from '@keqiao/shared/turnout'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Empty } from '../../ui/Empty.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './desk.module.css'
import { intentionsQuery } from './queries.ts'

/** What was said of the projects: all of it for the organiser, of its own for a presenting organisation; nothing for others. */
export function Intentions({ id, reveal }: { id: string; reveal?: (subject: string, masked: string) => ReactNode }) {
  const say = useSay('turnout')
  const { data } = useQuery(intentionsQuery(id))
  if (!data || data.scores.length === 0) return null
  const scored = data.scores.filter(({ count }) => count > 0)
  return (
    <section className={css.part} aria-labelledby="intentions-title">
      <h2 id="intentions-title">{say('intentions.title')}</h2>
      {scored.length > 0 && (
        <ul className={css.people}>
          {scored.map(({ presentationId, name, speaker, count, mean }) => (
            <li key={presentationId}>
              <strong lang={RECORDS}>{name ?? speaker}</strong>
              <span>{say('intentions.mean', { mean: mean.toFixed(1), count })}</span>
              <span className={css.faint}>{speaker}</span>
            </li>
          ))}
        </ul>
      )}
      {data.items.length === 0 ? (
        <Empty level={3} title={say('intentions.none.title')} text={say('intentions.none.text')} />
      ) : (
        <ul className={css.people}>
          {data.items.map((one) => (
            <li
              key={`${one.source ?? ''} ${one.presentation.id} ${one.at}`}
              data-look={one.mark.intent === 'WANTS' ? 'due' : undefined}
            >
              <What intention={one} />
              <Who intention={one} />
              <div>{reveal && one.signupId && reveal(`signup:${one.signupId}`, say('intentions.contact'))}</div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function What({ intention: { presentation, mark, at } }: { intention: Intention }) {
  const say = useSay('turnout')
  const language = useLanguage()
  const name = presentation.name ?? say(`marking.unnamed.${presentation.kind}`)
  return (
    <div>
      <Link to={paths.listing(presentation.kind, presentation.listingId)} lang={RECORDS}>
        {name}
      </Link>
      {mark.text && <p>“{mark.text}”</p>}
      <p className={css.faint}>{dateTime(at, language)}</p>
    </div>
  )
}

function Who({ intention: { who, mark } }: { intention: Intention }) {
  const say = useSay('turnout')
  return (
    <div>
      <p>
        {mark.intent && say(`intent.${mark.intent}`)}
        {mark.score !== null && ` · ${say('intentions.score', { score: mark.score })}`}
      </p>
      <p className={css.faint}>
        {who ? [who.name, who.organisation, who.title].filter(Boolean).join(' · ') : say('intentions.brokered')}
      </p>
    </div>
  )
}
