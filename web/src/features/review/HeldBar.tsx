import type { HeldDecision } from '@keqiao/shared/review'
import { Snackbar } from '../../ui/Snackbar.tsx'
import { useSay } from '../../words/say.ts'

const UNDO_MS = 10_000
const MOST = 3

interface Props {
  held: readonly HeldDecision[]
  /** When this list came from the server. */
  at: number
  busy: boolean
  onUndo: (id: string) => void
}

/** One's latest decisions, each to be taken back within ten seconds. */
export function HeldBar({ held, at, busy, onUndo }: Props) {
  const say = useSay('review')
  const listings = useSay('listings')
  return (
    <Snackbar
      busy={busy}
      onAct={onUndo}
      snacks={held.slice(-MOST).map(({ id, name, move, leftMs }) => ({
        id,
        text: say('held', { what: listings(`move.${move}`), name }),
        action: say('undo'),
        until: at + leftMs,
        whole: UNDO_MS,
      }))}
    />
  )
}
