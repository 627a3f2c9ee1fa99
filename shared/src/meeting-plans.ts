import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  MEETING_ANSWERS,
  MeetingEvent,
  MeetingPerson,
  MeetingPlace,
  MeetingSlot,
  MeetingState,
  MOST_INVITED,
} from './meetings.ts'
import { Id, IdParams, Instant, required } from './primitives.ts'

export const SLOT_MINUTES = [15, 20, 25, 30] as const

export const MeetingBookDraft = z.object({
  bookOpensAt: Instant,
  bookClosesAt: Instant,
  windows: z.array(MeetingSlot).min(1).max(10),
  slotMinutes: z
    .number()
    .int()
    .refine((minutes) => (SLOT_MINUTES as readonly number[]).includes(minutes)),
  breakMinutes: z.number().int().min(0).max(30).default(5),
  places: z.array(MeetingPlace).min(1).max(60),
  /** Meetings one person may have. */
  mostEach: z.number().int().min(1).max(40).default(6),
})
export type MeetingBookDraft = z.output<typeof MeetingBookDraft>
export const PlannedMeeting = z.object({
  a: MeetingPerson,
  b: MeetingPerson,
  startsAt: Instant,
  place: z.number().int(),
  score: z.number().int(),
})
export const MeetingPlan = z.object({
  id: Id,
  state: z.enum(['working', 'ready', 'published', 'stale']),
  at: Instant,
  score: z.number(),
  bound: z.number(),
  greedy: z.number(),
  served: z.number().int(),
  servedAtMost: z.number().int(),
  greedyServed: z.number().int(),
  meetings: z.array(PlannedMeeting),
})
export type MeetingPlan = z.infer<typeof MeetingPlan>

/** The organiser brings some together; each of them may decline. */
export const GroupInvitation = z.object({
  people: z
    .array(Id)
    .min(2)
    .max(MOST_INVITED + 1),
  reason: required(200),
})
export type GroupInvitation = z.output<typeof GroupInvitation>

/** A meeting of several, or one to which the organiser invited. */
export const GroupMeeting = z.object({
  id: Id,
  state: MeetingState,
  reason: z.string().nullable(),
  /** Null: the organiser. */
  askedBy: Id.nullable(),
  people: z.array(MeetingPerson.extend({ answer: z.enum(MEETING_ANSWERS) })),
  slot: MeetingSlot.nullable(),
  place: MeetingPlace.nullable(),
  expiresAt: Instant.nullable(),
})
export type GroupMeeting = z.infer<typeof GroupMeeting>

/** What the organiser sees: the grid of slots × places as it is, and the plan beside it. */
export const MeetingFile = z.object({
  event: MeetingEvent,
  book: MeetingBookDraft.nullable(),
  revision: z.number().int(),
  slots: z.array(MeetingSlot),
  people: z.number().int(),
  /** Who takes part. */
  guests: z.array(MeetingPerson),
  groups: z.array(GroupMeeting),
  counts: z.record(z.string(), z.number().int()),
  absences: z.number().int(),
  meetings: z.array(
    z.object({
      id: Id,
      people: z.array(MeetingPerson),
      startsAt: Instant,
      place: z.number().int(),
      state: MeetingState,
      isPlanned: z.boolean(),
    }),
  ),
  plan: MeetingPlan.nullable(),
})
export type MeetingFile = z.infer<typeof MeetingFile>

export const meetingPlansApi = {
  file: endpoint({
    id: 'meetingPlans.file',
    method: 'GET',
    path: '/api/v1/roadshows/:id/meetings',
    access: 'signed_in',
    summary: '组织者：洽谈的设置、时段与桌子的排布、预排方案',
    params: IdParams,
    reply: MeetingFile,
  }),
  saveBook: endpoint({
    id: 'meetingPlans.saveBook',
    method: 'PUT',
    path: '/api/v1/roadshows/:id/meetings',
    access: 'signed_in',
    summary: '组织者：设置洽谈窗口、时长、桌子或链接、每人上限',
    params: IdParams,
    body: z.object({ revision: z.number().int(), book: MeetingBookDraft }),
    reply: MeetingFile,
  }),
  inviteGroup: endpoint({
    id: 'meetingPlans.inviteGroup',
    method: 'POST',
    path: '/api/v1/roadshows/:id/meetings/groups',
    access: 'signed_in',
    summary: '组织者：邀请几位参加者一起谈，各自答复；来的人排在最早的共同空闲时段',
    params: IdParams,
    body: GroupInvitation,
    reply: MeetingFile,
    status: 201,
  }),
  plan: endpoint({
    id: 'meetingPlans.plan',
    method: 'POST',
    path: '/api/v1/roadshows/:id/meetings/plan',
    access: 'signed_in',
    summary: '组织者：按契合分预排，人人有约优先，总分最高；先看再发布',
    params: IdParams,
    reply: MeetingFile,
    status: 202,
  }),
  publishPlan: endpoint({
    id: 'meetingPlans.publishPlan',
    method: 'POST',
    path: '/api/v1/roadshows/:id/meetings/plan/publish',
    access: 'signed_in',
    summary: '组织者：发布预排方案，通知每个人',
    params: IdParams,
    body: z.object({ planId: Id }),
    reply: MeetingFile,
  }),
}
