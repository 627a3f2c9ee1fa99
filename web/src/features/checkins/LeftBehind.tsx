import { useEffect, useRef } from 'react'
import { ProblemError } from '../../api/call.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useSay } from '../../words/say.ts'
import { Network } from './Network.tsx'
import { forgetPack } from './pocket.ts'
import type { At } from './queries.ts'
import { useQueue } from './useQueue.ts'

/** The day is over, and the telephone of a helper comes back with what it read: handed in, and the names of the day forgotten. */
export function LeftBehind({ at, heardAt }: { at: At; heardAt: number }) {
  const say = useSay('checkins')
  const queue = useQueue(at, false, heardAt)
  const { waiting, conflicts, error } = queue
  const had = useRef(false)
  if (waiting.length > 0) had.current = true
  const isDone = had.current && waiting.length === 0
  useEffect(() => {
    if (isDone) void forgetPack(at.id)
  }, [isDone, at.id])
  if (!had.current && conflicts.length === 0) return null
  const isLate = error instanceof ProblemError && error.code === 'link_spent'
  return (
    <>
      {isDone && <Notice>{say('left.done')}</Notice>}
      {isLate && <Notice look="alarm">{say('left.late', { count: waiting.length })}</Notice>}
      <Network queue={queue} />
    </>
  )
}
