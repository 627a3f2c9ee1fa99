import { type Fitting, MOST_INVITED } from '@keqiao/shared/meetings'
import { Button } from '../../ui/Button.tsx'
import { useSay } from '../../words/say.ts'
import css from './meetings.module.css'

interface Given {
  chosen: readonly Fitting[]
  onAsk: () => void
  onClear: () => void
}

/** Who has been picked for one meeting of several; stays in sight while the list is read. */
export function GroupBar({ chosen, onAsk, onClear }: Given) {
  const say = useSay('meetings')
  const common = useSay('common')
  if (chosen.length === 0) return null
  return (
    <section className={css.group} aria-label={say('group.label')}>
      <p aria-live="polite">
        <strong>{say('group.with', { names: chosen.map(({ name }) => name).join(common('listJoin')) })}</strong>{' '}
        {chosen.length === 1 && say('group.one')}
        {chosen.length === MOST_INVITED && say('group.most', { most: MOST_INVITED })}
      </p>
      <p className={css.bar}>
        {chosen.length > 1 && (
          <Button small look="known" aria-haspopup="dialog" onClick={onAsk}>
            {say('group.ask', { count: chosen.length })}
          </Button>
        )}
        <Button small look="quiet" onClick={onClear}>
          {say('group.clear')}
        </Button>
      </p>
    </section>
  )
}
