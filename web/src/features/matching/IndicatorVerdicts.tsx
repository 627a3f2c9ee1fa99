import type { Verdict } from '@keqiao/shared/indicators'
import type { Reason } from '@keqiao/shared/matching'
import { measure } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import css from './IndicatorVerdicts.module.css'

const SIGN: Record<Verdict, string> = { met: '✓', not_met: '✕', unverified: '?' }

/** Each wanted figure: what is asked, what is reached, and whether that holds. */
export function IndicatorVerdicts({ reasons }: { reasons: readonly Reason[] }) {
  const say = useSay('matching')
  const verdicts = reasons.filter((reason) => reason.code === 'indicator')
  if (verdicts.length === 0) return null
  return (
    <div className={css.verdicts}>
      <h4>{say('indicators')}</h4>
      <ul>
        {verdicts.map(({ wanted, offered, verdict }) => (
          <li key={`${wanted.name} ${wanted.op} ${wanted.value}`} className={css.row}>
            <span className={css[verdict]}>
              <span className={css.sign} aria-hidden="true">
                {SIGN[verdict]}
              </span>
              {say(`verdict.${verdict}`)}
            </span>
            <span className={css.name}>
              {wanted.name} <small>{say(wanted.must ? 'must' : 'wish')}</small>
            </span>
            <span className={css.wanted}>{say('wanted', { measure: measure(wanted) })}</span>
            <span className={offered ? css.offered : css.silent}>
              {offered ? say('offered', { measure: measure(offered) }) : say('notSaid')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
