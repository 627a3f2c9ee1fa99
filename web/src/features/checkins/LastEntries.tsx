import type { Door } from '@keqiao/shared/check-ins'
import { RECORDS } from '../../ui/Reading.tsx'
import { clock } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import css from './checkins.module.css'

export function LastEntries({ last }: { last: Door['last'] }) {
  const say = useSay('checkins')
  return (
    <section className={css.last}>
      <h2>{say('last.title')}</h2>
      {last.length === 0 ? (
        <p>{say('last.none')}</p>
      ) : (
        <ol className={css.list}>
          {last.map(({ id, name, organisation, at, by, device, how, session }) => (
            <li key={id} lang={RECORDS}>
              <time dateTime={at}>{clock(at)}</time>
              <span>
                <strong>{name}</strong> {organisation}
              </span>
              <span className={css.faint}>{[session, say(`way.${how}`), by, device].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
