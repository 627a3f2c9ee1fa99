import { type AlertSettings, FREQUENCIES, type Frequency, THRESHOLDS, type Threshold } from '@keqiao/shared/alerts'
import { Button } from '../../ui/Button.tsx'
import { useSay } from '../../words/say.ts'
import css from './Choices.module.css'

interface Props {
  /** What these are for, where the same words stand several times. */
  of: string
  /** A search has no threshold. */
  value: Omit<AlertSettings, 'threshold'> & { threshold?: Threshold }
  busy: boolean
  onChange: (next: { threshold?: Threshold; frequency?: Frequency; muted?: boolean }) => void
}

/** How one is told: from how many points, when, or not at all. Each choice is in force at once. */
export function Choices({ of, value, busy, onChange }: Props) {
  const say = useSay('alerts')
  return (
    <div className={css.choices}>
      {value.threshold !== undefined && (
        <select
          aria-label={`${say('threshold.label')}：${of}`}
          value={value.threshold}
          disabled={busy || value.muted}
          onChange={({ target }) => onChange({ threshold: Number(target.value) as Threshold })}
        >
          {THRESHOLDS.map((points) => (
            <option key={points} value={points}>
              {say('threshold.points', { points })}
            </option>
          ))}
        </select>
      )}
      <select
        aria-label={`${say('frequency.label')}：${of}`}
        value={value.frequency}
        disabled={busy || value.muted}
        onChange={({ target }) => onChange({ frequency: target.value as Frequency })}
      >
        {FREQUENCIES.map((each) => (
          <option key={each} value={each}>
            {say(`frequency.${each}`)}
          </option>
        ))}
      </select>
      <Button
        look="quiet"
        small
        disabled={busy}
        aria-label={`${say(value.muted ? 'unmute' : 'mute')}：${of}`}
        onClick={() => onChange({ muted: !value.muted })}
      >
        {say(value.muted ? 'unmute' : 'mute')}
      </Button>
    </div>
  )
}
