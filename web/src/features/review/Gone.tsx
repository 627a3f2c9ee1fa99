import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useSay } from '../../words/say.ts'

/** Decided by somebody else, or taken back by its owner, while one looked. */
export function Gone({ onNext, onBack }: { onNext: () => void; onBack: () => void }) {
  const say = useSay('review')
  return (
    <Empty title={say('gone.title')} text={say('gone.text')}>
      <Button look="known" onClick={onNext}>
        {say('gone.next')}
      </Button>
      <Button onClick={onBack}>{say('back')}</Button>
    </Empty>
  )
}
