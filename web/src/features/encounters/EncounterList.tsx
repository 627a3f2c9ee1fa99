import type { EncounterCard } from '@keqiao/shared/encounters'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { RECORDS } from '../../ui/Reading.tsx'
import { Tag } from '../../ui/Tag.tsx'
import css from './list.module.css'
import { useSaying } from './saying.ts'

/** Records as cards: who met whom about what, and who acts next by when. */
export function EncounterList({ items }: { items: readonly EncounterCard[] }) {
  return (
    <ul className={css.cards}>
      {items.map((card) => (
        <li key={card.id}>
          <Card card={card} />
        </li>
      ))}
    </ul>
  )
}

function Card({ card }: { card: EncounterCard }) {
  const { say, day, names, turn } = useSaying()
  const looks = {
    recorded: 'outline',
    confirmed: 'fine',
    one_sided: 'outline',
    followed: 'known',
    closed_no_action: 'outline',
  } as const
  return (
    <article className={card.turn?.mine ? `${css.card} ${css.mine}` : css.card}>
      <p className={css.when}>
        {day(card.on)} · {say(`kind.${card.kind}`)} · {say(`outcome.${card.outcome}`)}
      </p>
      <h2 className={css.name} lang={RECORDS}>
        <Link to={paths.encounter(card.id)}>{say('between', names(card))}</Link>
      </h2>
      <p className={css.about} lang={RECORDS}>
        {card.need && <span className={css.wanted}>{card.need.name ?? say('unnamed')}</span>}
        {card.achievement && <span className={css.known}>{card.achievement.name ?? say('unnamedAchievement')}</span>}
      </p>
      <p className={css.turn}>
        {card.turn?.mine && <Tag look="alarm">{say('turn.mine')}</Tag>}
        {!card.turn?.mine && card.state !== 'recorded' && <Tag look={looks[card.state]}>{say(`filter.${card.state}`)}</Tag>}
        <span>{turn(card)}</span>
      </p>
    </article>
  )
}
