import { centre } from '@keqiao/server/accounts/viewer'
import type { Services } from '@keqiao/server/services'
import { RoadshowDraft } from '@keqiao/shared/roadshow'
import type { z } from 'zod'

const DAY = 86_400_000
export const ORGANISER = centre('storm')

/** An event in two months whose registration has been open since yesterday. */
export async function openEvent({ roadshow, clock }: Services, given: Partial<z.input<typeof RoadshowDraft>>): Promise<string> {
  const day = (n: number) => new Date(clock.millis() + n * DAY).toISOString()
  const draft = RoadshowDraft.parse({
    kind: 'ROADSHOW',
    mode: 'ONSITE',
    title: '钢铁表面检测成果路演',
    intro: '四项可以上产线的表面检测成果，各讲十分钟。',
    region: '130200',
    fields: ['0101'],
    startsAt: day(60),
    endsAt: day(60.1),
    regOpensAt: day(-1),
    regClosesAt: day(59),
    venue: { name: '唐山科技中心', address: '路北区学院路 1 号', room: null },
    joinUrl: 'https://live.example/steel',
    ...given,
  })
  const { id, revision } = await roadshow.create(ORGANISER, draft, { demo: true })
  const approved = await roadshow.move(ORGANISER, id, { move: 'approve', revision, reason: null })
  await roadshow.move(ORGANISER, id, { move: 'publish', revision: approved.revision, reason: null })
  return id
}
