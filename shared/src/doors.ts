import { z } from 'zod'
import { DoorEvent, DoorRefusal } from './check-ins.ts'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, required } from './primitives.ts'
import { SIGNUP_ROLES, TokenParams } from './signups.ts'

export const DoorLink = z.object({
  id: Id,
  name: z.string(),
  createdAt: Instant,
  revokedAt: Instant.nullable(),
  /** The end of the address `/door/…`. */
  token: z.string(),
  entries: z.number().int(),
})
export type DoorLink = z.infer<typeof DoorLink>

/** What a ticket's address shows to whoever opens it. */
export const TicketPage = z.object({
  event: DoorEvent,
  organises: z.boolean(),
  /** The place is on the line: nothing to be scanned. */
  online: z.boolean(),
  /** The own link, for the account whose sign-up it is. */
  own: z.string().nullable(),
  closed: DoorRefusal.nullable(),
})
export type TicketPage = z.infer<typeof TicketPage>

export const Badge = z.object({
  signupId: Id,
  no: z.number().int(),
  /** Companions share the number of whom they came with, each with a part of its own; 0 is the guest. */
  part: z.number().int(),
  name: z.string(),
  organisation: z.string(),
  title: z.string().nullable(),
  role: z.enum(SIGNUP_ROLES),
  companion: z.object({ id: Id, of: z.string() }).nullable(),
  ticket: z.string(),
})
export type Badge = z.infer<typeof Badge>

/** What surrounds a door: links for helpers, the page of a ticket, badges. */
export const doorsApi = {
  helper: endpoint({
    id: 'doors.helper',
    method: 'GET',
    path: '/api/v1/door/:token',
    access: 'public',
    summary: '签到链接是哪一场活动的',
    params: TokenParams,
    reply: z.object({ roadshowId: Id, name: z.string() }),
  }),
  links: endpoint({
    id: 'doors.links',
    method: 'GET',
    path: '/api/v1/roadshows/:id/door-links',
    access: 'signed_in',
    summary: '组织者：签到链接',
    params: IdParams,
    reply: z.object({ items: z.array(DoorLink) }),
  }),
  addLink: endpoint({
    id: 'doors.addLink',
    method: 'POST',
    path: '/api/v1/roadshows/:id/door-links',
    access: 'signed_in',
    summary: '组织者：给志愿者一个签到链接，无需账号，活动当天有效',
    params: IdParams,
    body: z.object({ name: required(40) }),
    reply: DoorLink,
    status: 201,
  }),
  revokeLink: endpoint({
    id: 'doors.revokeLink',
    method: 'POST',
    path: '/api/v1/roadshows/:id/door-links/:link/revoke',
    access: 'signed_in',
    summary: '组织者：停用一个签到链接',
    params: IdParams.extend({ link: Id }),
    reply: DoorLink,
  }),
  ticket: endpoint({
    id: 'doors.ticket',
    method: 'GET',
    path: '/api/v1/tickets/:token',
    access: 'public',
    summary: '票是哪一场活动的；不含个人信息',
    params: TokenParams,
    reply: TicketPage,
  }),
  badges: endpoint({
    id: 'doors.badges',
    method: 'POST',
    path: '/api/v1/roadshows/:id/badges',
    access: 'signed_in',
    summary: '组织者：胸牌（同行人各一张），首次打印时编号',
    params: IdParams,
    body: z.object({ signupIds: z.array(Id).max(500).nullable().default(null) }),
    reply: z.object({ event: DoorEvent, items: z.array(Badge) }),
  }),
}
