import { SEAT_MODES } from '@keqiao/shared/roadshow'
import { Link, useNavigate } from 'react-router'
import { CheckField, SelectField } from '../../ui/Field.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import { type Asked, writeAsked } from './asked.ts'
import css from './Events.module.css'

export function Filters({ asked }: { asked: Asked }) {
  const say = useSay('roadshow')
  const { entries, label } = useLabels()
  const navigate = useNavigate()
  const go = (next: Partial<Asked>) => void navigate(writeAsked({ ...asked, page: 1, ...next }), { preventScrollReset: true })
  const views = [
    { key: 'upcoming', name: say('when.upcoming'), to: writeAsked({ ...asked, page: 1, view: 'list', when: 'upcoming' }) },
    { key: 'past', name: say('when.past'), to: writeAsked({ ...asked, page: 1, view: 'list', when: 'past' }) },
    { key: 'month', name: say('view.month'), to: writeAsked({ ...asked, page: 1, view: 'month' }) },
  ]
  const shown = asked.view === 'month' ? 'month' : asked.when
  return (
    <div className={css.bar}>
      <nav className={css.views} aria-label={say('title')}>
        {views.map(({ key, name, to }) => (
          <Link key={key} to={to} aria-current={key === shown ? 'page' : undefined} preventScrollReset>
            {name}
          </Link>
        ))}
      </nav>
      <div className={css.filters}>
        <SelectField label={say('filter.field')} value={asked.field} onChange={(event) => go({ field: event.target.value })}>
          <option value="">{say('filter.any')}</option>
          {entries('field', null).map(({ code }) => (
            <option key={code} value={code}>
              {label('field', code)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say('filter.seat')}
          value={asked.seat}
          onChange={(event) => go({ seat: event.target.value as Asked['seat'] })}
        >
          <option value="">{say('filter.any')}</option>
          {SEAT_MODES.map((mode) => (
            <option key={mode} value={mode}>
              {say(`filter.${mode}`)}
            </option>
          ))}
        </SelectField>
        <CheckField label={say('filter.free')} checked={asked.free} onChange={(event) => go({ free: event.target.checked })} />
      </div>
    </div>
  )
}
