import { type ReactNode, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { useSay } from '../words/say.ts'
import { Button } from './Button.tsx'
import css from './Editing.module.css'
import { useNamedField } from './useNamedField.ts'

interface Props {
  title: string
  intro?: ReactNode
  form: ReactNode
  preview: ReactNode
  /** Over the preview, where it is not the public alone that is meant. */
  previewTitle?: string
}

/** A region that scrolls must be reachable by keyboard. */
const scrolls = { tabIndex: 0 }

/** Writing on one side, what others will read on the other; on phones one at a time. */
export function Editing({ title, intro, form, preview, previewTitle: given }: Props) {
  const say = useSay('common')
  const previewTitle = given ?? say('editing.previewTitle')
  const [params, setParams] = useSearchParams()
  const box = useRef<HTMLDivElement>(null)
  useNamedField(box)
  const view = params.get('view') === 'preview' ? 'preview' : 'form'
  const show = (next: 'form' | 'preview') =>
    setParams(
      (now) => {
        const changed = new URLSearchParams(now)
        if (next === 'preview') changed.set('view', next)
        else changed.delete('view')
        return changed
      },
      { replace: true },
    )
  return (
    <>
      <h1 className={css.title}>{title}</h1>
      {intro && <div className={css.intro}>{intro}</div>}
      <div className={css.tabs}>
        {(['form', 'preview'] as const).map((each) => (
          <Button key={each} small aria-pressed={view === each} onClick={() => show(each)}>
            {say(`editing.${each}`)}
          </Button>
        ))}
      </div>
      <div className={css.grid}>
        <div ref={box} className={view === 'form' ? css.form : `${css.form} ${css.hidden}`}>
          {form}
        </div>
        <section
          {...scrolls}
          className={view === 'preview' ? css.preview : `${css.preview} ${css.hidden}`}
          aria-label={previewTitle}
        >
          <p className={css.caption}>{previewTitle}</p>
          {preview}
        </section>
      </div>
    </>
  )
}

export function EditGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.group}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

export function EditPair({ children }: { children: ReactNode }) {
  return <div className={css.two}>{children}</div>
}

/** The actions, always in reach. */
export function EditBar({ children }: { children: ReactNode }) {
  return <div className={css.bar}>{children}</div>
}

/** A titled part inside a group: rows that belong together. */
export function EditPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={css.part}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}
