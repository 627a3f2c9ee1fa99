import type { RoadshowFile } from '@keqiao/shared/roadshow'
import { OVER_ROADSHOWS } from '@keqiao/shared/roadshow-life'
import { faultsOf } from '@keqiao/shared/roadshow-rules'
import { Link } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { useProblemWords } from '../../../words/problem.ts'
import { useSay } from '../../../words/say.ts'
import css from './organise.module.css'

/** What must be there before it is approved, and what readers will miss. */
export function Checklist({ file }: { file: RoadshowFile }) {
  const say = useSay('organise')
  const common = useSay('common')
  const { issue } = useProblemWords()
  const { id, draft, state, agenda } = file
  if (state === 'cancelled' || OVER_ROADSHOWS.includes(state)) return null
  const settings = paths.organise(id, 'settings')
  const must = faultsOf(draft).map((fault) => ({
    key: fault.path,
    done: false,
    must: true,
    text: common('labelled', { label: say(`check.${fault.path.replace('.', '_')}`), text: issue(fault) }),
    to: settings,
  }))
  const wish = (key: string, done: boolean, to: string) => ({ key, done, must: false, text: say(`check.${key}`), to })
  const checks = [
    ...must,
    wish('agenda', agenda.length > 0, paths.organise(id, 'agenda')),
    wish(
      'programme',
      agenda.some(({ presentations }) => presentations.length > 0),
      paths.organise(id, 'agenda'),
    ),
    wish('contact', draft.contact !== null, settings),
    ...(draft.mode === 'ONSITE' ? [] : [wish('joinUrl', draft.joinUrl !== null, settings)]),
  ]
  const open = checks.filter(({ done }) => !done).length
  return (
    <section className={css.part} aria-labelledby="missing">
      <h2 id="missing">{say(open > 0 ? 'check.title' : 'check.nothing', { open })}</h2>
      <ul className={css.checks}>
        {checks.map(({ key, done, must: needed, text, to }) => (
          <li key={key} data-done={done || undefined} data-must={needed || undefined}>
            <span aria-hidden="true">{done ? '✓' : '○'}</span>
            <span>
              {text}
              {needed && <> · {say('check.must')}</>}
            </span>
            {!done && <Link to={to}>{say('check.go')}</Link>}
          </li>
        ))}
      </ul>
    </section>
  )
}
