import { AGENT_RETURN_REASONS, AGENT_SUSPEND_REASONS, AgentFault, type AgentFile } from '@keqiao/shared/agents'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './desk.module.css'
import { useDecideAgent } from './queries.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

const SUSPENDABLE: readonly AgentFile['state'][] = ['qualified', 'active', 'dormant']

/** What an operator may decide now. */
export function Decisions({ agent }: { agent: AgentFile }) {
  const say = useSay('agents')
  const decide = useDecideAgent(agent.id)
  const [asking, setAsking] = useState<'return' | 'suspend' | null>(null)
  const { revision, state } = agent
  const done = { onSuccess: () => setAsking(null) }
  const ask = (what: typeof asking) => {
    decide.reset()
    setAsking(what)
  }
  const checks = state === 'applied' || agent.pending !== null
  return (
    <>
      <div className={css.buttons}>
        {checks && (
          <>
            <Button look="known" disabled={decide.isPending} onClick={() => decide.mutate({ move: 'approve', revision })}>
              {say('desk.approve')}
            </Button>
            <Button disabled={decide.isPending} aria-haspopup="dialog" onClick={() => ask('return')}>
              {say('desk.return')}
            </Button>
          </>
        )}
        {SUSPENDABLE.includes(state) && (
          <Button look="quiet" disabled={decide.isPending} aria-haspopup="dialog" onClick={() => ask('suspend')}>
            {say('desk.suspend')}
          </Button>
        )}
        {state === 'suspended' && (
          <Button look="known" disabled={decide.isPending} onClick={() => decide.mutate({ move: 'restore', revision })}>
            {say('desk.restore')}
          </Button>
        )}
      </div>
      {decide.isSuccess && (
        <Notice look="fine">
          <p>{say(`desk.done.${decide.variables.move}`)}</p>
        </Notice>
      )}
      {decide.isError && !asking && <Trouble error={decide.error} />}
      <Dialog open={asking === 'return'} onClose={() => setAsking(null)} title={say('desk.returnTitle')}>
        <Faults
          error={decide.error}
          busy={decide.isPending}
          onConfirm={(faults) => decide.mutate({ move: 'return', revision, faults }, done)}
        />
      </Dialog>
      <ReasonDialog
        open={asking === 'suspend'}
        title={say('desk.suspendTitle', { name: agent.name })}
        list="agent_suspend_reason"
        codes={AGENT_SUSPEND_REASONS}
        textLabel={say('desk.suspendText')}
        confirm={say('desk.suspendConfirm')}
        onClose={() => setAsking(null)}
        error={decide.error}
        busy={decide.isPending}
        onConfirm={(reason, text) => decide.mutate({ move: 'suspend', revision, reason, text }, done)}
      />
    </>
  )
}

const FIELDS = AgentFault.shape.field.options
type Field = (typeof FIELDS)[number]
type Marks = Partial<Record<Field, { reason: string; text: string }>>

interface FaultsProps {
  error: unknown
  busy: boolean
  onConfirm: (faults: AgentFault[]) => void
}

/** One reason for each field that must be changed. */
function Faults({ error, busy, onConfirm }: FaultsProps) {
  const say = useSay('agents')
  const { label } = useLabels()
  const [marks, setMarks] = useState<Marks>({})
  const [tried, setTried] = useState(false)
  const { box, at, whole, goToFirst } = useRefused(error, ['faults'])
  const chosen = FIELDS.flatMap((field) => (marks[field]?.reason ? [{ field, ...marks[field] }] : []))
  const mark = (field: Field, part: { reason?: string; text?: string }) =>
    setMarks((now) => ({ ...now, [field]: { reason: '', text: '', ...now[field], ...part } }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (chosen.length === 0) return void goToFirst()
    onConfirm(chosen.map(({ text, ...rest }) => ({ ...rest, text: text.trim() || null })) as AgentFault[])
  }
  return (
    <form ref={box} className={css.faults} onSubmit={submit}>
      {FIELDS.map((field, place) => (
        <div key={field} className={css.fault}>
          <SelectField
            label={say(`desk.fields.${field}`)}
            value={marks[field]?.reason ?? ''}
            error={place === 0 && tried && chosen.length === 0 ? say('desk.returnNeeds') : undefined}
            onChange={(event) => mark(field, { reason: event.target.value })}
          >
            <option value="">{say('desk.returnNone')}</option>
            {AGENT_RETURN_REASONS.map((code) => (
              <option key={code} value={code}>
                {label('agent_return_reason', code)}
              </option>
            ))}
          </SelectField>
          {marks[field]?.reason && (
            <TextField
              label={say('desk.returnText', { field: say(`desk.fields.${field}`) })}
              maxLength={300}
              value={marks[field]?.text ?? ''}
              error={at(
                'faults',
                chosen.findIndex((one) => one.field === field),
                'text',
              )}
              onChange={(event) => mark(field, { text: event.target.value })}
            />
          )}
        </div>
      ))}
      {whole !== null && <Trouble error={whole} />}
      <p>
        <Button type="submit" look="known" disabled={busy}>
          {say('desk.returnConfirm')}
        </Button>
      </p>
    </form>
  )
}
