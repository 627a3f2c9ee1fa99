import type { Match } from '@keqiao/shared/matching'
import { useSay } from '../../words/say.ts'

interface Props {
  match: Pick<Match, 'rank' | 'mutualRank'>
  /** Whoever reads belongs to the side whose list it is. */
  mine?: boolean
}

/** Where the pair stands on the other side's list, in words. */
export function MutualRank({ match: { rank, mutualRank }, mine = false }: Props) {
  const say = useSay('matching')
  if (mutualRank === null) return null
  const same = rank === mutualRank
  return <span>{say(`mutual.${mine ? (same ? 'mineSame' : 'mineOther') : same ? 'same' : 'other'}`, { rank: mutualRank })}</span>
}

/** Of a pair that stands in nobody's list: both places. */
export function BothRanks({ match: { rank, mutualRank } }: Props) {
  const say = useSay('matching')
  if (mutualRank === null) return null
  return (
    <span>
      {rank === mutualRank ? say('mutual.same', { rank }) : say('mutual.both', { ofNeed: rank, ofAchievement: mutualRank })}
    </span>
  )
}
