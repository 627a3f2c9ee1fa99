import type { RiskMark } from '@keqiao/shared/risks'
import { Notice } from '../../ui/Notice.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { useFieldWord } from '../../words/draftFields.ts'
import { useSay } from '../../words/say.ts'
import css from './review.module.css'

/** What must be looked at before anybody else reads it: which kind, in which field, what stands there. */
export function RiskList({ marks }: { marks: readonly RiskMark[] }) {
  const say = useSay('review')
  const wordOf = useFieldWord()
  if (marks.length === 0) return <p className={css.calm}>{say('risks.none')}</p>
  return (
    <Notice look="alarm" title={say('risks.some', { count: marks.length })}>
      <ul className={css.risks}>
        {marks.map(({ code, field, start, found }) => (
          <li key={`${field} ${start} ${code}`}>
            <strong>{say(`risk.${code}`)}</strong> {wordOf(field)}：<span lang={RECORDS}>{found}</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
