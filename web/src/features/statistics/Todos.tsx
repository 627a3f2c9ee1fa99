import type { Todo } from '@keqiao/shared/statistics'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Trouble } from '../../ui/Trouble.tsx'
import { date } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import { todosQuery } from './queries.ts'
import css from './Todos.module.css'

/** Few enough to be done today. */
const SHOWN = 7
/** What is done in the form; the rest is done on the record's page. */
const IN_FORM = ['answer', 'returned', 'pending_returned']

const EVENT_TABS: Partial<Record<Todo['todo'], string>> = {
  follow_up: 'afterwards',
  event_signups: 'signups',
  event_projects: 'call',
  event_returned: 'settings',
}

/** What this person must do, the most urgent first, each one click from being done. */
export function Todos() {
  const say = useSay('statistics')
  const listings = useSay('listings')
  const language = useLanguage()
  const { data, error } = useQuery(todosQuery)
  if (error) return <Trouble error={error} />
  if (!data) return null
  return (
    <section className={css.todos} aria-labelledby="todos-title">
      <h2 id="todos-title">{say('todos.title')}</h2>
      {data.items.length === 0 && <p className={css.none}>{say('todos.none')}</p>}
      <ul>
        {data.items.slice(0, SHOWN).map(({ kind, id, name, todo, since, dueAt, count }) => (
          <li key={`${kind} ${id} ${todo}`}>
            <span className={kind === 'need' ? css.need : css.achievement}>
              {kind === 'roadshow' ? say('todos.event') : listings(`kind.${kind}`)}
            </span>
            <Link to={placeOf(kind, id, todo)}>{name}</Link>
            <span>{say(`todos.what.${todo}`, { when: date(dueAt ?? since, language), count: count ?? 0 })}</span>
          </li>
        ))}
      </ul>
      {data.total > SHOWN && <p>{say('todos.more', { count: data.total - SHOWN })}</p>}
    </section>
  )
}

function placeOf(kind: Todo['kind'], id: string, todo: Todo['todo']): string {
  if (kind === 'roadshow') return paths.organise(id, EVENT_TABS[todo])
  if (IN_FORM.includes(todo)) return paths.edit(kind, id)
  return todo === 'access_asked' && kind === 'need' ? paths.needAccess(id) : paths.listing(kind, id)
}
