import type { TriageItem } from '@keqiao/shared/triage'
import type { ReactNode } from 'react'
import { useFieldWord } from '../../words/draftFields.ts'
import { useSay } from '../../words/say.ts'
import { DraftText } from './DraftText.tsx'
import { ItemFrame } from './ItemPanel.tsx'
import { RiskList } from './RiskList.tsx'
import css from './review.module.css'
import { RowTags } from './TriageList.tsx'

interface Props {
  item: TriageItem
  contact: ReactNode
  /** What came back before, its files, who works on it, what answers it already. */
  more: ReactNode
  actions: ReactNode
  onBack: () => void
}

/** A need to be diagnosed, whole, with what it lacks. */
export function TriagePanel({ item, contact, more, actions, onBack }: Props) {
  const say = useSay('review')
  const wordOf = useFieldWord()
  const join = useSay('common')('listJoin')
  return (
    <ItemFrame
      item={item}
      tags={<RowTags row={item} />}
      state={item.state === 'triage' ? undefined : say(`triage.since.${item.state}`)}
      actions={actions}
      onBack={onBack}
    >
      {item.feedback && item.feedback.questions.length > 0 && <Answers feedback={item.feedback} />}
      <RiskList marks={item.marks} />
      {item.lacks.length > 0 && (
        <p className={css.faint}>
          {say('triage.lacks', { parts: item.lacks.map((part) => wordOf(part === 'budget' ? 'budgetShow' : part)).join(join) })}
        </p>
      )}
      <DraftText draft={item.draft} marks={item.marks} />
      {contact}
      {more}
    </ItemFrame>
  )
}

function Answers({ feedback }: { feedback: NonNullable<TriageItem['feedback']> }) {
  const say = useSay('review')
  return (
    <section className={css.answers} aria-labelledby="answers-title">
      <h3 id="answers-title">{say('triage.answers')}</h3>
      <dl className={css.draft}>
        {feedback.questions.map(({ text, answer }) => (
          <div key={text}>
            <dt>{text}</dt>
            <dd>{answer ?? say('triage.unanswered')}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
