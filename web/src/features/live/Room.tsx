import { BEAT_SECONDS, type LivePage, liveStreamPath, type Question } from '@keqiao/shared/live'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Refusals } from '../../ui/Refusals.tsx'
import { useSay } from '../../words/say.ts'
import { AskForm } from './AskForm.tsx'
import css from './live.module.css'
import { QuestionList } from './QuestionList.tsx'
import { changesFor, presentAt, useVote } from './queries.ts'
import { Stage } from './Stage.tsx'
import { useRoom } from './useRoom.ts'

/** Being in the room: what is shown, what is asked, and saying now and then that one is still here. */
export function Room({ token, page }: { token: string; page: LivePage }) {
  const say = useSay('live')
  const client = useQueryClient()
  const room = useRoom({ page, stream: liveStreamPath(token), poll: (since) => changesFor(token, since) })
  const vote = useVote(token)
  useEffect(() => {
    const here = () => void presentAt(token).catch(() => client.invalidateQueries({ queryKey: ['live'] }))
    here()
    const timer = setInterval(here, BEAT_SECONDS * 1000)
    return () => clearInterval(timer)
  }, [token, client])
  const voteOf = ({ id, votes, text, state }: Question) => {
    const has = page.voted.includes(id)
    return (
      <button
        type="button"
        className={css.vote}
        aria-pressed={has}
        aria-label={say(has ? 'vote.has' : 'vote.give', { text, votes })}
        disabled={has || vote.isPending || state !== 'shown'}
        onClick={() => vote.mutate(id)}
      >
        <span aria-hidden="true">▲</span>
        {votes}
      </button>
    )
  }
  return (
    <div className={css.room}>
      <Stage event={page.event} join={page.join} room={room} />
      <section className={css.side} aria-labelledby="questions">
        <h2 id="questions">{say('questions.title')}</h2>
        <AskForm token={token} name={page.name} />
        <Refusals error={vote.error} rest={[]} />
        <QuestionList questions={room.questions} mine={page.mine} beside={voteOf} />
      </section>
    </div>
  )
}
