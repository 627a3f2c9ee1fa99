import type { Move, ReviewReason } from '@keqiao/shared/lifecycle'
import type { UseMutationResult } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useRefused } from '../../ui/useRefused.ts'
import { useSay } from '../../words/say.ts'
import css from './Life.module.css'
import { newReason, ReasonRows } from './ReasonRows.tsx'
import type { Moving } from './useLife.ts'

interface Props {
  /** The move that asks for a reason before it is made; none is open when null. */
  move: Move | null
  asks: 'reason' | 'reasons' | null
  revision: number
  mutation: UseMutationResult<unknown, Error, Moving>
  fields: readonly string[]
  wordOf: (field: string) => string
  onClose: () => void
}

/** A move that somebody else will read the reason of. */
export function MoveDialog({ move, ...rest }: Props) {
  const say = useSay('listings')
  return (
    <Dialog open={move !== null} onClose={rest.onClose} title={move ? say(`move.${move}`) : ''}>
      {move && <Why key={move} move={move} {...rest} />}
    </Dialog>
  )
}

function Why({ move, asks, revision, mutation, fields, wordOf, onClose }: Props & { move: Move }) {
  const say = useSay('listings')
  const common = useSay('common')
  const [text, setText] = useState('')
  const [reasons, setReasons] = useState<ReviewReason[]>([newReason()])
  const [missing, setMissing] = useState(false)
  const { box, at, whole, goToFirst } = useRefused(mutation.error, ['text', 'reasons'])
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (asks === 'reason' && !text.trim()) {
      setMissing(true)
      return void goToFirst()
    }
    const why = asks === 'reasons' ? { reasons } : { text: text.trim() || null }
    mutation.mutate({ move, revision, ...why }, { onSuccess: onClose })
  }
  return (
    <form ref={box} className={css.form} onSubmit={send} noValidate>
      <p>{say(`moveWhy.${asks === 'reasons' ? 'reasons' : move === 'solve' ? 'solve' : 'reason'}`)}</p>
      {asks === 'reasons' ? (
        <ReasonRows fields={fields} wordOf={wordOf} rows={reasons} fault={(row) => at('reasons', row)} onChange={setReasons} />
      ) : (
        <TextArea
          label={say('reason.text')}
          required={asks === 'reason'}
          rows={3}
          maxLength={500}
          value={text}
          error={missing && !text.trim() ? say('reason.missing') : at('text')}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {whole !== null && <Trouble error={whole} />}
      <p className={css.buttons}>
        <Button type="submit" look="known" disabled={mutation.isPending}>
          {say(`move.${move}`)}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {common('cancel')}
        </Button>
      </p>
    </form>
  )
}
