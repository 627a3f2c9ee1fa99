import { inOrder, type LiveChanges, QUESTION_MOVES, type Question, type QuestionState } from '@keqiao/shared/live'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Refusals } from '../../ui/Refusals.tsx'
import { useShortcuts } from '../../ui/useShortcuts.ts'
import { useSay } from '../../words/say.ts'
import host from './host.module.css'
import css from './live.module.css'
import { useModerate } from './queries.ts'

const ORDER = ['waiting', 'shown', 'answered', 'hidden'] as const
const KEYS: Partial<Record<QuestionState, string>> = { shown: 'a', answered: 'd', hidden: 'x' }

/** What the audience asks, one tap each; also without a mouse. */
export function Queue({ id, room, mayModerate }: { id: string; room: LiveChanges; mayModerate: boolean }) {
  const say = useSay('live')
  const common = useSay('common')
  const moderate = useModerate(id)
  const list = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const parts = ORDER.map((state) => ({
    state,
    of:
      state === 'waiting'
        ? room.questions.filter((one) => one.state === state).toSorted((a, b) => a.seq - b.seq)
        : inOrder(room.questions.filter((one) => one.state === state)),
  }))
  const all = parts.flatMap(({ of }) => of)
  const at = all.findIndex((one) => one.id === chosen)
  const current = all[at] ?? all[0]
  const move = (question: Question | undefined, state: QuestionState) => {
    if (!mayModerate || !question || moderate.isPending || !QUESTION_MOVES[question.state].includes(state)) return
    // The next one of the same part is where the eye goes on.
    const same = all.filter((one) => one.state === question.state)
    setChosen(same[same.indexOf(question) + 1]?.id ?? null)
    moderate.mutate({ question: question.id, state })
  }
  const step = (by: number) => () => setChosen(all[Math.min(all.length - 1, Math.max(0, Math.max(0, at) + by))]?.id ?? null)
  useShortcuts({
    j: step(1),
    k: step(-1),
    ...Object.fromEntries(Object.entries(KEYS).map(([state, key]) => [key, () => move(current, state as QuestionState)])),
  })
  useEffect(() => {
    if (chosen) list.current?.querySelector(`[data-id="${chosen}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div ref={list} className={css.side}>
      <Refusals error={moderate.error} rest={[]} />
      {parts.map(({ state, of }) => {
        const isAlways = state === 'shown' || (state === 'waiting' && mayModerate)
        if (of.length === 0 && !isAlways) return null
        const title = say(state === 'waiting' ? 'host.queue' : `host.${state}`)
        return (
          <section key={state} className={css.part} aria-label={title}>
            <h2 className={host.heading}>
              {title} {of.length > 0 && <span>{of.length}</span>}
            </h2>
            {of.length === 0 && state === 'waiting' && (
              <Empty level={3} title={say('host.queueNone')} text={say('host.queueNoneText')} />
            )}
            {of.length === 0 && state === 'shown' && <p className={css.faint}>{say('host.shownNone')}</p>}
            <ol className={css.questions}>
              {of.map((question) => (
                <li
                  key={question.id}
                  className={host.question}
                  data-id={question.id}
                  data-state={state}
                  data-chosen={(mayModerate && question.id === current?.id) || undefined}
                >
                  <p lang={RECORDS}>{question.text}</p>
                  <p className={css.by}>
                    {question.by ?? say('questions.nameless')}
                    {question.anonymous && question.by && <span>{say('host.anonymous')}</span>}
                    {state !== 'waiting' && <b>{say('host.votes', { votes: question.votes })}</b>}
                  </p>
                  {mayModerate && (
                    <p className={host.moves}>
                      {QUESTION_MOVES[state].map((to) => (
                        <Button
                          key={to}
                          small
                          look={to === 'hidden' ? 'quiet' : state === 'waiting' || to === 'answered' ? 'known' : 'plain'}
                          aria-label={common('labelled', { label: say(`host.to.${to}`), text: question.text })}
                          disabled={moderate.isPending}
                          onClick={() => move(question, to)}
                        >
                          {say(`host.to.${to}`)}
                        </Button>
                      ))}
                    </p>
                  )}
                </li>
              ))}
            </ol>
          </section>
        )
      })}
    </div>
  )
}
