import type { RoadshowFile } from '@keqiao/shared/roadshow'
import { PUBLIC_ROADSHOWS } from '@keqiao/shared/roadshow-life'
import type { ReactNode } from 'react'
import { Notice } from '../../../ui/Notice.tsx'
import { dateTime } from '../../../words/format.ts'
import { useLabels } from '../../../words/labels.ts'
import { useLanguage, useSay } from '../../../words/say.ts'
import { useFeeWords } from '../places.ts'
import { span } from '../when.ts'
import { Checklist } from './Checklist.tsx'
import { MoveBar } from './MoveBar.tsx'
import css from './organise.module.css'

/** How an event usually goes, as a line. */
const LINE = ['draft', 'approved', 'published', 'reg_open', 'reg_closed', 'live', 'ended', 'follow_up', 'archived'] as const

/** Where the event stands, who moves it next and by when, and what is still missing. */
export function Overview({ file, children }: { file: RoadshowFile; children?: ReactNode }) {
  const say = useSay('organise')
  const { state, dates } = file
  const at = LINE.indexOf(state as (typeof LINE)[number])
  return (
    <>
      <section className={css.part} aria-labelledby="standing">
        <h2 id="standing">{say('overview.standing')}</h2>
        {at >= 0 && (
          <ol className={css.line}>
            {LINE.map((one, n) => (
              <li key={one} data-done={n < at || undefined} aria-current={n === at ? 'step' : undefined}>
                {say(`line.${one}`)}
              </li>
            ))}
          </ol>
        )}
        <Standing file={file} />
        <Facts file={file} />
        {dates.asked > 0 && (
          <Notice look={dates.confirmed === dates.asked ? 'fine' : 'known'}>
            <p>{say('overview.dates', { asked: dates.asked, confirmed: dates.confirmed })}</p>
          </Notice>
        )}
        <MoveBar file={file} />
      </section>
      {PUBLIC_ROADSHOWS.includes(state) && children}
      <Checklist file={file} />
      {!PUBLIC_ROADSHOWS.includes(state) && children}
    </>
  )
}

/** What everybody reads of it, in one line. */
function Facts({ file }: { file: RoadshowFile }) {
  const language = useLanguage()
  const { label } = useLabels()
  const feeWords = useFeeWords()
  const common = useSay('common')
  const { venue, fee } = file
  const facts = [span(file, language), venue?.name, label('spoken_language', file.language), feeWords(fee)]
  return <p className={css.facts}>{facts.filter(Boolean).join(common('sentenceJoin'))}</p>
}

function Standing({ file }: { file: RoadshowFile }) {
  const say = useSay('organise')
  const language = useLanguage()
  const { state, waitingSince, returned, moves, reason } = file
  const drafted = waitingSince ? (moves.includes('approve') ? 'yours' : 'waits') : returned ? 'returned' : 'draft'
  const when = (instant: string | null) => (instant ? dateTime(instant, language) : '')
  return (
    <p className={css.standing}>
      {say(`standing.${state === 'draft' ? drafted : state}`, {
        opens: when(file.regOpensAt),
        closes: when(file.regClosesAt),
        starts: when(file.startsAt),
        ends: when(file.endsAt),
        since: when(waitingSince),
        from: when(file.postponedFrom),
        returned: returned ?? '',
      })}
      {reason && (state === 'cancelled' || state === 'postponed') && <small>{say('standing.reason', { reason })}</small>}
    </p>
  )
}
