import type { Access, AnyEndpoint } from '@keqiao/shared/endpoint'
import { GROUPS, RELATIONS, type Relation, ROLES, type Role, type Who } from './roles.ts'
import type { Row } from './row.ts'
import { routeOf, TABLE } from './table.ts'

const DOORS: Record<Access, string> = {
  public: '所有人',
  signed_in: '登录者',
  member: '单位成员',
  agent: '技术经理人',
  reviewer: '审核',
  operator: '运营',
  auditor: '审计',
  triage: '技术经理人、运营',
}
const GROUP_WORDS: Record<keyof typeof GROUPS, string> = {
  anyone: '所有人',
  'signed in': '登录者',
  members: '单位成员',
  admins: '单位管理员',
  reviewers: '审核（省、本市）',
  operators: '运营（省、本市）',
  'all reviewers': '审核（任何地区）',
  'all operators': '运营（任何地区）',
  desk: '中心（审核、运营、审计，省或本市）',
  nobody: '没有人',
}
const ORDER = Object.keys(RELATIONS) as Relation[]

const wordsOf = (who: Who) =>
  who
    .split(',')
    .map((name) => name.trim())
    .map((name) => (name in GROUPS ? GROUP_WORDS[name as keyof typeof GROUPS] : ROLES[name as Role]))
    .join('、')

function insideOf({ in: inside }: Row): string {
  if (typeof inside === 'string') return wordsOf(inside)
  const byWho = new Map<Who, Relation[]>()
  for (const relation of ORDER) {
    const who = inside[relation]
    if (who) byWho.set(who, [...(byWho.get(who) ?? []), relation])
  }
  return [...byWho]
    .map(([who, relations]) => `${relations.map((one) => RELATIONS[one]).join('、')}：${wordsOf(who)}`)
    .join('<br>')
}

const PASSES: Record<Access, Who> = {
  public: 'anyone',
  signed_in: 'signed in',
  member: 'members',
  agent: 'AGENT',
  reviewer: 'all reviewers',
  operator: 'all operators',
  auditor: 'AUDITOR',
  triage: 'AGENT, all operators',
}
/** Whoever passes the door is in. */
const isDoorAlone = ({ door, in: inside }: Row) => inside === PASSES[door]

function othersOf(row: Row): string {
  const { no = {} } = row
  if (isDoorAlone(row)) return ''
  if (typeof no === 'string') return `\`${no}\``
  const said = Object.entries(no).map(([key, answer]) => {
    const [whose, who] = key.split(': ')
    const relation = whose === 'any' ? '' : RELATIONS[whose as Relation]
    return `${[relation, who && wordsOf(who)].filter(Boolean).join(' ')}：\`${answer}\``
  })
  return [...said, '`404`'].join('<br>')
}

const HEAD = `# 谁能做什么 · Who may do what

由 \`npm run matrix\` 从 \`tests/matrix/expected\` 写成；\`tests/matrix/matrix.test.ts\` 以每种角色对每一行、每种关系各问一次真的服务器，答案必须与此相同，没有行的接口使测试失败。

*Written by \`npm run matrix\` from \`tests/matrix/expected\`. A test asks the running server every row as every role about every relation; a route without a row fails it.*

**怎样读**：先过**门**——访客在登录者的门前听到 401，其余人听到 403 和缺什么（\`organisation\`、\`agent\`、\`reviewer\`、\`operator\`、\`auditor\`；中心人员没过第二因素是 \`second_factor\`）。过了门再看**谁进得去**，按这条记录与来者的关系：本人的、本单位他人的、外单位的、不存在的。**其余**是过了门而进不去的人听到的；404 表示连有没有这条记录都不说，与不存在的记录逐字相同。

**角色**：${Object.entries(ROLES)
  .map(([code, name]) => `\`${code}\` ${name}`)
  .join(' · ')}。「本市」指记录所在的市。
`

export function page(endpoints: AnyEndpoint[]): string {
  const summaries = new Map(endpoints.map((one) => [`${one.method} ${one.path}`, one.summary]))
  const sections = Object.entries(TABLE).map(([subject, rows]) => {
    const lines = Object.entries(rows).map(([name, row]) => {
      const route = routeOf(name)
      const about = [summaries.get(route), row.about && `**${row.about}**`].filter(Boolean).join('<br>')
      return `| \`${route}\` | ${about} | ${DOORS[row.door]} | ${isDoorAlone(row) ? '过了门的' : insideOf(row)} | ${othersOf(row)} |`
    })
    return `## ${subject}\n\n| 接口 | 做什么 | 门 | 谁进得去 | 其余 |\n|---|---|---|---|---|\n${lines.join('\n')}\n`
  })
  return [HEAD, ...sections].join('\n')
}
