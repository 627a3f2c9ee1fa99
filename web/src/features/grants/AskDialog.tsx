import { type Party, RequestDraft } from '@keqiao/shared/grants'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SelectField, TextArea } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useFaults } from '../../ui/useFaults.ts'
import { useSay } from '../../words/say.ts'
import css from './grants.module.css'
import { useAsk } from './queries.ts'
import type { AskedScope } from './sight.ts'

interface Props {
  subject: string
  scope: AskedScope
  /** One file; without it all of them. */
  file?: { id: string; number: number }
  as: readonly Party[]
  onClose: () => void
}

/** What is asked for, in whose name, and why: one sentence that its owner decides by. */
export function AskDialog({ open, ...rest }: Props & { open: boolean }) {
  const say = useSay('grants')
  const { scope, file } = rest
  const title = file ? say('ask.titleFile', { number: file.number }) : say(`ask.title.${scope}`)
  return (
    <Dialog open={open} onClose={rest.onClose} title={title}>
      <AskForm {...rest} />
    </Dialog>
  )
}

function AskForm({ subject, scope, file, as, onClose }: Props) {
  const say = useSay('grants')
  const common = useSay('common')
  const ask = useAsk()
  const [reason, setReason] = useState('')
  const [key, setKey] = useState(as[0] ? keyOf(as[0]) : '')
  const chosen = as.find((one) => keyOf(one) === key)
  const organisationId = chosen?.kind === 'organisation' ? chosen.id : null
  const draft = { subject, scope, attachmentId: file?.id ?? null, reason, organisationId }
  const faults = useFaults(RequestDraft.safeParse(draft), ask)
  return (
    <form
      ref={faults.form}
      className={css.form}
      noValidate
      onSubmit={faults.submit((checked) => ask.mutate(checked, { onSuccess: onClose }))}
    >
      {as.length > 1 && (
        <SelectField label={say('ask.as')} value={key} onChange={(event) => setKey(event.target.value)}>
          {as.map((one) => (
            <option key={keyOf(one)} value={keyOf(one)}>
              {one.organisation ?? say('agentNamed', { name: one.name })}
            </option>
          ))}
        </SelectField>
      )}
      <TextArea
        label={say('ask.reason')}
        hint={say('ask.reasonHint', { who: chosen ? (chosen.organisation ?? say('agent')) : '' })}
        required
        rows={3}
        maxLength={300}
        placeholder={say(`ask.example.${scope}`)}
        value={reason}
        error={faults.fault('reason')}
        onChange={(event) => {
          setReason(event.target.value)
          faults.changed()
        }}
      />
      <Refusals error={ask.error} rest={faults.rest(['reason'])} />
      <p className={css.buttons}>
        <Button type="submit" look="known" disabled={ask.isPending}>
          {say('ask.send')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {common('cancel')}
        </Button>
      </p>
    </form>
  )
}

const keyOf = ({ kind, id }: Party) => `${kind}:${id}`
