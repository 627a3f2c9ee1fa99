import type { TaxonomyName } from '@keqiao/shared/taxonomy'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SelectField, TextArea } from '../../ui/Field.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import css from './desk.module.css'

interface Props<Code extends string> {
  open: boolean
  title: string
  list: TaxonomyName
  codes: readonly Code[]
  textLabel: string
  confirm: string
  /** Why the last try was refused. */
  error: unknown
  busy: boolean
  onClose: () => void
  onConfirm: (reason: Code, text: string | null) => void
}

/** One reason of a list, with more to say if one likes. */
export function ReasonDialog<Code extends string>({ open, title, onClose, ...rest }: Props<Code>) {
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <Reason {...rest} />
    </Dialog>
  )
}

function Reason<Code extends string>({
  list,
  codes,
  textLabel,
  confirm,
  error,
  busy,
  onConfirm,
}: Omit<Props<Code>, 'open' | 'title' | 'onClose'>) {
  const say = useSay('agents')
  const { label } = useLabels()
  const [reason, setReason] = useState<Code>(codes[0] as Code)
  const [text, setText] = useState('')
  const { box, at, whole } = useRefused(error, ['reason', 'text'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onConfirm(reason, text.trim() || null)
  }
  return (
    <form ref={box} className={css.form} onSubmit={submit}>
      <SelectField
        label={say('work.reason')}
        value={reason}
        error={at('reason')}
        onChange={(event) => setReason(event.target.value as Code)}
      >
        {codes.map((code) => (
          <option key={code} value={code}>
            {label(list, code)}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={textLabel}
        rows={3}
        maxLength={300}
        value={text}
        error={at('text')}
        onChange={(event) => setText(event.target.value)}
      />
      {whole !== null && <Trouble error={whole} />}
      <p>
        <Button type="submit" look="known" disabled={busy}>
          {confirm}
        </Button>
      </p>
    </form>
  )
}
