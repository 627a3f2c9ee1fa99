import { MOST_ABSENCES, type MyMeeting, type MyMeetings } from '@keqiao/shared/meetings'
import { Empty } from '../../ui/Empty.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useSay } from '../../words/say.ts'
import { MeetingCard } from './MeetingCard.tsx'
import css from './meetings.module.css'

/** What waits for an answer first, then by the clock, then what did not come about. */
const rankOf = ({ state, moves, slot }: MyMeeting) =>
  moves.includes('accept')
    ? '0'
    : state === 'accepted'
      ? `1${slot?.startsAt}`
      : ['pending', 'countered'].includes(state)
        ? '2'
        : '3'

export function MyMeetingList({ token, mine }: { token: string; mine: MyMeetings }) {
  const say = useSay('meetings')
  const sorted = mine.meetings.toSorted((a, b) => rankOf(a).localeCompare(rankOf(b)))
  return (
    <section className={css.part} aria-labelledby="my-meetings">
      <h2 id="my-meetings">{say('mine.title')}</h2>
      {mine.absences > 0 && (
        <Notice look={mine.absences >= MOST_ABSENCES ? 'alarm' : 'known'}>
          <p>{say('mine.absences', { count: mine.absences })}</p>
        </Notice>
      )}
      {sorted.length === 0 && <Empty level={3} text={say('mine.none')} />}
      <ul className={css.cards} aria-label={say('mine.title')}>
        {sorted.map((meeting) => (
          <MeetingCard key={meeting.id} token={token} meeting={meeting} slots={mine.book?.slots ?? []} />
        ))}
      </ul>
    </section>
  )
}
