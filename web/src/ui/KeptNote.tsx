import { useSay } from '../words/say.ts'
import { Button } from './Button.tsx'

/** Says that nothing typed is lost, and offers to start over. */
export function KeptNote({ restored, onDiscard }: { restored: boolean; onDiscard: () => void }) {
  const say = useSay('common')
  return (
    <>
      <span role="status">{say(restored ? 'restored' : 'kept')}</span>
      {restored && (
        <Button look="quiet" small onClick={onDiscard}>
          {say('discard')}
        </Button>
      )}
    </>
  )
}
