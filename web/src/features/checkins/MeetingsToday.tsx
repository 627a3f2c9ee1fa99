import type { GuestMeeting } from '@keqiao/shared/check-ins'
import { clock } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import css from './meetings-today.module.css'

type Meeting = Pick<GuestMeeting, 'startsAt' | 'endsAt' | 'table' | 'isOnline'> & Partial<GuestMeeting>

/** Where this guest is expected today; with whom, as far as whoever stands here may know. */
export function MeetingsToday({ meetings }: { meetings: Meeting[] }) {
  const say = useSay('checkins')
  if (meetings.length === 0) return null
  return (
    <div className={css.meetings}>
      <h3>{say('meetings.title')}</h3>
      <ul>
        {meetings.map(({ startsAt, endsAt, table, isOnline, link, others = [] }) => (
          <li key={startsAt}>
            <time dateTime={startsAt}>
              {clock(startsAt)}–{clock(endsAt)}
            </time>
            <strong>{table}</strong>
            {others.length > 0 && (
              <span>
                {say('meetings.with', {
                  people: others.map(({ name, organisation }) => `${name}（${organisation}）`).join('、'),
                })}
              </span>
            )}
            {isOnline && (link ? <a href={link}>{say('meetings.link')}</a> : <span>{say('meetings.online')}</span>)}
          </li>
        ))}
      </ul>
    </div>
  )
}
