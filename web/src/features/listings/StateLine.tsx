import type { ListingState } from '@keqiao/shared/lifecycle'
import { Notice } from '../../ui/Notice.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'

/** The state as a sentence, for owners and operators; the public sees only what is published. */
export function StateLine({
  state,
  takenDown,
}: {
  state: ListingState
  takenDown: { reason: string; text: string | null } | null
}) {
  const say = useSay('listings')
  const { label } = useLabels()
  return (
    <Notice look={state === 'taken_down' ? 'alarm' : 'known'}>
      <p>{say(`state.${state}`)}</p>
      {takenDown && (
        <p>
          {say('takenDown', { reason: label('take_down_reason', takenDown.reason) })} {takenDown.text}
        </p>
      )}
    </Notice>
  )
}
