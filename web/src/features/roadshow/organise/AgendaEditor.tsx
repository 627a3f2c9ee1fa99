import type { Candidate } from '@keqiao/shared/encounters'
import type { RoadshowFile } from '@keqiao/shared/roadshow'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { goToFirst } from '../../../ui/goToFirst.ts'
import { Refusals } from '../../../ui/Refusals.tsx'
import { placedIssues, schemaIssues } from '../../../words/placeIssues.ts'
import { useProblemWords } from '../../../words/problem.ts'
import { useSay } from '../../../words/say.ts'
import css from './agenda.module.css'
import { agendaOf, itemOf, moved, newSession, type SessionValues, sessionsOf } from './agenda.ts'
import { projectsQuery, useSaveAgenda } from './queries.ts'
import { SessionFields } from './SessionFields.tsx'

export type PickListing = (given: { kind: 'achievement' | 'need'; onChange: (chosen: Candidate) => void }) => ReactNode

interface Props {
  file: RoadshowFile
  pick: PickListing
}

/** The programme: sessions in their order, and who presents what in them; everything by buttons, on a phone as well. */
export function AgendaEditor({ file, pick }: Props) {
  const saving = useSaveAgenda(file.id)
  return <Editor key={file.revision} file={file} pick={pick} saving={saving} />
}

function Editor({ file, pick, saving }: Props & { saving: ReturnType<typeof useSaveAgenda> }) {
  const say = useSay('organise')
  const { issue } = useProblemWords()
  const { data: selected } = useQuery(projectsQuery(file.id, { state: 'selected', size: 100 }))
  const [sessions, setSessions] = useState(() => sessionsOf(file))
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const checked = agendaOf(sessions)
  // The server's come as they are sent, below `agenda`.
  const refused = placedIssues(saving.error).map(({ name, ...one }) => ({
    ...one,
    name: name[0] === 'agenda' && name.length > 1 ? name.slice(1) : name,
  }))
  const found = tried ? [...(checked.success ? [] : schemaIssues(checked.error)), ...refused] : []
  useEffect(() => {
    if (placedIssues(saving.error).length > 0) goToFirst(form.current)
  }, [saving.error])
  const set = (next: SessionValues[]) => {
    setSessions(next)
    saving.reset()
  }
  const setOne = (at: number, more: Partial<SessionValues>) =>
    set(sessions.map((one, n) => (n === at ? { ...one, ...more } : one)))
  const placed = sessions.flatMap(({ items }) => items.map(({ subject }) => subject))
  const unplaced = (selected?.items ?? []).filter(({ kind, listingId }) => !placed.includes(`${kind}:${listingId}`))
  const save = () => {
    setTried(true)
    if (checked.success) return saving.mutate({ revision: file.revision, agenda: checked.data })
    goToFirst(form.current)
  }
  return (
    <form
      ref={form}
      className={css.agenda}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {sessions.length === 0 && <Empty title={say('agenda.none')} text={say('agenda.noneText')} />}
      <ol className={css.sessions}>
        {sessions.map((session, at) => (
          <li key={session.key}>
            <SessionFields
              n={at + 1}
              count={sessions.length}
              session={session}
              unplaced={unplaced}
              pick={pick}
              fault={(...path) => {
                const here = found.find(({ name }) => name[0] === at && path.every((part, n) => name[n + 1] === part))
                return here && issue(here.issue)
              }}
              onChange={(more) => setOne(at, more)}
              onAdd={(item) => setOne(at, { items: [...session.items, itemOf(item)] })}
              onMove={(by) => set(moved(sessions, at, by))}
              onRemove={() => set(sessions.filter((_, n) => n !== at))}
            />
          </li>
        ))}
      </ol>
      <p>
        <Button onClick={() => set([...sessions, newSession(sessions, file)])}>{say('agenda.addSession')}</Button>
      </p>
      <Refusals error={saving.error} rest={refused.filter(({ name }) => typeof name[0] !== 'number')} />
      <p className={css.bar}>
        <Button type="submit" look="known" disabled={saving.isPending}>
          {say('agenda.save')}
        </Button>
        <span role="status">{saving.isSuccess && say('settings.saved')}</span>
      </p>
    </form>
  )
}
