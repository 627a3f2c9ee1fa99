import type { ListingKind } from '@keqiao/shared/listings'
import type { OperatorRow } from '@keqiao/shared/statistics'
import { TAKE_DOWN_REASONS } from '@keqiao/shared/taxonomy'
import type { UseMutationResult } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SelectField, TextArea } from '../../ui/Field.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './TakeDownDialog.module.css'

type Reason = (typeof TAKE_DOWN_REASONS)[number]
export type OperatorActions = Record<
  ListingKind,
  {
    takeDown: UseMutationResult<unknown, Error, { id: string; reason: Reason; text?: string | null | undefined }>
    restore: UseMutationResult<unknown, Error, string>
  }
>

interface Props {
  row: OperatorRow | null
  actions: OperatorActions
  onClose: () => void
  onDone: () => void
}

/** A record is taken down for a reason its owner will read. */
export function TakeDownDialog({ row, actions, onClose, onDone }: Props) {
  const say = useSay('statistics')
  return (
    <Dialog open={row !== null} onClose={onClose} title={row ? say('operator.takeDownTitle', { name: row.name }) : ''}>
      {row && <Why key={row.id} row={row} action={actions[row.kind].takeDown} onDone={onDone} />}
    </Dialog>
  )
}

function Why({
  row,
  action,
  onDone,
}: {
  row: OperatorRow
  action: OperatorActions[ListingKind]['takeDown']
  onDone: () => void
}) {
  const say = useSay('statistics')
  const { label } = useLabels()
  const [reason, setReason] = useState<Reason>('COMPLAINT')
  const [text, setText] = useState('')
  const { box, at, whole } = useRefused(action.error, ['text'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    action.mutate({ id: row.id, reason, text: text.trim() || null }, { onSuccess: onDone })
  }
  return (
    <form ref={box} className={css.form} onSubmit={submit}>
      <SelectField label={say('operator.reason')} value={reason} onChange={(event) => setReason(event.target.value as Reason)}>
        {TAKE_DOWN_REASONS.map((code) => (
          <option key={code} value={code}>
            {label('take_down_reason', code)}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={say('operator.text')}
        rows={3}
        maxLength={300}
        value={text}
        error={at('text')}
        onChange={(event) => setText(event.target.value)}
      />
      {whole !== null && <Trouble error={whole} />}
      <p>
        <Button type="submit" look="known" disabled={action.isPending}>
          {say('operator.confirm')}
        </Button>
      </p>
    </form>
  )
}
