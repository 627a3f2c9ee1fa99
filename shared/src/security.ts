import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, required } from './primitives.ts'

export const PASSWORD_POLICIES = ['asvs', 'dengbao'] as const
export const PasswordPolicyName = z.enum(PASSWORD_POLICIES)
export type PasswordPolicyName = z.infer<typeof PasswordPolicyName>

/** Why a new password is refused; each stands at its field. */
export const PASSWORD_FAULTS = [
  'password_short',
  'password_long',
  'password_common',
  'password_simple',
  'password_personal',
  'password_classes',
  'password_used_before',
] as const

export const PasswordRules = z.object({
  policy: PasswordPolicyName,
  min: z.number().int(),
  max: z.number().int(),
  /** How many of lower case, upper case, figures and signs it must hold; 0 asks for none. */
  classes: z.number().int(),
  /** Days until a new one is asked for; null for never. */
  days: z.number().int().nullable(),
  /** No mail server: whoever runs the house reads mails with `npm run mail`. */
  mailsAreFiles: z.boolean(),
})
export type PasswordRules = z.infer<typeof PasswordRules>

export const MailAddress = z.string().normalize('NFKC').trim().max(120).pipe(z.email())
/** What is sent as a password; whether it will do as a new one is the policy's to say. */
const Secret = z.string().min(1).max(1000)
/** Of a mail's link: it stands behind the `#`, so that no log and no referrer has it. */
const Token = z.string().regex(/^[\w-]{43}$/)
/** Six figures of a code app, or a backup code. */
const Code = z.string().trim().min(1).max(40)

export const SignIn = z.strictObject({ email: MailAddress, password: Secret })
export type SignIn = z.output<typeof SignIn>
export const SignUp = z.strictObject({ name: required(40), email: MailAddress })
export type SignUp = z.output<typeof SignUp>
/** The ticks of a sign-up: that the notice was read, without which there is no account, and mails beyond the necessary. */
export const Completion = z.strictObject({
  token: Token,
  name: required(40),
  password: Secret,
  noticeVersion: z
    .string()
    .max(10)
    .refine((version) => /^\d{4}-\d{2}-\d{2}$/.test(version), 'notice_unread'),
  optionalMails: z.boolean(),
})
export type Completion = z.output<typeof Completion>
export const NewPassword = z.strictObject({ token: Token, password: Secret })
export type NewPassword = z.output<typeof NewPassword>
export const PasswordChange = z.strictObject({ current: Secret, password: Secret })
export type PasswordChange = z.output<typeof PasswordChange>
export const MailChange = z.strictObject({ email: MailAddress, password: Secret })
export type MailChange = z.output<typeof MailChange>

export const ResetRequest = z.strictObject({ email: MailAddress })
export type ResetRequest = z.output<typeof ResetRequest>
export const PassCode = z.strictObject({ code: Code, kind: z.enum(['app', 'backup']) })
export type PassCode = z.output<typeof PassCode>
/** The code is the old app's, when a new one is to take its place. */
export const FactorStart = z.strictObject({ password: Secret, code: Code.optional() })
export type FactorStart = z.output<typeof FactorStart>
export const FirstCode = z.strictObject({ code: Code })
export type FirstCode = z.output<typeof FirstCode>
export const Proof = z.strictObject({ password: Secret, code: Code })
export type Proof = z.output<typeof Proof>

/** A browser that is signed in, in words the person knows it by. */
export const SessionCard = z.object({
  id: Id,
  browser: z.enum(['wechat', 'edge', 'chrome', 'firefox', 'safari', 'other']),
  system: z.enum(['windows', 'macos', 'ios', 'android', 'harmony', 'linux', 'other']),
  /** The address, its last part hidden. */
  address: z.string(),
  openedAt: Instant,
  lastSeenAt: Instant,
  current: z.boolean(),
})
export type SessionCard = z.infer<typeof SessionCard>

export const Security = z.object({
  email: z.string(),
  emailVerified: z.boolean(),
  passwordChangedAt: Instant.nullable(),
  /** `needed`: a role of the centre asks for it, so it cannot be switched off. */
  secondFactor: z.object({ on: z.boolean(), needed: z.boolean(), backupCodes: z.number().int() }),
  sessions: z.array(SessionCard),
  /** When an unused session ends, and any session. */
  limits: z.object({ idleMinutes: z.number().int(), hours: z.number().int() }),
})
export type Security = z.infer<typeof Security>

const Done = z.object({ done: z.literal(true) })
/** Said to everybody alike, whether the address is known or not. */
const Asked = z.object({ asked: z.literal(true) })

