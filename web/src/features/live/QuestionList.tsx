import { inOrder, type Question } from '@keqiao/shared/live'
import type { ReactNode } from 'react'
import { Empty } from '../../ui/Empty.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { useSay } from '../../words/say.ts'
import css from './live.module.css'

interface Given {
  questions: readonly Question[]
  /** Those that this person asked. */
  mine: readonly string[]
  /** Beside a question: the vote of the audience, or the host's buttons. */
  beside: (question: Question) => ReactNode
}

/** As everybody sees them: what is still open by votes, then what was answered; before both what of the own still waits. */
export function QuestionList({ questions, mine, beside }: Given) {
  const say = useSay('live')
  const own = questions.filter(({ id, state }) => mine.includes(id) && (state === 'waiting' || state === 'hidden'))
  const of = (state: Question['state']) => inOrder(questions.filter((one) => one.state === state))
  const [open, answered] = [of('shown'), of('answered')]
  const parts = [
    { key: 'own', of: inOrder(own) },
    { key: 'open', of: open },
    { key: 'answered', of: answered },
  ].filter((part) => part.of.length > 0)
  if (parts.length === 0) return <Empty level={3} title={say('questions.none')} text={say('questions.noneText')} />
  return parts.map((part) => (
    <section key={part.key} className={css.part} aria-label={say(`questions.${part.key}`)}>
      <h3>{say(`questions.${part.key}`)}</h3>
      <ol className={css.questions}>
        {part.of.map((question) => (
          <li key={question.id} className={css.question} data-state={question.state}>
            <div>
              <p lang={RECORDS}>{question.text}</p>
              <p className={css.by}>
                {mine.includes(question.id) ? say('questions.me') : (question.by ?? say('questions.nameless'))}
                {part.key === 'own' && <span>{say(`state.${question.state}`)}</span>}
              </p>
            </div>
            {part.key !== 'own' && beside(question)}
          </li>
        ))}
      </ol>
    </section>
  ))
}
