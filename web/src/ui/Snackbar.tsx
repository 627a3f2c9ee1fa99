import { useEffect, useState } from 'react'
import { Button } from './Button.tsx'
import css from './Snackbar.module.css'

export interface Snack {
  id: string
  /** What was done, as a whole sentence. */
  text: string
  action: string
  /** When it can no longer be acted upon, by this page's clock. */
  until: number
  /** How long it could be acted upon from the beginning. */
  whole: number
}

/** What was just done and can be taken back for a while; the time left is drawn, and stands in figures. */
export function Snackbar({ snacks, busy, onAct }: { snacks: readonly Snack[]; busy: boolean; onAct: (id: string) => void }) {
  const now = useNow(snacks.length > 0)
  const open = snacks.filter(({ until }) => until > now)
  return (
    <div className={css.place} role="status">
      {open.map(({ id, text, action, until, whole }) => (
        <div key={id} className={css.snack}>
          <p>{text}</p>
          <span className={css.left} aria-hidden="true">
            {Math.ceil((until - now) / 1000)}
          </span>
          <Button small look="quiet" aria-keyshortcuts="u" disabled={busy} onClick={() => onAct(id)}>
            {action}
          </Button>
          <span className={css.line} aria-hidden="true">
            <span className={css.rest} style={{ transform: `scaleX(${Math.max(0, Math.min(1, (until - now) / whole))})` }} />
          </span>
        </div>
      ))}
    </div>
  )
}

const TICK_MS = 250

function useNow(running: boolean): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!running) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [running])
  return now
}
