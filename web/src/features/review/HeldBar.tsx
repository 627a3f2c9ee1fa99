import type { BatchApproval, HeldDecision } from '@keqiao/shared/review'
import { type Snack, Snackbar } from '../../ui/Snackbar.tsx'
import { useSay } from '../../words/say.ts'

const UNDO_MS = 10_000
const MOST = 3

/** One's decisions of the last ten seconds, as they came from the server at this time of ours. */
export function useHeld() {
  const say = useSay('review')
  const listings = useSay('listings')
  const snack = (id: string, text: string, until: number): Snack => ({ id, text, action: say('undo'), until, whole: UNDO_MS })
  return {
    decisions: (held: readonly HeldDecision[], at: number) =>
      held.map(({ id, name, move, leftMs }) => snack(id, say('held', { what: listings(`move.${move}`), name }), at + leftMs)),
    approvals: (all: readonly BatchApproval[], at: number) =>
      all
        .filter(({ state }) => state === 'held')
        .map(({ id, total, leftMs }) => snack(id, say('batch.held', { count: total }), at + leftMs)),
  }
}

interface Props {
  held: readonly Snack[]
  busy: boolean
  onUndo: (id: string) => void
}

/** What can still be taken back, the latest below. */
export function HeldBar({ held, busy, onUndo }: Props) {
  return <Snackbar busy={busy} onAct={onUndo} snacks={held.slice(-MOST)} />
}
