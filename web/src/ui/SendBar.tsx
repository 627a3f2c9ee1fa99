import { useSay } from '../words/say.ts'
import { Button } from './Button.tsx'
import { EditBar } from './Editing.tsx'
import { KeptNote } from './KeptNote.tsx'

interface Props {
  look: 'known' | 'wanted'
  /** Once a listing has been reviewed it is changed, not handed in. */
  isReviewed: boolean
  isPending: boolean
  send: (submit: boolean) => void
  restored: boolean
  onDiscard: () => void
}

/** The end of both listing forms. */
export function SendBar({ look, isReviewed, isPending, send, restored, onDiscard }: Props) {
  const say = useSay('common')
  return (
    <EditBar>
      <Button look={look} disabled={isPending} onClick={() => send(true)}>
        {say(isReviewed ? 'send.save' : 'send.submit')}
      </Button>
      {!isReviewed && (
        <Button disabled={isPending} onClick={() => send(false)}>
          {say('send.saveDraft')}
        </Button>
      )}
      <KeptNote restored={restored} onDiscard={onDiscard} />
    </EditBar>
  )
}
