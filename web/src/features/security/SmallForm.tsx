import type { FormEvent, ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import css from './form.module.css'

interface Props {
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  whole: Error | null
  working: boolean
  submit: string
  /** Beside the button. */
  beside?: ReactNode
  children?: ReactNode
}

export function SmallForm({ onSubmit, whole, working, submit, beside, children }: Props) {
  return (
    <form className={css.form} onSubmit={onSubmit} noValidate>
      {whole && <Trouble error={whole} />}
      {children}
      <div className={css.actions}>
        <Button type="submit" look="known" aria-disabled={working}>
          {submit}
        </Button>
        {beside}
      </div>
    </form>
  )
}

export function FormHead({ title, intro }: { title: string; intro?: ReactNode }) {
  return (
    <header className={css.head}>
      <h1>{title}</h1>
      {intro && <p>{intro}</p>}
    </header>
  )
}
