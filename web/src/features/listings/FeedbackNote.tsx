import type { Feedback } from '@keqiao/shared/listings'
import { Notice } from '../../ui/Notice.tsx'
import { dateTime } from '../../words/format.ts'
import { useLabels } from '../../words/labels.ts'
import { useLanguage, useSay } from '../../words/say.ts'
import css from './Life.module.css'

/** What came back and why: each reason with its field, each question with its answer. */
export function FeedbackNote({ feedback, wordOf }: { feedback: Feedback; wordOf: (field: string) => string }) {
  const say = useSay('listings')
  const language = useLanguage()
  const { label } = useLabels()
  const { reasons, questions, text } = feedback
  return (
    <Notice look="known" title={say(`feedback.${feedback.by}`, { when: dateTime(feedback.at, language) })}>
      {text && <p>{text}</p>}
      {reasons.length > 0 && (
        <ul className={css.list}>
          {reasons.map(({ field, code, text: why }) => (
            <li key={`${field} ${code} ${why}`}>
              <strong>{field ? wordOf(field) : say('reason.whole')}</strong>
              {label('review_reason', code)}
              {why && `：${why}`}
            </li>
          ))}
        </ul>
      )}
      {questions.length > 0 && (
        <ol>
          {questions.map(({ text: question, answer }) => (
            <li key={question}>
              {question}
              <br />
              {answer ? say('feedback.answer', { answer }) : say('feedback.unanswered')}
            </li>
          ))}
        </ol>
      )}
    </Notice>
  )
}
