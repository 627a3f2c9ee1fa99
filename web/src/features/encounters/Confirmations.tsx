import type { EncounterSide, LinkedEncounter } from '@keqiao/shared/encounters'
import { RECORDS } from '../../ui/Reading.tsx'
import css from './encounters.module.css'
import { nameOf, sideOf, useSaying } from './saying.ts'

const MARKS = { asked: 'isAsked', confirmed: 'isConfirmed', contested: 'isContested', silent: 'isSilent' } as const

/** Both sides, facing each other, each with what it said and when. */
export function Confirmations({ encounter }: { encounter: LinkedEncounter }) {
  const { say } = useSaying()
  return (
    <section className={css.both} aria-label={say('confirmations.title')}>
      <Side side={sideOf(encounter, 'demand')} />
      <Side side={sideOf(encounter, 'supply')} />
    </section>
  )
}

function Side({ side }: { side: EncounterSide }) {
  const { say, day } = useSaying()
  const date = side.answeredAt ? day(side.answeredAt) : ''
  const sentence =
    side.state === 'confirmed'
      ? say(`confirmations.${side.way ?? 'workspace'}`, { date })
      : side.state === 'asked' && side.mailbox
        ? say('confirmations.askedMail', { mailbox: side.mailbox })
        : say(`confirmations.${side.state}`, { date })
  return (
    <div className={`${css.side} ${side.side === 'demand' ? css.demand : css.supply}`} data-state={side.state}>
      <p className={css.role}>
        {say(`as.${side.side}`)}
        {side.mine && ` · ${say('confirmations.mine')}`}
      </p>
      <p className={css.who} lang={RECORDS}>
        {nameOf(side, say)}
      </p>
      <p className={css.mark}>
        <span aria-hidden="true">{side.state === 'confirmed' ? '✓' : side.state === 'contested' ? '!' : '○'}</span>
        {say(`confirmations.${MARKS[side.state]}`)}
      </p>
      <p className={css.faint}>{sentence}</p>
      {side.text && (
        <p className={css.said} lang={RECORDS}>
          {side.text}
        </p>
      )}
    </div>
  )
}
