import { type ReactNode, useEffect, useRef } from 'react'
import { useSay } from '../words/say.ts'
import { Button } from './Button.tsx'
import css from './Dialog.module.css'

interface Props {
  open: boolean
  onClose: () => void
  title: string
  /** Rises from the bottom on phones. */
  sheet?: boolean
  children: ReactNode
}

/** The browser's own modal: focus, Escape and the top layer come with it. */
export function Dialog({ open, onClose, title, sheet, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const say = useSay('common')
  useEffect(() => {
    const dialog = ref.current
    if (open && dialog && !dialog.open) dialog.showModal()
    if (!open && dialog?.open) dialog.close()
  }, [open])
  return (
    <dialog ref={ref} className={sheet ? `${css.dialog} ${css.sheet}` : css.dialog} aria-label={title} onClose={onClose}>
      {open && (
        <>
          <div className={css.head}>
            <h2>{title}</h2>
            <Button look="quiet" small onClick={onClose}>
              {say('close')}
            </Button>
          </div>
          {children}
        </>
      )}
    </dialog>
  )
}
