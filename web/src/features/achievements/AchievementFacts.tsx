import type { Achievement } from '@keqiao/shared/achievements'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Facts } from '../../ui/Reading.tsx'
import { Steps } from '../../ui/Steps.tsx'
import { date, yearMonth } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { usePriceWords } from '../../words/price.ts'
import { useLanguage, useSay } from '../../words/say.ts'

export function AchievementFacts({ achievement: a }: { achievement: Achievement }) {
  const say = useSay('achievements')
  const common = useSay('common')
  const listings = useSay('listings')
  const language = useLanguage()
  const { label, labels } = useLabels()
  const price = usePriceWords()({ show: a.priceShow, min: a.priceMin, max: a.priceMax })
  const join = common('listJoin')
  const trl = a.trl === null ? null : common('trl.stage', { level: a.trl, name: label('trl', String(a.trl)) })
  return (
    <Facts
      items={[
        {
          label: say('fact.owner'),
          value: a.owner ? <Link to={paths.organisation(a.owner.id)}>{a.owner.name}</Link> : (a.unitName ?? listings('noOwner')),
        },
        { label: say('fact.trl'), value: trl && <Steps of={9} at={a.trl ?? 0} text={trl} /> },
        { label: say('fact.trlBasis'), value: a.trlBasis && label('trl_basis', a.trlBasis) },
        { label: say('fact.modes'), value: labels('transfer_mode', a.modes).join(join) },
        { label: say('fact.price'), value: price && <span title={price.exact}>{price.text}</span> },
        { label: say('fact.application'), value: a.applicationStatus && label('application_status', a.applicationStatus) },
        { label: say('fact.region'), value: a.region && label('region', a.region) },
        {
          label: say('fact.field'),
          value: labels('field', [...new Set([...(a.field ? [a.field] : []), ...a.fields])]).join(join),
        },
        { label: say('fact.industries'), value: labels('industry', a.industries).join(join) },
        { label: say('fact.forms'), value: labels('achievement_form', a.forms).join(join) },
        { label: say('fact.ownership'), value: a.ownership && label('ownership', a.ownership) },
        { label: say('fact.level'), value: a.level && a.level !== 'NOT_RATED' && label('achievement_level', a.level) },
        { label: say('fact.finished'), value: a.finishedOn && yearMonth(a.finishedOn, language) },
        { label: say('fact.published'), value: a.publishedAt && date(a.publishedAt, language) },
      ].map((fact) => ({ ...fact, value: fact.value || null }))}
    />
  )
}
