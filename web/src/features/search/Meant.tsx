import type { Understood } from '@keqiao/shared/search'
import { Link } from 'react-router'
import { RECORDS } from '../../ui/Reading.tsx'
import { useSay } from '../../words/say.ts'
import { type Asked, writeAsked } from './address.ts'
import css from './Meant.module.css'

/** What was made of the typed words, each part of it to be taken back. */
export function Meant({ asked, understood }: { asked: Asked; understood: Understood }) {
  const say = useSay('search')
  const common = useSay('common')
  const { searched, offers, also, measures, fulfilled } = understood
  if (!asked.q) return null
  const typed = writeAsked({ ...asked, as: 'typed', page: 1 })
  const ask = (q: string) => writeAsked({ ...asked, q, as: 'meant', page: 1 })
  const told = also.filter(({ said }) => said !== searched)
  if (asked.as === 'typed')
    return (
      <p className={css.meant}>
        {say('meant.typed')} <Link to={ask(asked.q)}>{say('meant.understand')}</Link>
      </p>
    )
  if (!searched && offers.length === 0 && told.length === 0 && measures.length === 0) return null
  return (
    <section className={css.meant} aria-label={say('meant.label')}>
      {searched && (
        <p>
          <strong>{say('meant.searched', { words: searched })}</strong>{' '}
          <Link to={typed}>{say('meant.insist', { q: asked.q })}</Link>
        </p>
      )}
      {offers.length > 0 && (
        <p className={css.offers}>
          {say(searched ? 'meant.others' : 'meant.offers')}
          {offers.map((words) => (
            <Link key={words} to={ask(words)} lang={RECORDS}>
              {words}
            </Link>
          ))}
        </p>
      )}
      {measures.length > 0 && (
        <p className={css.measures}>
          {say('meant.measures')}
          {measures.map((line) => (
            <Link key={line} className={css.chip} to={typed} aria-label={say('meant.remove', { line })}>
              {line} <span aria-hidden="true">×</span>
            </Link>
          ))}
          <span>{fulfilled > 0 ? say('meant.fulfilled', { count: fulfilled }) : say('meant.noneFulfils')}</span>
        </p>
      )}
      {told.map(({ said, also }) => (
        <p key={said} className={css.also}>
          {say('meant.also', { said, also: also.join(common('listJoin')) })}
        </p>
      ))}
    </section>
  )
}
