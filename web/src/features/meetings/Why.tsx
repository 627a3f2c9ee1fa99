import type { FitReason } from '@keqiao/shared/meetings'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './meetings.module.css'

/** Why two people fit, in sentences. */
export function Why({ reasons }: { reasons: readonly FitReason[] }) {
  const say = useSay('meetings')
  const common = useSay('common')
  const { label, labels } = useLabels()
  const sentence = (reason: FitReason) => {
    if (reason.code === 'match')
      return say('why.match', { score: reason.score, need: reason.need ?? '', achievement: reason.achievement ?? '' })
    if (reason.code === 'interests')
      return say('why.interests', { fields: labels('field', reason.fields).join(common('listJoin')) })
    const [one = '', other = ''] = reason.roles.map((role) => label('signup_role', role))
    return say('why.roles', { one, other })
  }
  return (
    <ul className={css.why}>
      {reasons.map((reason) => (
        <li key={reason.code} data-code={reason.code}>
          {sentence(reason)}
        </li>
      ))}
    </ul>
  )
}
