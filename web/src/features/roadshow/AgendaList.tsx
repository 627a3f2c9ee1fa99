import type { ShownSession } from '@keqiao/shared/programme'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { RECORDS } from '../../ui/Reading.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './AgendaList.module.css'
import { beijing } from './when.ts'

/** Sessions in their order, and who presents what: achievements in their colour, needs in theirs. */
export function AgendaList({ agenda }: { agenda: readonly ShownSession[] }) {
  const say = useSay('roadshow')
  const common = useSay('common')
  const { label } = useLabels()
  return (
    <ol className={css.agenda}>
      {agenda.map(({ id, title, room, startsAt, endsAt, experts, note, presentations }) => (
        <li key={id} className={css.session}>
          <p className={css.time}>
            {beijing(startsAt).time}
            <span>{beijing(endsAt).time}</span>
          </p>
          <div className={css.what} lang={RECORDS}>
            <h3>
              {title}
              {room && <small>{room}</small>}
            </h3>
            {note && <p>{note}</p>}
            {presentations.length > 0 && (
              <ol className={css.items}>
                {presentations.map((one) => (
                  <li key={one.id} className={css[one.kind]}>
                    <p className={css.name}>
                      {one.name ? <Link to={paths.listing(one.kind, one.listingId)}>{one.name}</Link> : say('page.hidden')}
                    </p>
                    <p className={css.by}>
                      {[one.speaker, one.speakerTitle].filter(Boolean).join(' ')}
                      <span>{say('page.minutes', { minutes: one.minutes })}</span>
                      {one.field && <span>{label('field', one.field)}</span>}
                      {one.replay && (
                        <a href={one.replay} target="_blank" rel="noreferrer">
                          ▶ {say('page.replay')}
                        </a>
                      )}
                    </p>
                  </li>
                ))}
              </ol>
            )}
            {experts.length > 0 && <p className={css.by}>{say('page.experts', { names: experts.join(common('listJoin')) })}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
