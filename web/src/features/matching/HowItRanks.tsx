import { CAP_LIMITS, CAPS, MATCH_KINDS, SIGNALS } from '@keqiao/shared/matching'
import { useQuery } from '@tanstack/react-query'
import { Reading, ReadingHead, Section } from '../../ui/Reading.tsx'
import { percent } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import css from './HowItRanks.module.css'
import { RANKS_PARTS } from './parts.ts'
import { weighingQuery } from './queries.ts'
import { toneOf } from './tones.ts'

/** The ranking explained; weights are those of a real match, so they are the ones in force. */
export function HowItRanks() {
  const say = useSay('matching')
  const { data } = useQuery(weighingQuery)
  const total = data?.weights.reduce((sum, { weight }) => sum + weight, 0) ?? 1
  const weights = new Map(data?.weights.map(({ code, weight }) => [code, weight / total]))
  const signals = [...SIGNALS].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0))
  const heaviest = Math.max(...weights.values(), 0.01)
  return (
    <Reading head={<ReadingHead title={say('ranks.title')} lead={say('ranks.intro')} />}>
      <Section title={say('ranks.order')}>
        <ul className={css.signals}>
          {signals.map((code) => {
            const weight = weights.get(code)
            return (
              <li key={code}>
                <span className={css.name}>{say(`signal.${code}`)}</span>
                <span className={css.why}>{say(`signalWhy.${code}`)}</span>
                {weight !== undefined && (
                  <span className={css.weight}>
                    <span className={css.bar} aria-hidden="true">
                      <span style={{ width: percent(weight / heaviest), background: toneOf(code) }} />
                    </span>
                    {weight < 0.005 ? '<1%' : percent(weight)}
                  </span>
                )}
              </li>
            )
          })}
        </ul>
        {data && (
          <p className={css.text}>
            {say('ranks.version', { version: data.version, embedder: data.embedder, engine: data.engine })}
          </p>
        )}
      </Section>
      {data && (
        <Section title={say('ranks.points')}>
          <p className={css.text}>{say('ranks.pointsText', data.marks)}</p>
        </Section>
      )}
      <Section title={say('ranks.caps')}>
        <p className={css.text}>{say('ranks.capsIntro', { near: percent(data?.nearMiss ?? 0) })}</p>
        <ul className={css.lines}>
          {CAPS.map((cap) => (
            <li key={cap}>{say(`cap.${cap}`, { limit: CAP_LIMITS[cap] })}</li>
          ))}
        </ul>
        <ul className={css.lines}>
          {MATCH_KINDS.map((kind) => (
            <li key={kind}>
              <strong>{say(`kind.${kind}`)}</strong> — {say(`kindWhy.${kind}`)}
            </li>
          ))}
        </ul>
      </Section>
      {RANKS_PARTS.map((part) => (
        <Section key={part} title={say(`ranks.${part}`)}>
          <p className={css.text}>{say(`ranks.${part}Text`)}</p>
        </Section>
      ))}
    </Reading>
  )
}
