import type { QueueItem } from '@keqiao/shared/review'
import { date } from '../../words/format.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './review.module.css'

type Waits = Pick<QueueItem, 'submittedAt' | 'dueAt' | 'waitingDays'>

/** How long something waits and by when it should be decided, as a sentence. */
export function Waiting({ of: { submittedAt, dueAt, waitingDays }, short = false }: { of: Waits; short?: boolean }) {
  const say = useSay('review')
  const language = useLanguage()
  const late = Date.parse(dueAt) < Date.now()
  const key = late ? 'late' : waitingDays === 0 ? 'fresh' : 'due'
  const when = { submitted: date(submittedAt, language), due: date(dueAt, language), days: waitingDays }
  return <span className={late ? css.late : undefined}>{say(`waiting.${key}${short ? 'Short' : ''}`, when)}</span>
}
