import type { RoadshowCard } from '@keqiao/shared/roadshow'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Tag } from '../../ui/Tag.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './EventRow.module.css'
import { takesSignups, useFeeWords, useSeatWords, useStateWords } from './places.ts'
import { beijing } from './when.ts'

/** One event in a list: the date as on a tear-off calendar, then what, where and how many places. */
export function EventRow({ card, level = 2 }: { card: RoadshowCard; level?: 2 | 3 }) {
  const say = useSay('roadshow')
  const common = useSay('common')
  const { label, labels } = useLabels()
  const seatWords = useSeatWords()
  const stateWords = useStateWords()
  const feeWords = useFeeWords()
  const { id, kind, mode, title, startsAt, endsAt, venue, fields, seats, demo, region, fee, language } = card
  const Title = `h${level}` as const
  const places = takesSignups(card) ? seats.map(seatWords) : [stateWords(card)]
  return (
    <article className={css.row}>
      <DateBlock instant={startsAt} />
      <div className={css.what}>
        <p className={css.eyebrow}>
          <span>{label('roadshow_kind', kind)}</span>
          <span>{say(`mode.${mode}`)}</span>
          {demo && <Tag title={common('demoTitle')}>{common('demo')}</Tag>}
        </p>
        <Title className={css.title}>
          <Link to={paths.roadshow(id)}>{title}</Link>
        </Title>
        <p className={css.where}>
          {beijing(startsAt).time}–{beijing(endsAt).time}
          <span>{venue ? `${label('region', region)} · ${venue.name}` : label('region', region)}</span>
          <span>{feeWords(fee, { short: true })}</span>
          {language !== 'ZH' && <span>{label('spoken_language', language)}</span>}
        </p>
        {fields.length > 0 && <p className={css.fields}>{labels('field', fields).join(common('listJoin'))}</p>}
      </div>
      <ul className={css.places}>
        {places.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </article>
  )
}

export function DateBlock({ instant }: { instant: string }) {
  const say = useSay('roadshow')
  const { year, month, day, weekday } = beijing(instant)
  return (
    <time className={css.date} dateTime={instant}>
      <span>
        {year}.{String(month).padStart(2, '0')}
      </span>
      <span className={css.day}>{day}</span>
      <span>{say(`weekday.${weekday}`)}</span>
    </time>
  )
}
