import { useQuery } from '@tanstack/react-query'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { useSay } from '../../words/say.ts'
import css from './meetings.module.css'
import { mineQuery } from './queries.ts'

/** From the own place at the event to its meetings, where it has any. */
export function ToMeetings({ token }: { token: string }) {
  const say = useSay('meetings')
  const { data } = useQuery(mineQuery(token))
  if (!data?.book || data.state === 'no_place') return null
  const agreed = data.meetings.filter(({ state }) => state === 'accepted').length
  const waiting = data.meetings.filter(({ moves }) => moves.includes('accept')).length
  return (
    <section className={css.part} aria-labelledby="to-meetings">
      <h2 id="to-meetings">{say('page')}</h2>
      <p>{waiting > 0 ? say('to.waiting', { count: waiting }) : say(agreed > 0 ? 'to.agreed' : 'to.none', { count: agreed })}</p>
      <p>
        <ButtonLink look={waiting > 0 ? 'known' : 'plain'} to={paths.myMeetings(token)}>
          {say('to.open')}
        </ButtonLink>
      </p>
    </section>
  )
}
