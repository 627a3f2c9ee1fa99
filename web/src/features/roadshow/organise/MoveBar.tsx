import type { RoadshowFile } from '@keqiao/shared/roadshow'
import { ROADSHOW_LIFE, type RoadshowMove } from '@keqiao/shared/roadshow-life'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import form from '../../../ui/form.module.css'
import { Refusals } from '../../../ui/Refusals.tsx'
import { dayOf, today } from '../../../words/format.ts'
import { unplacedIssues } from '../../../words/placeIssues.ts'
import { useSay } from '../../../words/say.ts'
import { MoveDialog } from './MoveDialog.tsx'
import { useMove } from './queries.ts'

/** What waits for somebody; nothing happens until it is done. */
const AWAITED: readonly RoadshowMove[] = ['submit', 'approve', 'publish', 'reschedule']
/** What also brings it on, though the clock does it by itself; the rest is for when something is in the way. */
const ONWARD: readonly RoadshowMove[] = [...AWAITED, 'open', 'reopen', 'start', 'end', 'follow_up']
/** Nobody begins an event before its day but by exception. */
const isEarly = (move: RoadshowMove, { startsAt }: RoadshowFile) => move === 'start' && today() < dayOf(startsAt)

/** The steps that are open now. What somebody will read the reason of, or cannot be undone, asks first. */
export function MoveBar({ file }: { file: RoadshowFile }) {
  const say = useSay('organise')
  const sending = useMove(file.id)
  const [asking, setAsking] = useState<RoadshowMove | null>(null)
  const asks = (move: RoadshowMove) => ROADSHOW_LIFE.find((one) => one.from === file.state && one.move === move)?.asks ?? null
  const moves = file.moves.filter((move) => move !== 'submit' || (!file.waitingSince && !file.moves.includes('approve')))
  const go = (move: RoadshowMove) => {
    sending.reset()
    if (asks(move) || move === 'cancel') setAsking(move)
    else sending.mutate({ move, revision: file.revision })
  }
  if (moves.length === 0) return null
  const isOnward = (move: RoadshowMove) => ONWARD.includes(move) && !isEarly(move, file)
  const first = moves.find((move) => AWAITED.includes(move)) ?? moves.find((move) => move === 'start' && isOnward(move))
  return (
    <>
      <p className={form.bar}>
        {moves
          .toSorted((a, b) => Number(isOnward(b)) - Number(isOnward(a)))
          .map((move) => (
            <Button
              key={move}
              look={move === first ? 'known' : isOnward(move) ? 'plain' : 'quiet'}
              disabled={sending.isPending}
              onClick={() => go(move)}
            >
              {say(`move.${move}`)}
            </Button>
          ))}
      </p>
      <Refusals error={asking ? null : sending.error} rest={unplacedIssues(sending.error, [])} />
      <MoveDialog
        file={file}
        move={asking}
        asks={asking && asks(asking)}
        sending={sending}
        onClose={() => {
          sending.reset()
          setAsking(null)
        }}
      />
    </>
  )
}
