import type { Match, SignalShare } from '@keqiao/shared/matching'
import { Meter } from '../../ui/Meter.tsx'
import { percent } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import css from './ScoreMaking.module.css'
import { toneOf } from './tones.ts'

const WEAK = 0.4

/** One thin bar of shares; the figures behind it and why the score is not higher, on demand. */
export function ScoreMaking({ match }: { match: Match }) {
  const say = useSay('matching')
  const known = match.signals.filter(({ value, share }) => value !== null && share > 0).sort((a, b) => b.share - a.share)
  const words = known
    .map(({ code, share }) => say('shareOf', { signal: say(`signal.${code}`), percent: percent(share) }))
    .join('；')
  return (
    <div className={css.making}>
      <Meter
        label={`${say('shares')}：${words}`}
        parts={known.map(({ code, share }) => ({ key: code, share, tone: toneOf(code) }))}
      />
      <details className={css.details}>
        <summary>{say('howScored')}</summary>
        <div className={css.inside}>
          <Signals signals={match.signals} />
          <WhyNotHigher match={match} />
        </div>
      </details>
    </div>
  )
}

function Signals({ signals }: { signals: readonly SignalShare[] }) {
  const say = useSay('matching')
  const all = signals.reduce((sum, { weight }) => sum + weight, 0)
  const rows = [...signals].sort((a, b) => b.share - a.share || b.weight - a.weight)
  return (
    <table className={css.signals}>
      <thead>
        <tr>
          <th scope="col">{say('column.signal')}</th>
          <th scope="col">{say('column.value')}</th>
          <th scope="col">{say('column.weight')}</th>
          <th scope="col">{say('column.share')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, value, weight, share }) => (
          <tr key={code}>
            <th scope="row" title={say(`signalWhy.${code}`)}>
              <span
                className={css.swatch}
                aria-hidden="true"
                style={{ background: value === null ? 'var(--line)' : toneOf(code) }}
              />
              {say(`signal.${code}`)}
            </th>
            <td>{value === null ? say('notKnown') : percent(value)}</td>
            <td>{percent(weight / all)}</td>
            <td>{value === null ? '—' : percent(share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function WhyNotHigher({ match }: { match: Match }) {
  const say = useSay('matching')
  const common = useSay('common')
  const names = (signals: readonly SignalShare[]) => signals.map(({ code }) => say(`signal.${code}`)).join(common('listJoin'))
  const caps = match.reasons.filter((reason) => reason.code === 'capped')
  const weak = match.signals.filter(({ value, weight }) => value !== null && value < WEAK && weight > 0)
  const silent = match.signals.filter(({ value, weight }) => value === null && weight > 0)
  if (caps.length + weak.length + silent.length === 0) return null
  return (
    <div className={css.why}>
      <h4>{say('why')}</h4>
      <ul>
        {caps.map(({ cap, limit }) => (
          <li key={cap} className={css.cap}>
            {say(`cap.${cap}`, { limit })}
          </li>
        ))}
        {weak.length > 0 && <li>{say('weak', { signals: names(weak) })}</li>}
        {silent.length > 0 && <li>{say('silent', { signals: names(silent), low: match.low, high: match.high })}</li>}
      </ul>
    </div>
  )
}
