import type { Achievement } from '@keqiao/shared/achievements'
import type { ReactNode } from 'react'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { useSay } from '../../words/say.ts'
import css from './WhomToAsk.module.css'

/** The way to the owner; an unclaimed record has nobody to ask yet. */
export function WhomToAsk({ achievement: { owner, state }, claim }: { achievement: Achievement; claim?: ReactNode }) {
  const say = useSay('achievements')
  const listings = useSay('listings')
  return (
    <section className={css.ask} aria-labelledby="ask-title">
      <h2 id="ask-title">{say('contact.title')}</h2>
      <p>{state === 'imported_unclaimed' ? listings('unclaimedWhy') : say('contact.published')}</p>
      {state === 'imported_unclaimed' && claim}
      {owner && state !== 'imported_unclaimed' && (
        <p>
          <ButtonLink look="known" to={paths.organisation(owner.id)}>
            {say('contact.organisation')}
          </ButtonLink>
        </p>
      )}
    </section>
  )
}
