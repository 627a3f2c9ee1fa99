import type { DelegationFile, DelegationPreview, DelegationRow } from '@keqiao/shared/delegations'
import { useState } from 'react'
import { newKey } from '../../api/newKey.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField, TickField } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { useProblemWords } from '../../words/problem.ts'
import { useSay } from '../../words/say.ts'
import type { Sender } from './DelegationForm.tsx'
import css from './delegation.module.css'
import { useSendDelegation } from './queries.ts'

const FIELDS = ['name', 'contact', 'organisation', 'title', 'mail', 'mode', 'role', 'companions'] as const
interface Given {
  id: string
  sender: Sender
  preview: DelegationPreview
  onSent: (file: DelegationFile) => void
}
type Row = DelegationPreview['rows'][number]

/** Every row of the sheet; what is wrong stands at its field and can be put right here, or in the sheet. */
export function DelegationRows({ id, sender, preview, onSent }: Given) {
  const say = useSay('turnout')
  const { issue } = useProblemWords()
  const send = useSendDelegation(id)
  const [key] = useState(newKey)
  const [rows, setRows] = useState(preview.rows)
  const [name, setName] = useState(say('delegation.nameOf', { name: sender.name }))
  const [consent, setConsent] = useState(false)
  const [tried, setTried] = useState(false)
  const { box, at, goToFirst, whole } = useRefused(send.error, ['rows', 'name', 'consent'])
  const faulty = rows.filter(({ issues }) => issues.length > 0).length
  const changed = () => send.error && send.reset()
  const set = (n: number, field: keyof DelegationRow, value: string) => {
    changed()
    const put = (row: Row): Row => ({ ...row, [field]: value, issues: row.issues.filter(({ path }) => path !== field) })
    setRows((now) => now.map((row, i) => (i === n ? put(row) : row)))
  }
  const faultAt = (n: number, field: keyof DelegationRow) => {
    const known = rows[n]?.issues.find(({ path }) => path === field)
    return at('rows', n, field) ?? (known && issue(known))
  }
  return (
    <form
      ref={box}
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!consent || faulty > 0 || rows.length === 0) return goToFirst()
        const people = rows.map((row) => Object.fromEntries(FIELDS.map((field) => [field, row[field]])) as DelegationRow)
        send.mutate({ name, organisationId: sender.organisationId, rows: people, consent: true, key }, { onSuccess: onSent })
      }}
    >
      <p role="status" className={css.sum} data-faulty={faulty > 0 || undefined}>
        {say(faulty > 0 ? 'delegation.faulty' : 'delegation.clean', { count: rows.length, faulty })}
      </p>
      <ul className={css.outlook}>
        {preview.outlook.map(({ mode, asked, left }) => (
          <li key={mode}>
            {say(asked > left ? 'delegation.outlook.short' : 'delegation.outlook.enough', {
              ...{ mode: say(`mode.${mode}`), asked, left, waits: asked - left },
            })}
          </li>
        ))}
      </ul>
      <ol className={css.rows}>
        {rows.map((row, n) => (
          <li key={row.number} data-faulty={row.issues.length > 0 || undefined}>
            <details open={row.issues.length > 0 || at('rows', n) !== undefined}>
              <summary>
                <span className={css.number}>{say('delegation.row', { n: row.number })}</span>
                <strong>{row.name || say('delegation.nameless')}</strong>
                <span>{row.contact}</span>
              </summary>
              <div className={css.fields}>
                {FIELDS.map((field) => (
                  <TextField
                    key={field}
                    label={say(`delegation.field.${field}`)}
                    name={`rows.${n}.${field}`}
                    value={row[field]}
                    error={faultAt(n, field)}
                    onChange={({ target }) => set(n, field, target.value)}
                  />
                ))}
              </div>
              <Button look="quiet" small onClick={() => setRows((now) => now.filter((_, i) => i !== n))}>
                {say('delegation.leaveOut', { n: row.number })}
              </Button>
            </details>
          </li>
        ))}
      </ol>
      <TextField
        label={say('delegation.name')}
        hint={say('delegation.nameHint')}
        name="name"
        required
        maxLength={60}
        value={name}
        error={at('name')}
        onChange={({ target }) => {
          changed()
          setName(target.value)
        }}
      />
      <TickField
        label={say('delegation.consent')}
        name="consent"
        checked={consent}
        error={at('consent') ?? (tried && !consent ? say('delegation.consentMissing') : undefined)}
        onChange={({ target }) => setConsent(target.checked)}
      />
      <Refusals error={whole} rest={[]} />
      <p>
        <Button type="submit" look="known" disabled={send.isPending}>
          {say(send.isPending ? 'delegation.sending' : 'delegation.send', { count: rows.length })}
        </Button>
      </p>
    </form>
  )
}
