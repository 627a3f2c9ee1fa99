import { z } from 'zod'
import { Appointment, OrganisationCard } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant } from './primitives.ts'
import { RegionCode } from './taxonomy.ts'

export const Member = z.object({
  id: Id,
  name: z.string(),
  /** Masked, but for the organisation's administrators. */
  email: z.string(),
  role: z.enum(['member', 'admin']),
  since: Instant,
  you: z.boolean(),
})
export type Member = z.infer<typeof Member>

export const INVITATION_STATES = ['open', 'accepted', 'revoked', 'expired'] as const
export const Invitation = z.object({
  id: Id,
  email: z.string(),
  role: z.enum(['member', 'admin']).nullable(),
  appointment: Appointment.nullable(),
  state: z.enum(INVITATION_STATES),
  sentAt: Instant,
  expiresAt: Instant,
})
export type Invitation = z.infer<typeof Invitation>
export const InvitationDraft = z.object({
  email: z.email().max(120),
  role: z.enum(['member', 'admin']).default('member'),
})

/** What whoever holds the link reads before accepting. */
export const OpenInvitation = z.object({
  id: Id,
  by: z.string(),
  /** Null: to an office of the exchange centre. */
  organisation: OrganisationCard.nullable(),
  role: z.enum(['member', 'admin']).nullable(),
  appointment: Appointment.nullable(),
  /** Masked. */
  email: z.string(),
  state: z.enum(INVITATION_STATES),
  expiresAt: Instant,
  /** The person asking has the address that was invited; null when nobody is signed in. */
  forYou: z.boolean().nullable(),
})
export type OpenInvitation = z.infer<typeof OpenInvitation>

/** The region that sees all. */
export const PROVINCE = '130000'

/** Offices that the province's operator gives; agents qualify themselves. */
export const OFFICES = ['REVIEWER', 'OPERATOR', 'REGION_OP', 'AUDITOR'] as const
export const OfficeDraft = z.object({ email: z.email().max(120), role: z.enum(OFFICES), region: RegionCode })
export type OfficeDraft = z.output<typeof OfficeDraft>
export const Official = z.object({
  id: Id,
  name: z.string(),
  /** Masked. */
  email: z.string(),
  role: z.enum(OFFICES),
  region: z.string(),
  since: Instant,
  you: z.boolean(),
})
export type Official = z.infer<typeof Official>

const InOrganisation = IdParams.extend({ personId: Id })
/** 256 random bits. */
const TokenParams = z.object({ token: z.string().min(20).max(100) })
const MemberList = z.object({ items: z.array(Member) })
const OfficeList = z.object({ items: z.array(Official), invitations: z.array(Invitation) })

export const membersApi = {
  list: endpoint({
    id: 'members.list',
    method: 'GET',
    path: '/api/v1/organisations/:id/members',
    access: 'signed_in',
    summary: '单位成员（成员可见）',
    params: IdParams,
    reply: MemberList,
  }),
  setRole: endpoint({
    id: 'members.setRole',
    method: 'PUT',
    path: '/api/v1/organisations/:id/members/:personId',
    access: 'signed_in',
    summary: '设为管理员或普通成员；至少留一位管理员',
    params: InOrganisation,
    body: z.object({ role: z.enum(['member', 'admin']) }),
    reply: MemberList,
  }),
  remove: endpoint({
    id: 'members.remove',
    method: 'DELETE',
    path: '/api/v1/organisations/:id/members/:personId',
    access: 'signed_in',
    summary: '移出成员',
    params: InOrganisation,
    reply: MemberList,
  }),
  leave: endpoint({
    id: 'members.leave',
    method: 'POST',
    path: '/api/v1/organisations/:id/leave',
    access: 'signed_in',
    summary: '退出单位；最后一位管理员要先移交',
    params: IdParams,
    body: z.object({ handTo: Id.nullable().default(null) }),
    reply: z.object({ done: z.boolean() }),
  }),

  invitations: endpoint({
    id: 'members.invitations',
    method: 'GET',
    path: '/api/v1/organisations/:id/invitations',
    access: 'signed_in',
    summary: '本单位发出的邀请（管理员）',
    params: IdParams,
    reply: z.object({ items: z.array(Invitation) }),
  }),
  invite: endpoint({
    id: 'members.invite',
    method: 'POST',
    path: '/api/v1/organisations/:id/invitations',
    access: 'signed_in',
    summary: '按邮箱邀请成员；对方有没有账号，回答相同',
    params: IdParams,
    body: InvitationDraft,
    reply: Invitation,
    status: 201,
  }),
  resend: endpoint({
    id: 'members.resend',
    method: 'POST',
    path: '/api/v1/invitations/sent/:id/resend',
    access: 'signed_in',
    summary: '重发邀请；先前的链接失效',
    params: IdParams,
    reply: Invitation,
  }),
  revoke: endpoint({
    id: 'members.revoke',
    method: 'DELETE',
    path: '/api/v1/invitations/sent/:id',
    access: 'signed_in',
    summary: '撤回邀请',
    params: IdParams,
    reply: Invitation,
  }),
  invitation: endpoint({
    id: 'members.invitation',
    method: 'GET',
    path: '/api/v1/invitations/:token',
    access: 'public',
    summary: '凭链接看邀请：谁邀请加入哪里',
    params: TokenParams,
    reply: OpenInvitation,
  }),
  mine: endpoint({
    id: 'members.mine',
    method: 'GET',
    path: '/api/v1/my/invitations',
    access: 'signed_in',
    summary: '发给我已验证邮箱、等待接受的邀请',
    reply: z.object({ items: z.array(OpenInvitation) }),
  }),
  acceptMine: endpoint({
    id: 'members.acceptMine',
    method: 'POST',
    path: '/api/v1/my/invitations/:id/accept',
    access: 'signed_in',
    summary: '接受发给我的邀请',
    params: IdParams,
    reply: OpenInvitation,
  }),
  accept: endpoint({
    id: 'members.accept',
    method: 'POST',
    path: '/api/v1/invitations/:token/accept',
    access: 'signed_in',
    summary: '接受邀请；须用受邀的邮箱登录',
    params: TokenParams,
    reply: OpenInvitation,
  }),
}

export const officesApi = {
  list: endpoint({
    id: 'offices.list',
    method: 'GET',
    path: '/api/v1/operator/people',
    access: 'operator',
    summary: '中心人员与等待接受的任命（省级运营）',
    reply: OfficeList,
  }),
  appoint: endpoint({
    id: 'offices.appoint',
    method: 'POST',
    path: '/api/v1/operator/people',
    access: 'operator',
    summary: '任命：按邮箱发出邀请，对方接受后生效（省级运营）',
    body: OfficeDraft,
    reply: Invitation,
    status: 201,
  }),
  dismiss: endpoint({
    id: 'offices.dismiss',
    method: 'DELETE',
    path: '/api/v1/operator/people/:personId/:role',
    access: 'operator',
    summary: '免去任命（省级运营）；不能免自己，至少留一位省级运营',
    params: z.object({ personId: Id, role: z.enum(OFFICES) }),
    reply: OfficeList,
  }),
}
