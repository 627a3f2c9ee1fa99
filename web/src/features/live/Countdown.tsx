import { useEffect, useState } from 'react'
import { useSay } from '../../words/say.ts'
import css from './live.module.css'

const two = (n: number) => String(n).padStart(2, '0')

/** Until then, by the server's clock. */
export function Countdown({ until, ahead, onOver }: { until: string; ahead: number; onOver: () => void }) {
  const say = useSay('live')
  const [now, setNow] = useState(() => Date.now())
  const left = Math.max(0, Math.ceil((Date.parse(until) - ahead - now) / 1000))
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (left === 0) onOver()
  }, [left, onOver])
  const [days, hours, minutes] = [Math.floor(left / 86_400), Math.floor(left / 3600) % 24, Math.floor(left / 60) % 60]
  return (
    <p className={css.countdown} role="timer" aria-label={say('before.left')}>
      {days > 0 && <span>{say('before.days', { days })}</span>}
      <span>
        {two(hours)}:{two(minutes)}:{two(left % 60)}
      </span>
    </p>
  )
}
