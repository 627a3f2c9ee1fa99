import type { Viewer } from '@keqiao/server/accounts/viewer'
import { UNDO_MS } from '@keqiao/server/listings/deciding'
import type { Need } from '@keqiao/shared/needs'
import { moveOf } from './drafts.ts'
import type { People } from './people.ts'
import type { House } from './start-house.ts'

/** A submitted need on its way to the public: triage says it is ready, a reviewer approves, the ten seconds pass. */
export async function throughReview(
  house: House,
  id: string,
  { operator, reviewer }: Pick<People, 'operator' | 'reviewer'>,
): Promise<Need> {
  const { needs } = house.services
  for (const [viewer, move] of [
    [operator, 'triage_ready'],
    [reviewer, 'approve'],
  ] as const) {
    const { revision } = await needs.read(viewer, id)
    await needs.decide(viewer, id, 'record', moveOf(move, revision))
    house.clock.advance(UNDO_MS)
    await house.processAll()
  }
  return needs.read(reviewer, id)
}

/** Approves everything of these people that waits at the centre. */
export async function approveAll(
  house: House,
  kind: 'achievements' | 'needs',
  { reviewer }: Pick<People, 'reviewer'>,
  owner: Viewer,
) {
  const life = house.services[kind]
  const waiting = await life.mine(owner, { page: 1, size: 100, state: 'center_review' })
  for (const { id, revision } of waiting.items) await life.decide(reviewer, id, 'record', moveOf('approve', revision))
  house.clock.advance(UNDO_MS)
  await house.processAll()
}
