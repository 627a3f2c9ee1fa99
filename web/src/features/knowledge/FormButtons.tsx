import { Button } from '../../ui/Button.tsx'
import { useSay } from '../../words/say.ts'
import css from './knowledge.module.css'

export function FormButtons({ busy, onCancel }: { busy: boolean; onCancel: () => void }) {
  const say = useSay('knowledge')
  return (
    <div className={css.buttons}>
      <Button type="submit" look="known" disabled={busy}>
        {say('save')}
      </Button>
      <Button look="quiet" onClick={onCancel}>
        {say('cancel')}
      </Button>
    </div>
  )
}
