import { OPEN_ASSIGNMENTS } from '@keqiao/shared/assignments'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ProblemError } from '../../api/call.ts'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import { date } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './AssignPanel.module.css'
import { useAgentName } from './name.ts'
import { directoryQuery, givenQuery, myWorkOnQuery, useAssign, useClaim } from './queries.ts'

interface Subject {
  /** `need:<id>` */
  subject: string
  /** Whose agents are offered first. */
  field: string | null
}

/** For an operator: who follows this up, or whom to ask. */
export function AssignPanel({ subject, field }: Subject) {
  const say = useSay('agents')
  const language = useLanguage()
  const { data, error } = useQuery(givenQuery({ subject }))
  const open = data?.items.find(({ state }) => OPEN_ASSIGNMENTS.includes(state))
  return (
    <section className={css.panel} aria-label={say('assign.title')}>
      <h2>{say('assign.title')}</h2>
      {error && <Trouble error={error} />}
      {open && (
        <p>
          {say(open.state === 'offered' ? 'assign.offered' : 'assign.accepted', {
            name: open.agentName,
            due: open.due ? date(open.due, language) : '',
          })}
        </p>
      )}
      {data && !open && (
        <>
          <p>{say('assign.nobody')}</p>
          <Pick subject={subject} field={field} />
        </>
      )}
    </section>
  )
}

function Pick({ subject, field }: Subject) {
  const say = useSay('agents')
  const common = useSay('common')
  const { label, labels } = useLabels()
  const nameOf = useAgentName()
  const assign = useAssign()
  const [typed, setTyped] = useState('')
  const [agentId, setAgentId] = useState('')
  const q = useDebounced(typed.trim(), 250)
  // Words widen the search to every field.
  const { data } = useQuery(directoryQuery({ q, field: q === '' && field ? [field] : [], region: [], service: [], size: 50 }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (agentId) assign.mutate({ agentId, subject })
  }
  return (
    <form className={css.form} onSubmit={submit}>
      <TextField
        label={say('assign.search')}
        type="search"
        maxLength={60}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <SelectField label={say('assign.choose')} value={agentId} onChange={(event) => setAgentId(event.target.value)}>
        <option value="">{say('assign.pick')}</option>
        {data?.items.map((card) => (
          <option key={card.id} value={card.id}>
            {[
              nameOf(card),
              card.level && label('agent_level', card.level),
              labels('region', card.regions).join(common('listJoin')),
            ]
              .filter(Boolean)
              .join(' · ')}
          </option>
        ))}
      </SelectField>
      <p>
        <Button type="submit" small look="known" disabled={agentId === '' || assign.isPending}>
          {say('assign.send')}
        </Button>
      </p>
      {assign.isError && <Refused error={assign.error} />}
    </form>
  )
}

/** For an agent: taking up what nobody follows yet. */
export function ClaimPanel({ subject }: { subject: string }) {
  const say = useSay('agents')
  const { data } = useQuery(myWorkOnQuery(subject))
  const claim = useClaim()
  const mine = data?.items.some(({ state }) => OPEN_ASSIGNMENTS.includes(state))
  if (!data) return null
  return (
    <section className={css.panel} aria-label={say('assign.title')}>
      <h2>{say('assign.title')}</h2>
      {mine ? (
        <Notice look="fine">
          <p>{say('assign.claimed')}</p>
        </Notice>
      ) : (
        <>
          <p>{say('assign.claimText')}</p>
          <Button small look="known" disabled={claim.isPending} onClick={() => claim.mutate(subject)}>
            {say('assign.claim')}
          </Button>
        </>
      )}
      {claim.isError && <Refused error={claim.error} />}
    </section>
  )
}

export function Refused({ error }: { error: unknown }) {
  const say = useSay('agents')
  const stop = error instanceof ProblemError && error.code === 'agent_unavailable' ? String(error.facts.stop) : null
  return stop ? (
    <Notice look="alarm">
      <p>{say(`assign.stop.${stop}`)}</p>
    </Notice>
  ) : (
    <Trouble error={error} />
  )
}
