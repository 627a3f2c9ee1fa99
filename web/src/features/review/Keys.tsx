import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { CheckField } from '../../ui/Field.tsx'
import { keysAct, letKeysAct } from '../../ui/useShortcuts.ts'
import { useSay } from '../../words/say.ts'
import css from './forms.module.css'

interface Props {
  /** The letters and what each does, in words. */
  keys: readonly [letter: string, what: string][]
  open: boolean
  onOpen: (open: boolean) => void
}

/** Which keys there are, and whether they act. */
export function Keys({ keys, open, onOpen }: Props) {
  const say = useSay('review')
  const [act, setAct] = useState(keysAct)
  const turn = (on: boolean) => {
    letKeysAct(on)
    setAct(on)
  }
  return (
    <>
      <Button small look="quiet" aria-keyshortcuts="?" onClick={() => onOpen(true)}>
        {say('keys.title')} <kbd>?</kbd>
      </Button>
      <Dialog open={open} onClose={() => onOpen(false)} title={say('keys.title')}>
        <dl className={css.keys}>
          {keys.map(([letter, what]) => (
            <div key={letter}>
              <dt>
                <kbd>{letter}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <CheckField label={say('keys.act')} checked={act} onChange={(event) => turn(event.target.checked)} />
      </Dialog>
    </>
  )
}
