import { Agenda } from '@keqiao/shared/programme'
import { ROADSHOW_KINDS, ROADSHOW_MODES, RoadshowDraft, type SeatMode, Venue } from '@keqiao/shared/roadshow'
import { SignupDraft } from '@keqiao/shared/signups'
import { z } from 'zod'
import type { Viewer } from '../accounts/viewer.ts'
import { addDays, dayOf } from '../taxonomy/calendar.ts'
import { createRoadshow, type RoadshowUses } from './service.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const Time = z.string().regex(/^\d{2}:\d{2}$/)

/** Days are counted from the day of loading, times are Beijing's: there is always one that comes soon and one that is over. */
export const DemoRoadshow = RoadshowDraft.pick({ title: true, intro: true, region: true, fields: true, capacity: true }).extend({
  kind: z.enum(ROADSHOW_KINDS),
  mode: z.enum(ROADSHOW_MODES),
  startsInDays: z.number().int(),
  from: Time,
  to: Time,
  registrationSinceDays: z.number().int(),
  /** Projects can be submitted since then, until so many days before it begins. */
  callUntilDays: z.number().int().nullable().default(null),
  audience: z.string().nullable().default(null),
  contact: z.string().nullable().default(null),
  coHosts: z.array(z.string()).default([]),
  venue: Venue.nullable().default(null),
  joinUrl: z.string().nullable().default(null),
  guests: z.partialRecord(z.enum(['ONSITE', 'ONLINE']), z.number().int()),
  sessions: z.array(
    z.object({
      title: z.string(),
      from: Time,
      to: Time,
      room: z.string().nullable().default(null),
      note: z.string().nullable().default(null),
      experts: z.array(z.string()).default([]),
      /** What is presented: so many of each, taken from what is shown in this field. */
      kinds: z.array(z.enum(['achievement', 'need'])),
      field: z.string().optional(),
    }),
  ),
})
export type DemoRoadshow = z.output<typeof DemoRoadshow>

const FAMILY = '王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗'
const GIVEN = ['建国', '晓明', '丽', '志强', '敏', '伟', '静', '海涛', '雪', '磊', '洋', '芳', '凯', '颖', '博']
const UNITS = [
  '迁安重型机械（演示）',
  '唐山港口装备（演示）',
  '石家庄制药（演示）',
  '保定汽车零部件（演示）',
  '沧州化工（演示）',
  '邯郸轧钢（演示）',
  '衡水农科（演示）',
]

type Pick = (kind: 'achievement' | 'need', field: string | undefined, taken: Set<string>) => string | undefined

/** Loads one event with its programme and its guests, through the service and at the times it is said to have been. */
export async function loadDemoRoadshow(uses: RoadshowUses, operator: Viewer, row: DemoRoadshow, pick: Pick) {
  const today = dayOf(uses.clock.now())
  const at = (time: string) => new Date(`${addDays(today, row.startsInDays)}T${time}:00+08:00`).toISOString()
  let millis = uses.clock.millis() - row.registrationSinceDays * DAY
  const clock = { now: () => new Date(millis).toISOString(), millis: () => millis }
  // What was done long ago is told to nobody today.
  const silent = { add: async () => {}, addMail: async () => {} }
  const roadshow = createRoadshow({ ...uses, clock, notices: silent })
  const { guests, sessions, startsInDays: _, from, to, registrationSinceDays: __, callUntilDays, ...given } = row
  const [startsAt, endsAt] = [at(from), at(to)]
  const regClosesAt = new Date(Date.parse(startsAt) - 12 * 3_600_000).toISOString()
  const call = callUntilDays !== null && {
    callOpensAt: clock.now(),
    callClosesAt: new Date(Date.parse(startsAt) - callUntilDays * DAY).toISOString(),
  }
  const times = { startsAt, endsAt, regOpensAt: clock.now(), regClosesAt, ...call }
  const draft = RoadshowDraft.parse({ ...given, ...times, maxCompanions: 2 })
  const { id, revision } = await roadshow.create(operator, draft, { demo: true })
  const approved = await roadshow.move(operator, id, { move: 'approve', revision, reason: null })
  const published = await roadshow.move(operator, id, { move: 'publish', revision: approved.revision, reason: null })
  const taken = new Set<string>()
  const agenda = sessions.map(({ kinds, field, from: begin, to: end, ...session }) => ({
    ...session,
    startsAt: at(begin),
    endsAt: at(end),
    presentations: kinds.flatMap((kind, n) => {
      const listing = pick(kind, field, taken)
      if (!listing) return []
      taken.add(listing)
      return [
        {
          subject: `${kind}:${listing}`,
          speaker: nameOf(n + kinds.length * 7),
          minutes: kind === 'need' ? 5 : 10,
          secrecyTick: true,
        },
      ]
    }),
  }))
  await roadshow.saveAgenda(operator, id, published.revision, Agenda.parse(agenda))
  const opened = millis
  const length = Math.min(uses.clock.millis(), Date.parse(regClosesAt)) - opened - HOUR
  const arrivals = (Object.entries(guests) as [SeatMode, number][]).flatMap(([mode, count]) =>
    Array.from({ length: count }, (_, n) => ({ mode, n, at: opened + length * wave((n + 1) / (count + 1)) })),
  )
  for (const { mode, n, at: moment } of arrivals.sort((a, b) => a.at - b.at)) {
    millis = Math.round(moment)
    await roadshow.door.signUp({ personId: null, source: 'demo' }, id, guest(mode, n))
  }
  return id
}

/** Between 0 and 1, ever later: many come as it opens, in the middle, and before it closes. */
const wave = (share: number) => share + 0.07 * Math.sin(4 * Math.PI * share)

const nameOf = (n: number) => `${FAMILY[n % FAMILY.length]}${GIVEN[(n * 7) % GIVEN.length]}`

const guest = (mode: SeatMode, n: number) =>
  SignupDraft.parse({
    name: nameOf(n + (mode === 'ONLINE' ? 5 : 0)),
    // Numbers of no operator.
    contact: `1990000${mode === 'ONLINE' ? 1 : 0}${String(n).padStart(3, '0')}`,
    organisation: UNITS[n % UNITS.length],
    role: n % 5 === 0 ? 'BUYER' : 'AUDIENCE',
    mode,
    consent: true,
    key: `demo-${mode}-${String(n).padStart(12, '0')}`,
  })
