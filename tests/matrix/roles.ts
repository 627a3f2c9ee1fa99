/** The columns of the matrix: whoever may come, each as one person. */
export const ROLES = {
  VISITOR: '访客',
  SIGNED_IN: '登录者，无单位',
  SUP_EDIT: '供方录入人',
  SUP_ADMIN: '供方管理员',
  ENT_EDIT: '企业录入人',
  ENT_ADMIN: '企业管理员',
  AGENCY_ADMIN: '技术转移机构管理员',
  AGENT: '技术经理人',
  REVIEWER: '审核（省）',
  REVIEWER_CITY: '审核（本市）',
  REVIEWER_ELSEWHERE: '审核（他市）',
  OPERATOR: '运营（省）',
  REGION_OP: '运营（本市）',
  REGION_OP_ELSEWHERE: '运营（他市）',
  AUDITOR: '审计（省）',
  NO_FACTOR: '中心全部职务，未过第二因素',
} as const
export type Role = keyof typeof ROLES
export const ALL = Object.keys(ROLES) as Role[]

/** Names for several at once, as the table uses them. */
export const GROUPS = {
  anyone: ALL,
  'signed in': ALL.filter((role) => role !== 'VISITOR'),
  members: ['SUP_EDIT', 'SUP_ADMIN', 'ENT_EDIT', 'ENT_ADMIN', 'AGENCY_ADMIN'],
  admins: ['SUP_ADMIN', 'ENT_ADMIN', 'AGENCY_ADMIN'],
  reviewers: ['REVIEWER', 'REVIEWER_CITY'],
  operators: ['OPERATOR', 'REGION_OP'],
  'all reviewers': ['REVIEWER', 'REVIEWER_CITY', 'REVIEWER_ELSEWHERE'],
  'all operators': ['OPERATOR', 'REGION_OP', 'REGION_OP_ELSEWHERE'],
  /** Whose region reaches the record's. */
  desk: ['REVIEWER', 'REVIEWER_CITY', 'OPERATOR', 'REGION_OP', 'AUDITOR'],
  nobody: [],
} as const satisfies Record<string, readonly Role[]>
export type Group = keyof typeof GROUPS

/** `'members, AGENT'` */
export type Who = string

export function rolesIn(who: Who): Set<Role> {
  const named = who.split(',').map((name) => name.trim())
  return new Set(
    named.flatMap((name): readonly Role[] => {
      if (name in GROUPS) return GROUPS[name as Group]
      if (name in ROLES) return [name as Role]
      throw new Error(`the table names ${name}, which is no role and no group`)
    }),
  )
}

/** How the record asked about stands to who asks: their own doing, their colleague's, another organisation's, nobody's. */
export const RELATIONS = { own: '本人的', same: '本单位他人的', other: '外单位的', none: '不存在的' } as const
export type Relation = keyof typeof RELATIONS
