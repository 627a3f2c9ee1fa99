import type { Need } from '@keqiao/shared/needs'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Facts } from '../../ui/Reading.tsx'
import { date, yearMonth } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { usePriceWords } from '../../words/price.ts'
import { useLanguage, useSay } from '../../words/say.ts'

export function NeedFacts({ need }: { need: Need }) {
  const say = useSay('needs')
  const common = useSay('common')
  const listings = useSay('listings')
  const language = useLanguage()
  const { label, labels, short } = useLabels()
  const budget = usePriceWords()({ show: need.budgetShow, min: need.budgetMin, max: need.budgetMax })
  const join = common('listJoin')
  return (
    <Facts
      items={[
        {
          label: say('fact.owner'),
          value: need.owner ? (
            <Link to={paths.organisation(need.owner.id)}>{need.owner.name}</Link>
          ) : (
            <span title={listings('anonymousWhy')}>{listings('anonymous')}</span>
          ),
        },
        { label: say('fact.deadline'), value: need.deadline && yearMonth(need.deadline, language) },
        { label: say('fact.budget'), value: budget && <span title={budget.exact}>{budget.text}</span> },
        {
          label: say('fact.trl'),
          value: need.trlMin !== null && say('trlAsked', { level: need.trlMin, name: short('trl', String(need.trlMin)) }),
        },
        { label: say('fact.modes'), value: labels('transfer_mode', need.modes).join(join) },
        { label: say('fact.ipTerms'), value: need.ipTerms && label('ip_terms', need.ipTerms) },
        { label: say('fact.urgency'), value: need.urgency && label('urgency', need.urgency) },
        { label: say('fact.organise'), value: need.organise !== 'NORMAL' && label('need_organise', need.organise) },
        { label: say('fact.region'), value: need.region && label('region', need.region) },
        {
          label: say('fact.field'),
          value: labels('field', [...new Set([...(need.field ? [need.field] : []), ...need.fields])]).join(join),
        },
        { label: say('fact.industries'), value: labels('industry', need.industries).join(join) },
        { label: say('fact.published'), value: need.publishedAt && date(need.publishedAt, language) },
      ].map((fact) => ({ ...fact, value: fact.value || null }))}
    />
  )
}
