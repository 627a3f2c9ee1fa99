import { readContact } from '@keqiao/shared/contact'
import { DelegationRow } from '@keqiao/shared/delegations'
import type { Issue } from '@keqiao/shared/problem'
import type { SeatMode } from '@keqiao/shared/roadshow'
import { SIGNUP_ROLES, SignupDraft } from '@keqiao/shared/signups'
import { Refusal } from '../platform/refusal.ts'
import type { ReadSheet } from '../platform/sheets.ts'
import type { Taxonomies } from '../taxonomy/taxonomy.ts'

type Field = keyof DelegationRow
interface Column {
  field: Field
  heading: string
  aliases: string[]
  required: boolean
  explain: string
  example: string
}

export const COLUMNS: readonly Column[] = [
  { field: 'name', heading: '姓名', aliases: ['名字'], required: true, explain: '本人姓名', example: '李娜' },
  {
    ...{ field: 'contact', heading: '手机号或邮箱', aliases: ['手机', '手机号', '电话', '联系方式'], required: true },
    ...{ explain: '每人各填自己的，同一场活动不能重复', example: '13800000000' },
  },
  {
    ...{ field: 'organisation', heading: '单位', aliases: ['工作单位', '公司'], required: false },
    ...{ explain: '不填即为发起报名的单位', example: '迁安精密机械厂' },
  },
  { field: 'title', heading: '职务', aliases: ['职位'], required: false, explain: '可不填', example: '总工程师' },
  {
    ...{ field: 'mail', heading: '收票邮箱', aliases: ['邮箱', '电子邮箱'], required: false },
    ...{ explain: '填了会把本人的链接和入场码寄过去', example: 'lina@example.com' },
  },
  {
    ...{ field: 'mode', heading: '参加方式', aliases: ['方式'], required: false },
    ...{ explain: '现场 或 线上；不填即为现场', example: '现场' },
  },
  { field: 'role', heading: '身份', aliases: ['角色'], required: false, explain: '不填即为观众', example: '需求方' },
  {
    ...{ field: 'companions', heading: '同行人', aliases: ['随行人员'], required: false },
    ...{ explain: '几位同行人的姓名，用顿号隔开；每人占一个位置', example: '王强、赵敏' },
  },
]
export const MODES: Record<SeatMode, string> = { ONSITE: '现场', ONLINE: '线上' }

const plain = (heading: string) => heading.normalize('NFKC').replace(/[\s*（）()]/g, '')

/** The sheet as rows of words; a heading that nobody knows is refused rather than lost. */
export function rowsOf({ headings, rows }: ReadSheet): { row: DelegationRow; number: number; issues: Issue[] }[] {
  const columns = headings.map((heading) =>
    COLUMNS.find((one) => [one.heading, ...one.aliases].some((name) => plain(name) === plain(heading))),
  )
  const missing = COLUMNS.filter((one) => one.required && !columns.includes(one)).map(({ heading }) => heading)
  const unknown = headings.filter((heading, i) => heading !== '' && !columns[i]).slice(0, 20)
  const repeated = headings.filter((_, i) => columns[i] && columns.indexOf(columns[i]) < i).slice(0, 20)
  if (missing.length > 0 || unknown.length > 0 || repeated.length > 0)
    throw new Refusal('header_wrong', { missing, unknown, repeated })
  return rows.map(({ number, cells }) => {
    const issues: Issue[] = []
    const row = Object.fromEntries(COLUMNS.map(({ field }) => [field, ''])) as DelegationRow
    columns.forEach((column, i) => {
      if (!column) return
      const text = cells[i] ?? ''
      const most = DelegationRow.shape[column.field].maxLength ?? 0
      if (text.length > most) issues.push({ path: column.field, code: 'too_long', facts: { max: most } })
      row[column.field] = text.slice(0, most)
    })
    return { row, number, issues }
  })
}

interface Reading {
  taxonomies: Taxonomies
  /** For those who name none. */
  organisation: string
  modes: SeatMode[]
  maxCompanions: number
  /** Contacts of the rows above; this row's is added. */
  seen: Set<string>
  key: string
}

/** One person as a sign-up, or what is wrong with it, each fault at its own field. */
export function readRow(row: DelegationRow, { taxonomies, organisation, modes, maxCompanions, seen, key }: Reading) {
  const issues: Issue[] = []
  const fault = (path: Field, code: string, facts: Record<string, unknown> = {}) => void issues.push({ path, code, facts })
  const first = modes[0] as SeatMode
  const mode = row.mode ? modes.find((one) => MODES[one] === row.mode || one === row.mode.toUpperCase()) : first
  if (!mode) fault('mode', 'mode_not_offered')
  const role = row.role
    ? SIGNUP_ROLES.find((one) => [one, taxonomies.label('signup_role', one, 'zh')].includes(row.role))
    : 'AUDIENCE'
  if (!role) fault('role', 'unknown_code')
  const companions = row.companions
    .split(/[、，,;；\n]/)
    .map((name) => name.trim())
    .filter(Boolean)
  if (companions.length > maxCompanions) fault('companions', 'too_many_companions', { maximum: maxCompanions })
  const contact = readContact(row.contact)
  if (contact && seen.has(contact.key)) fault('contact', 'contact_repeated')
  if (contact) seen.add(contact.key)
  const parsed = SignupDraft.safeParse({
    ...{ name: row.name, organisation: row.organisation || organisation, title: row.title || null },
    ...{ contact: row.contact, mail: row.mail || null, mode: mode ?? first, role: role ?? 'AUDIENCE' },
    ...{ companions: companions.slice(0, 9).map((name) => ({ name })), acceptsOther: false, consent: true, key },
  })
  if (!parsed.success)
    for (const issue of parsed.error.issues) {
      const path = String(issue.path[0]) as Field
      const code = row[path] === '' ? 'required' : issue.code === 'custom' ? issue.message : issue.code
      if (!issues.some((one) => one.path === path)) fault(path, code)
    }
  return { draft: parsed.success && issues.length === 0 ? parsed.data : null, contact: contact?.key ?? null, issues }
}
