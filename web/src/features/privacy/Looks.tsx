import type { ContactLook } from '@keqiao/shared/privacy'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { RECORDS } from '../../ui/Reading.tsx'
import { dateTime } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './privacy.module.css'

/** Each time somebody opened this person's contact data in full. */
export function Looks({ looks }: { looks: readonly ContactLook[] }) {
  const say = useSay('privacy')
  const language = useLanguage()
  return (
    <>
      <p className={css.soft}>{say(looks.length > 0 ? 'looks.text' : 'looks.none')}</p>
      {looks.length > 0 && (
        <ul className={css.list}>
          {looks.map(({ at, by, listing }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two looks may be alike in everything
            <li key={`${at}:${place}`}>
              <span className={css.what}>
                {say(`looks.by.${by}`)}
                <span className={css.state}>
                  {listing ? (
                    <>
                      {say(`looks.of.${listing.kind}`)}{' '}
                      <Link to={paths[listing.kind](listing.id)} lang={RECORDS}>
                        {listing.name}
                      </Link>
                    </>
                  ) : (
                    say('looks.of.agent')
                  )}
                </span>
              </span>
              <time className={css.state} dateTime={at}>
                {dateTime(at, language)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
