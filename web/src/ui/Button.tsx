import type { ButtonHTMLAttributes, MouseEvent, ReactNode } from 'react'
import { Link } from 'react-router'
import css from './Button.module.css'

type Look = 'known' | 'wanted' | 'plain' | 'quiet'

const classOf = (look: Look, small: boolean | undefined) =>
  [css.button, css[look], small ? css.small : ''].filter(Boolean).join(' ')

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look
  small?: boolean
}

export function Button({ look = 'plain', small, type = 'button', ...rest }: Props) {
  return <button type={type} className={classOf(look, small)} {...rest} />
}

export function ButtonLink({
  look = 'plain',
  small,
  to,
  children,
}: {
  look?: Look
  small?: boolean
  to: string
  children: ReactNode
}) {
  return (
    <Link className={classOf(look, small)} to={to}>
      {children}
    </Link>
  )
}

/** A plain anchor for addresses outside the router: downloads, the server's own pages. */
export function ButtonAnchor({
  look = 'plain',
  small,
  href,
  label,
  onPlainClick,
  children,
}: {
  look?: Look
  small?: boolean
  href: string
  /** Instead of following it; what opens elsewhere is the browser's. */
  onPlainClick?: (() => void) | undefined
  /** Where the same word stands several times. */
  label?: string
  children: ReactNode
}) {
  return (
    <a
      className={classOf(look, small)}
      href={href}
      aria-label={label}
      onClick={onPlainClick && ((event) => isPlain(event) && instead(event, onPlainClick))}
    >
      {children}
    </a>
  )
}

const isPlain = (event: MouseEvent) => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

function instead(event: MouseEvent, act: () => void) {
  event.preventDefault()
  act()
}
