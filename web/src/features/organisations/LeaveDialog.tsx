import { useState } from 'react'
import { ProblemError } from '../../api/call.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useSay } from '../../words/say.ts'
import css from './form.module.css'
import { useLeave } from './memberQueries.ts'

interface Props {
  id: string
  open: boolean
  onClose: () => void
  onLeft: () => void
}
type Candidates = { id: string; name: string }[]

/** Leaving; the last administrator chooses an heir first. */
export function LeaveDialog({ id, open, onClose, onLeft }: Props) {
  const say = useSay('organisations')
  const leave = useLeave(id, onLeft)
  const [heir, setHeir] = useState('')
  const last = leave.error instanceof ProblemError && leave.error.code === 'last_admin' ? leave.error : null
  const candidates = (last?.facts.candidates ?? []) as Candidates
  return (
    <Dialog open={open} onClose={onClose} title={say('members.leaveTitle')}>
      <div className={css.group}>
        <p>{say('members.leaveText')}</p>
        {leave.isError && !last && <Refusals error={leave.error} rest={[]} />}
        {last && <p role="alert">{say(candidates.length > 0 ? 'members.handOver' : 'members.nobodyElse')}</p>}
        {candidates.length > 0 && (
          <SelectField label={say('members.heir')} value={heir} onChange={(event) => setHeir(event.target.value)}>
            <option value="">{say('choose')}</option>
            {candidates.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
        )}
        <p className={css.actions}>
          <Button look="known" disabled={leave.isPending || (last !== null && !heir)} onClick={() => leave.mutate(heir || null)}>
            {say(last ? 'members.handOverAndLeave' : 'members.leave')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {say('members.stay')}
          </Button>
        </p>
      </div>
    </Dialog>
  )
}
