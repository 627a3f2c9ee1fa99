import type { Match } from '@keqiao/shared/matching'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { RECORDS } from '../../ui/Reading.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useLabels } from '../../words/labels.ts'
import { useSay } from '../../words/say.ts'
import { IndicatorVerdicts } from './IndicatorVerdicts.tsx'
import { MarkControl } from './MarkControl.tsx'
import css from './MatchItem.module.css'
import { MutualRank } from './MutualRank.tsx'
import type { Side } from './queries.ts'
import { Raises } from './Raises.tsx'
import { ReasonLines } from './ReasonLines.tsx'
import { ScoreFigure } from './ScoreFigure.tsx'
import { ScoreMaking } from './ScoreMaking.tsx'
import { SentencePairs } from './SentencePairs.tsx'

interface Props {
  side: Side
  id: string
  match: Match
  mayMark: boolean
  /** Given to those who may change the record whose list it is. */
  editTo?: string | undefined
  /** Read at once; else only its head, and the rest on demand. */
  open?: boolean
}

/** One match, drawn: where the two texts meet, which figures hold, how the score came about. */
export function MatchItem({ side, id, match, mayMark, editTo, open = false }: Props) {
  const say = useSay('matching')
  const [whole, setWhole] = useState(open)
  const other = side === 'need' ? match.achievement : match.need
  return (
    <article className={side === 'need' ? css.item : `${css.item} ${css.wanted}`}>
      <header className={css.head}>
        <div className={css.who}>
          <p className={css.eyebrow}>
            <span>{say('rank', { rank: match.rank })}</span>
            <Tag
              look={match.kind === 'direct' || match.kind === 'component' ? 'fine' : 'outline'}
              title={say(`kindWhy.${match.kind}`)}
            >
              {say(`kind.${match.kind}`)}
            </Tag>
            <MutualRank match={match} mine={editTo !== undefined} />
          </p>
          <h3 className={css.title} lang={RECORDS}>
            <Link to={paths.listing(other.kind, other.id)}>{other.name}</Link>
          </h3>
          <OtherSide card={other} />
        </div>
        <ScoreFigure match={match} />
      </header>
      {whole && (
        <>
          <SentencePairs reasons={match.reasons} />
          <IndicatorVerdicts reasons={match.reasons} />
          <ReasonLines reasons={match.reasons} />
          <ScoreMaking match={match} />
          {editTo && <Raises {...{ side, match, editTo }} />}
        </>
      )}
      {!open && (
        <p>
          <Button small aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {say(whole ? 'fewReasons' : 'allReasons')}
          </Button>
        </p>
      )}
      {mayMark && (whole || match.mark) && <MarkControl {...{ side, id, match }} />}
    </article>
  )
}

function OtherSide({ card }: { card: Match['need'] | Match['achievement'] }) {
  const listings = useSay('listings')
  const common = useSay('common')
  const { label, short } = useLabels()
  const need = card.kind === 'need'
  const level = need ? card.trlMin : card.trl
  return (
    <p className={css.meta}>
      {card.owner ? (
        <Link to={paths.organisation(card.owner.id)}>{card.owner.name}</Link>
      ) : (
        <span>{listings(need ? 'anonymous' : 'noOwner')}</span>
      )}
      {card.region && <span>{label('region', card.region)}</span>}
      {level !== null && <span>{common(need ? 'trl.asked' : 'trl.stage', { level, name: short('trl', String(level)) })}</span>}
      {card.state === 'imported_unclaimed' && <Tag title={listings('unclaimedWhy')}>{listings('unclaimed')}</Tag>}
      {card.demo && <Tag title={common('demoTitle')}>{common('demo')}</Tag>}
    </p>
  )
}
