import type { Funnel as Figures } from '@keqiao/shared/turnout'
import { useSay } from '../../words/say.ts'
import css from './numbers.module.css'

const STEPS = ['signedUp', 'came', 'met', 'intended', 'signed'] as const

/** Five steps from signing up to signing, each as long as its share of the first; beside it the share of the step before. */
export function Funnel({ figures }: { figures: Figures }) {
  const say = useSay('turnout')
  const most = Math.max(1, ...STEPS.map((step) => figures[step] ?? 0))
  return (
    <ol className={css.funnel}>
      {STEPS.map((step, n) => {
        const count = figures[step] ?? 0
        const before = n > 0 ? (figures[STEPS[n - 1] as (typeof STEPS)[number]] ?? 0) : 0
        return (
          <li key={step}>
            <div className={css.step}>
              <strong>{say(`funnel.${step}`)}</strong>
              <span className={css.figure}>{count}</span>
              <span className={css.faint}>
                {figures[step] === null
                  ? say('funnel.noDeals')
                  : n > 0 && before > 0 && say('funnel.share', { percent: Math.round((100 * count) / before) })}
              </span>
            </div>
            <div className={css.track} aria-hidden="true">
              <span style={{ inlineSize: `${(100 * count) / most}%` }} />
            </div>
            <p className={css.faint}>{say(`funnel.what.${step}`)}</p>
          </li>
        )
      })}
    </ol>
  )
}
