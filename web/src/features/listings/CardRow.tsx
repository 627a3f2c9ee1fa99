import type { Card } from '@keqiao/shared/search'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { RECORDS } from '../../ui/Reading.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { date, yearMonth } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { usePriceWords } from '../../words/price.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './CardRow.module.css'

interface Props {
  card: Card
  /** What is shown for name and summary when parts of them are marked. */
  title?: ReactNode
  text?: ReactNode
  /** A word beside what it is. */
  mark?: ReactNode
  below?: ReactNode
  level?: 2 | 3
  brief?: boolean
}

/** An achievement or a need as a line of a list. */
export function CardRow({ card, title, text, mark, below, level = 3, brief }: Props) {
  const say = useSay('listings')
  const common = useSay('common')
  const { label } = useLabels()
  const Heading = `h${level}` as const
  const need = card.kind === 'need'
  return (
    <article className={need ? `${css.row} ${css.need}` : css.row}>
      <p className={css.eyebrow}>
        <span>{need ? label('need_kind', card.needKind) : say('kind.achievement')}</span>
        {card.field && <span>{label('field', card.field)}</span>}
        {card.state === 'imported_unclaimed' && <Tag title={say('unclaimedWhy')}>{say('unclaimed')}</Tag>}
        {card.demo && <Tag title={common('demoTitle')}>{common('demo')}</Tag>}
        {mark}
      </p>
      <Heading className={css.title} lang={RECORDS}>
        <Link to={paths.listing(card.kind, card.id)}>{title ?? card.name}</Link>
      </Heading>
      {(text ?? card.summary) && (
        <p className={css.summary} lang={RECORDS}>
          {text ?? card.summary}
        </p>
      )}
      <Meta card={card} brief={brief} />
      {below}
    </article>
  )
}

function Meta({ card, brief }: { card: Card; brief: boolean | undefined }) {
  const say = useSay('listings')
  const common = useSay('common')
  const language = useLanguage()
  const { label, labels, short } = useLabels()
  const price = usePriceWords()
  const level = card.kind === 'need' ? card.trlMin : card.trl
  const amount =
    card.kind === 'need'
      ? price({ show: card.budgetShow, min: card.budgetMin, max: card.budgetMax })
      : price({ show: card.priceShow, min: card.priceMin, max: card.priceMax })
  const budget = card.kind === 'need' && amount?.exact ? common('price.budget', { amount: amount.text }) : amount?.text
  return (
    <p className={css.meta}>
      {card.owner ? (
        <Link to={paths.organisation(card.owner.id)}>{card.owner.name}</Link>
      ) : (
        <span title={card.kind === 'need' ? say('anonymousWhy') : undefined}>
          {card.kind === 'need' ? say('anonymous') : (card.unitName ?? say('noOwner'))}
        </span>
      )}
      {card.region && <span>{label('region', card.region)}</span>}
      {level !== null && (
        <span>{common(card.kind === 'need' ? 'trl.asked' : 'trl.stage', { level, name: short('trl', String(level)) })}</span>
      )}
      {amount && <span title={amount.exact}>{budget}</span>}
      {!brief && card.modes.length > 0 && <span>{labels('transfer_mode', card.modes.slice(0, 3)).join(common('listJoin'))}</span>}
      {!brief && card.kind === 'need' && card.deadline && (
        <span>{say('deadline', { when: yearMonth(card.deadline, language) })}</span>
      )}
      {!brief && card.publishedAt && (
        <time dateTime={card.publishedAt}>{say('published', { when: date(card.publishedAt, language) })}</time>
      )}
    </p>
  )
}
