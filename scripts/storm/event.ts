import { centre } from '@keqiao/server/accounts/viewer'
import type { Services } from '@keqiao/server/services'
import { roadshowDraft } from '../../tests/support/roadshow.ts'

const DAY = 86_400_000
export const ORGANISER = centre('storm')

/** An event in two months whose registration has been open since yesterday. */
export async function openEvent({ roadshow, clock }: Services, given: Parameters<typeof roadshowDraft>[0]): Promise<string> {
  const day = (n: number) => new Date(clock.millis() + n * DAY).toISOString()
  const times = { startsAt: day(60), endsAt: day(60.1), regOpensAt: day(-1), regClosesAt: day(59) }
  const draft = roadshowDraft({ mode: 'ONSITE', ...times, ...given })
  const { id, revision } = await roadshow.create(ORGANISER, draft, { demo: true })
  const approved = await roadshow.move(ORGANISER, id, { move: 'approve', revision, reason: null })
  await roadshow.move(ORGANISER, id, { move: 'publish', revision: approved.revision, reason: null })
  return id
}
