import type { Reason } from '@keqiao/shared/matching'
import { money } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './ReasonLines.module.css'

/** A reason other than sentences and figures, in words; null for those drawn elsewhere. */
export function useReasonWords() {
  const say = useSay('matching')
  const common = useSay('common')
  const language = useLanguage()
  const { labels, label } = useLabels()
  const join = common('listJoin')
  return (reason: Reason): string | null => {
    switch (reason.code) {
      case 'problem_answered':
        return say('reason.problem_answered', { symptom: reason.symptom, technique: reason.technique })
      case 'same_field':
        return say('reason.same_field', { fields: labels('field', reason.fields).join(join) })
      case 'same_industry':
        return say('reason.same_industry', { industries: labels('industry', reason.industries).join(join) })
      case 'maturity':
        return say(reason.met ? 'reason.maturityMet' : 'reason.maturityBelow', { offered: reason.offered, asked: reason.asked })
      case 'mode':
        return say('reason.mode', { modes: labels('transfer_mode', reason.modes).join(join) })
      case 'price':
        return say(reason.within ? 'reason.priceWithin' : 'reason.priceOver', {
          price: money(reason.price, language),
          budget: money(reason.budget, language),
        })
      case 'keywords':
        return say('reason.keywords', { keywords: reason.keywords.join(join) })
      case 'same_region':
        return say('reason.same_region', { region: label('region', reason.region) })
      default:
        return null
    }
  }
}

const against = (reason: Reason) => (reason.code === 'maturity' && !reason.met) || (reason.code === 'price' && !reason.within)

export function ReasonLines({ reasons }: { reasons: readonly Reason[] }) {
  const words = useReasonWords()
  const lines = reasons.flatMap((reason) => {
    const text = words(reason)
    return text ? [{ text, against: against(reason) }] : []
  })
  return lines.length > 0 ? (
    <ul className={css.lines}>
      {lines.map(({ text, against }) => (
        <li key={text} className={against ? css.against : undefined}>
          {text}
        </li>
      ))}
    </ul>
  ) : null
}
