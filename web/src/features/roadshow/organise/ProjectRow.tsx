import type { PresentationMove, Project } from '@keqiao/shared/presentations'
import { Link } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { Button } from '../../../ui/Button.tsx'
import { CheckField } from '../../../ui/Field.tsx'
import { Hidden } from '../../../ui/Hidden.tsx'
import { RECORDS } from '../../../ui/Reading.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useSay } from '../../../words/say.ts'
import css from './call.module.css'

interface Props {
  project: Project
  isChosen: boolean
  onChoose: (is: boolean) => void
  onMove: (move: PresentationMove) => void
}

/** One submission: what, by whom, what they say for it, and what can be answered. */
/** What brings it on; only the choice itself is asked for. */
const ONWARD: readonly string[] = ['select', 'rehearse', 'present', 'publish_replay']

export function ProjectRow({ project, isChosen, onChoose, onMove }: Props) {
  const say = useSay('organise')
  const { kind, listingId, name, owner, speaker, speakerTitle, minutes, pitch, state, moves, decisionText } = project
  const what = name ?? say('call.hidden')
  const marks = [
    say('call.minutes', { minutes }),
    say(project.secrecyTicked ? 'call.ticked' : 'call.unticked'),
    say(project.recordConsent ? 'call.recorded' : 'call.unrecorded'),
    ...(project.isPlaced ? [say('call.placed')] : []),
  ]
  const open = moves
    .filter((move) => move !== 'withdraw')
    .toSorted((a, b) => Number(ONWARD.includes(b)) - Number(ONWARD.includes(a)))
  return (
    <li className={css.row} data-kind={kind}>
      <CheckField
        label={<Hidden>{say('call.choose', { what })}</Hidden>}
        checked={isChosen}
        onChange={({ target }) => onChoose(target.checked)}
      />
      <div className={css.what}>
        <h2 lang={RECORDS}>{name ? <Link to={paths.listing(kind, listingId)}>{name}</Link> : what}</h2>
        <p>
          <Tag {...(state === 'selected' ? { look: 'fine' as const } : {})}>{say(`project.${state}`)}</Tag> {owner?.name}{' '}
          {[speaker, speakerTitle].filter(Boolean).join(' ')}
        </p>
        {pitch && <p lang={RECORDS}>{pitch}</p>}
        <p className={css.marks}>{marks.join(' · ')}</p>
        {decisionText && <p className={css.marks}>{say('call.told', { text: decisionText })}</p>}
        <p className={css.bar}>
          {open.map((move) => (
            <Button
              key={move}
              small
              look={ONWARD[0] === move ? 'known' : move === 'decline' ? 'quiet' : 'plain'}
              aria-label={`${say(`projectMove.${move}`)} ${what}`}
              onClick={() => onMove(move)}
            >
              {say(`projectMove.${move}`)}
            </Button>
          ))}
        </p>
      </div>
    </li>
  )
}
