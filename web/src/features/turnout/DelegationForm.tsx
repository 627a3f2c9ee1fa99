import { DELEGATION_LIMITS, type DelegationFile, type DelegationPreview } from '@keqiao/shared/delegations'
import { useState } from 'react'
import { ProblemError } from '../../api/call.ts'
import { Button, ButtonAnchor } from '../../ui/Button.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useSay } from '../../words/say.ts'
import { DelegationRows } from './DelegationRows.tsx'
import css from './desk.module.css'
import { templateAddress, useCheckSheet } from './queries.ts'

export interface Sender {
  /** In whose name; null: the organiser's own list. */
  organisationId: string | null
  name: string
}

/** Template, file, a look at every row, and only then everybody at once. */
export function DelegationForm({ id, sender }: { id: string; sender: Sender }) {
  const say = useSay('turnout')
  const check = useCheckSheet(id)
  const [seen, setSeen] = useState<{ preview: DelegationPreview; n: number } | null>(null)
  const [sent, setSent] = useState<DelegationFile | null>(null)
  if (sent)
    return (
      <Sent
        file={sent}
        onMore={() => {
          setSent(null)
          setSeen(null)
        }}
      />
    )
  return (
    <section className={css.part} aria-labelledby="delegation-title">
      <h2 id="delegation-title">{say('delegation.title')}</h2>
      <p className={css.lead}>{say('delegation.lead')}</p>
      <p className={css.row}>
        <ButtonAnchor href={templateAddress(id)}>{say('delegation.template')}</ButtonAnchor>
        <span className={css.faint}>{say('delegation.limits', { rows: DELEGATION_LIMITS.rows })}</span>
      </p>
      {check.error !== null && <Trouble error={check.error} />}
      {check.error instanceof ProblemError && <Headings facts={check.error.facts} />}
      <FileDrop
        accept=".xlsx,.csv"
        disabled={check.isPending}
        onFiles={([file]) => {
          const { organisationId } = sender
          const shown = (preview: DelegationPreview) => setSeen((now) => ({ preview, n: (now?.n ?? 0) + 1 }))
          if (file) check.mutate({ file, organisationId }, { onSuccess: shown })
        }}
      >
        <span>{say(check.isPending ? 'delegation.reading' : seen ? 'delegation.again' : 'delegation.drop')}</span>
      </FileDrop>
      {seen && <DelegationRows key={seen.n} id={id} sender={sender} preview={seen.preview} onSent={setSent} />}
    </section>
  )
}

/** Which headings the sheet lacks, and which nobody knows. */
function Headings({ facts }: { facts: Record<string, unknown> }) {
  const say = useSay('turnout')
  const common = useSay('common')
  const named = (['missing', 'unknown', 'repeated'] as const).filter((part) => ((facts[part] as unknown[]) ?? []).length > 0)
  if (named.length === 0) return null
  return (
    <ul>
      {named.map((part) => (
        <li key={part}>{say(`delegation.heading.${part}`, { names: (facts[part] as string[]).join(common('listJoin')) })}</li>
      ))}
    </ul>
  )
}

function Sent({ file, onMore }: { file: DelegationFile; onMore: () => void }) {
  const say = useSay('turnout')
  const { confirmed = 0, waitlisted = 0, offered = 0, pending = 0 } = file.counts
  return (
    <section className={css.part} aria-labelledby="sent-title" aria-live="polite">
      <h2 id="sent-title">{say('delegation.sent.title', { name: file.name, count: file.people.length })}</h2>
      <Notice look="fine">
        <p>
          {say(pending > 0 ? 'delegation.sent.pending' : 'delegation.sent.text', {
            ...{ pending, places: confirmed, waiting: waitlisted + offered },
          })}
        </p>
        <p>{say('delegation.sent.mails')}</p>
      </Notice>
      <p>
        <Button onClick={onMore}>{say('delegation.sent.more')}</Button>
      </p>
    </section>
  )
}
