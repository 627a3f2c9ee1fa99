import type { Match } from '@keqiao/shared/matching'
import { DECLINE_REASONS } from '@keqiao/shared/taxonomy'
import { useId, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './MarkControl.module.css'
import { type Side, useMark } from './queries.ts'

type DeclineReason = (typeof DECLINE_REASONS)[number]

interface Props {
  side: Side
  id: string
  match: Match
}

/** Fits, or does not and why. Everybody sees only their own marks. */
export function MarkControl({ side, id, match }: Props) {
  const say = useSay('matching')
  const { label } = useLabels()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState<DeclineReason | ''>('')
  const mark = useMark(side, id)
  const selectId = useId()
  const verdict = match.mark?.verdict
  const send = (verdict: 'fits' | 'does_not_fit' | null, reason: DeclineReason | null = null) =>
    mark.mutate(
      { needId: match.needId, achievementId: match.achievementId, verdict, reason },
      { onSuccess: () => setAsking(false) },
    )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in one line
    <div className={css.mark} role="group" aria-label={say('mark.label')}>
      <Button
        small
        aria-pressed={verdict === 'fits'}
        disabled={mark.isPending}
        onClick={() => send(verdict === 'fits' ? null : 'fits')}
      >
        {say('mark.fits')}
      </Button>
      <Button
        small
        aria-pressed={verdict === 'does_not_fit'}
        aria-expanded={asking}
        disabled={mark.isPending}
        onClick={() => (verdict === 'does_not_fit' ? send(null) : setAsking(!asking))}
      >
        {say('mark.does_not_fit')}
      </Button>
      {asking && (
        <>
          <label className={css.hint} htmlFor={selectId}>
            {say('mark.reason')}
          </label>
          <select
            id={selectId}
            className={css.select}
            value={reason}
            onChange={(event) => setReason(event.target.value as DeclineReason | '')}
          >
            <option value="">{say('mark.choose')}</option>
            {DECLINE_REASONS.map((code) => (
              <option key={code} value={code}>
                {label('decline_reason', code)}
              </option>
            ))}
          </select>
          <Button
            small
            look="known"
            disabled={reason === '' || mark.isPending}
            onClick={() => reason && send('does_not_fit', reason)}
          >
            {say('mark.save')}
          </Button>
        </>
      )}
      {verdict && (
        <span className={css.hint} role="status">
          {say('mark.marked', { verdict: say(`mark.${verdict}`) })}
          {match.mark?.reason && ` · ${label('decline_reason', match.mark.reason)}`}
        </span>
      )}
      {mark.isError && <Trouble error={mark.error} />}
    </div>
  )
}