export const securityApi = {
  rules: endpoint({
    id: 'security.rules',
    method: 'GET',
    path: '/api/v1/password-rules',
    access: 'public',
    summary: '密码要求，以及有没有邮件服务器',
    reply: PasswordRules,
  }),
  signIn: endpoint({
    id: 'security.signIn',
    method: 'POST',
    path: '/api/v1/session',
    access: 'public',
    summary: '登录：邮箱和密码；设了动态验证码的再走下一步',
    body: SignIn,
    reply: z.object({ next: z.enum(['in', 'code']) }),
  }),
  passCode: endpoint({
    id: 'security.passCode',
    method: 'POST',
    path: '/api/v1/session/code',
    access: 'public',
    summary: '登录第二步：动态验证码或备用码',
    body: PassCode,
    reply: z.object({ next: z.literal('in') }),
  }),
  signOut: endpoint({
    id: 'security.signOut',
    method: 'DELETE',
    path: '/api/v1/session',
    access: 'public',
    summary: '退出登录',
    reply: Done,
  }),
  signUp: endpoint({
    id: 'security.signUp',
    method: 'POST',
    path: '/api/v1/sign-ups',
    access: 'public',
    summary: '注册：往邮箱发一封信，凭信里的链接设密码；对任何邮箱回答都一样',
    body: SignUp,
    reply: Asked,
    status: 202,
  }),
  readSignUp: endpoint({
    id: 'security.readSignUp',
    method: 'POST',
    path: '/api/v1/sign-ups/reading',
    access: 'public',
    summary: '注册链接是给谁的',
    body: z.strictObject({ token: Token }),
    reply: z.object({ name: z.string(), email: z.string() }),
  }),
  completeSignUp: endpoint({
    id: 'security.completeSignUp',
    method: 'POST',
    path: '/api/v1/sign-ups/completion',
    access: 'public',
    summary: '凭链接完成注册并登录',
    body: Completion,
    reply: z.object({ next: z.literal('in') }),
    status: 201,
  }),
  askReset: endpoint({
    id: 'security.askReset',
    method: 'POST',
    path: '/api/v1/password-resets',
    access: 'public',
    summary: '忘记密码：往邮箱发重设链接；对任何邮箱回答都一样',
    body: ResetRequest,
    reply: Asked,
    status: 202,
  }),
  reset: endpoint({
    id: 'security.reset',
    method: 'POST',
    path: '/api/v1/password-resets/completion',
    access: 'public',
    summary: '凭链接设新密码；所有设备都会退出',
    body: NewPassword,
    reply: Done,
  }),
  security: endpoint({
    id: 'security.mine',
    method: 'GET',
    path: '/api/v1/my/security',
    access: 'signed_in',
    summary: '我的账号安全：邮箱、密码、验证码、已登录的设备',
    reply: Security,
  }),
  changePassword: endpoint({
    id: 'security.changePassword',
    method: 'PUT',
    path: '/api/v1/my/password',
    access: 'signed_in',
    summary: '改密码；其他设备会退出',
    body: PasswordChange,
    reply: Done,
  }),
  changeMail: endpoint({
    id: 'security.changeMail',
    method: 'POST',
    path: '/api/v1/my/mail-changes',
    access: 'signed_in',
    summary: '换邮箱：往新邮箱发确认链接；对任何邮箱回答都一样',
    body: MailChange,
    reply: Asked,
    status: 202,
  }),
  askVerification: endpoint({
    id: 'security.askVerification',
    method: 'POST',
    path: '/api/v1/my/mail-verifications',
    access: 'signed_in',
    summary: '往自己的邮箱再发一封验证信',
    reply: Asked,
    status: 202,
  }),
  confirmMail: endpoint({
    id: 'security.confirmMail',
    method: 'POST',
    path: '/api/v1/mail-confirmations',
    access: 'public',
    summary: '凭链接确认邮箱',
    body: z.strictObject({ token: Token, kind: z.enum(['mail_change', 'mail_verification']) }),
    reply: z.object({ email: z.string() }),
  }),
  endSession: endpoint({
    id: 'security.endSession',
    method: 'DELETE',
    path: '/api/v1/my/sessions/:id',
    access: 'signed_in',
    summary: '让一台设备退出',
    params: IdParams,
    reply: Done,
  }),
  endOtherSessions: endpoint({
    id: 'security.endOtherSessions',
    method: 'DELETE',
    path: '/api/v1/my/sessions',
    access: 'signed_in',
    summary: '让其他设备都退出',
    reply: z.object({ ended: z.number().int() }),
  }),
  startFactor: endpoint({
    id: 'security.startFactor',
    method: 'POST',
    path: '/api/v1/my/second-factor',
    access: 'signed_in',
    summary: '设动态验证码：得到要扫的码和备用码；换验证器时要旧的验证码',
    body: FactorStart,
    reply: z.object({ uri: z.string(), secret: z.string(), backupCodes: z.array(z.string()) }),
  }),
  confirmFactor: endpoint({
    id: 'security.confirmFactor',
    method: 'POST',
    path: '/api/v1/my/second-factor/confirmation',
    access: 'signed_in',
    summary: '输入第一个验证码，从此生效；其他设备会退出',
    body: FirstCode,
    reply: Done,
  }),
  renewBackupCodes: endpoint({
    id: 'security.renewBackupCodes',
    method: 'POST',
    path: '/api/v1/my/second-factor/backup-codes',
    access: 'signed_in',
    summary: '换一套备用码，旧的作废',
    body: Proof,
    reply: z.object({ backupCodes: z.array(z.string()) }),
  }),
  dropFactor: endpoint({
    id: 'security.dropFactor',
    method: 'POST',
    path: '/api/v1/my/second-factor/removal',
    access: 'signed_in',
    summary: '停用动态验证码；中心人员不能停用',
    body: Proof,
    reply: Done,
  }),
}
