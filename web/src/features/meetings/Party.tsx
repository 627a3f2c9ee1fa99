import type { MEETING_ANSWERS, MeetingPerson } from '@keqiao/shared/meetings'
import { useSay } from '../../words/say.ts'
import css from './meetings.module.css'

type Answered = MeetingPerson & { answer: (typeof MEETING_ANSWERS)[number] }

/** Several people, and what each of them has answered. */
export function Party({ people, askedBy }: { people: readonly Answered[]; askedBy: string | null }) {
  const say = useSay('meetings')
  return (
    <ul className={css.party}>
      {people.map(({ id, name, organisation, title, answer }) => (
        <li key={id} data-answer={answer}>
          <span>
            <strong>{name}</strong> {organisation}
            {title && ` · ${title}`}
          </span>
          <span className={css.answer}>{say(id === askedBy ? 'card.asker' : `card.answer.${answer}`)}</span>
        </li>
      ))}
    </ul>
  )
}
