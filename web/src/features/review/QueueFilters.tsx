import { LISTING_KINDS } from '@keqiao/shared/listings'
import { RISK_FILTERS, VERSIONS } from '@keqiao/shared/review'
import { useNavigate } from 'react-router'
import { ButtonLink } from '../../ui/Button.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { useSay } from '../../words/say.ts'
import { addressOf } from './asked.ts'
import css from './forms.module.css'
import type { Asked } from './queries.ts'

export function QueueFilters({ asked }: { asked: Asked }) {
  const say = useSay('review')
  const listings = useSay('listings')
  const navigate = useNavigate()
  const go = (part: Partial<Asked>) => navigate(addressOf({ ...asked, page: 1, ...part }))
  return (
    <div className={css.filters}>
      <SelectField
        label={say('filter.kind')}
        value={asked.kind ?? ''}
        onChange={(event) => go({ kind: LISTING_KINDS.find((one) => one === event.target.value) })}
      >
        <option value="">{say('filter.all')}</option>
        {LISTING_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {listings(`kind.${kind}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={say('filter.version')}
        value={asked.version ?? ''}
        onChange={(event) => go({ version: VERSIONS.find((one) => one === event.target.value) })}
      >
        <option value="">{say('filter.all')}</option>
        {VERSIONS.map((version) => (
          <option key={version} value={version}>
            {say(`filter.versions.${version}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={say('filter.risk')}
        value={asked.risk}
        onChange={(event) => go({ risk: RISK_FILTERS.find((one) => one === event.target.value) ?? 'any' })}
      >
        {RISK_FILTERS.map((risk) => (
          <option key={risk} value={risk}>
            {say(`filter.risks.${risk}`)}
          </option>
        ))}
      </SelectField>
      {asked.importId && (
        <ButtonLink small to={addressOf({ ...asked, importId: undefined, page: 1 })}>
          {say('filter.noImport')}
        </ButtonLink>
      )}
    </div>
  )
}
