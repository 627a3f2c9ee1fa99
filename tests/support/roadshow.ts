import type { MeetingBookDraft } from '@keqiao/shared/meeting-plans'
import { RoadshowDraft } from '@keqiao/shared/roadshow'
import { SignupDraft } from '@keqiao/shared/signups'
import type { z } from 'zod'
import type { People } from './people.ts'
import type { House } from './start-house.ts'

/** A month after the tests' clock begins; registration is open from the start. */
export const roadshowDraft = (given: Partial<z.input<typeof RoadshowDraft>> = {}) =>
  RoadshowDraft.parse({
    kind: 'ROADSHOW',
    mode: 'HYBRID',
    title: '钢铁表面检测成果路演',
    intro: '四项可以上产线的表面检测成果，各讲十分钟，会后一对一交流。',
    region: '130200',
    fields: ['0101'],
    startsAt: '2026-12-02T01:30:00.000Z',
    endsAt: '2026-12-02T04:00:00.000Z',
    regOpensAt: '2026-11-01T00:00:00.000Z',
    regClosesAt: '2026-12-01T10:00:00.000Z',
    venue: { name: '唐山科技中心', address: '路北区学院路 1 号', room: '二层报告厅' },
    joinUrl: 'https://live.example/steel',
    capacity: { ONSITE: 5, ONLINE: 5 },
    ...given,
  })

let forms = 0
/** A sign-up of somebody new; each call is a form of its own. */
export const signupDraft = (given: Partial<z.input<typeof SignupDraft>> = {}) => {
  const n = ++forms
  return SignupDraft.parse({
    name: `来宾${n}`,
    contact: `138${String(n).padStart(8, '0')}`,
    organisation: '迁安测试机械',
    mode: 'ONSITE',
    consent: true,
    key: `form-${n}-${'x'.repeat(16)}`,
    ...given,
  })
}

/** An event of the centre that is open for registration. */
export async function openRoadshow(
  { services }: House,
  { operator }: Pick<People, 'operator'>,
  given: Partial<z.input<typeof RoadshowDraft>> = {},
) {
  const { roadshow } = services
  const { id, revision } = await roadshow.create(operator, roadshowDraft(given))
  const approved = await roadshow.move(operator, id, { move: 'approve', revision, reason: null })
  await roadshow.move(operator, id, { move: 'publish', revision: approved.revision, reason: null })
  return id
}

/** Three slots of twenty minutes on the afternoon of the event, one table; booking is open from the start. */
export const meetingBook = (given: Partial<MeetingBookDraft> = {}): MeetingBookDraft => ({
  bookOpensAt: '2026-11-01T00:00:00.000Z',
  bookClosesAt: '2026-12-02T04:00:00.000Z',
  windows: [{ startsAt: '2026-12-02T05:00:00.000Z', endsAt: '2026-12-02T06:10:00.000Z' }],
  slotMinutes: 20,
  breakMinutes: 5,
  places: [{ name: '1 号桌', link: null }],
  mostEach: 6,
  ...given,
})
