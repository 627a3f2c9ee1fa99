import { Link } from 'react-router'
import css from './Tabs.module.css'

export interface Tab {
  key: string
  to: string
  text: string
  look?: 'known' | 'wanted'
}

/** Tabs that are addresses: each can be shared, and the back button works. */
export function Tabs({ label, here, tabs }: { label: string; here: string; tabs: readonly Tab[] }) {
  return (
    <nav className={css.tabs} aria-label={label}>
      {tabs.map(({ key, to, text, look }) => (
        <Link
          key={key}
          to={to}
          className={[css.tab, key === here ? css.here : '', look === 'wanted' ? css.wanted : ''].filter(Boolean).join(' ')}
          aria-current={key === here ? 'page' : undefined}
        >
          {text}
        </Link>
      ))}
    </nav>
  )
}
