import { readdirSync, readFileSync } from 'node:fs'
import { CENTRE_ROLES, type OrganisationCard } from '@keqiao/shared/accounts'
import { AchievementDraft } from '@keqiao/shared/achievements'
import { NeedDraft } from '@keqiao/shared/needs'
import { OrganisationForm } from '@keqiao/shared/organisations'
import { z } from 'zod'
import { enrolWith } from './accounts/second-factor.ts'
import { organisations as tables } from './accounts/tables.ts'
import { type Viewer, viewerOf, visitor } from './accounts/viewer.ts'
import { DemoAgent, loadDemoAgent } from './agents/demo.ts'
import { DemoEncounter, loadDemoEncounter } from './encounters/demo.ts'
import { DemoQuestion, loadDemoRoom } from './live/demo.ts'
import { loadDemoList } from './provenance/demo.ts'
import { DemoDesk, loadDemoDesk } from './review/demo.ts'
import { DemoRoadshow, loadDemoRoadshow } from './roadshow/demo.ts'
import type { Services } from './services.ts'
import { loadDemoTurnout } from './turnout/demo.ts'

const DEMO = new URL('../../seeds/demo/', import.meta.url)

/** One account per role; the password is for demonstrations and shown at start. */
export const DEMO_PASSWORD = 'keqiao-demo-2026'
/** What the demo accounts' code app holds, published on purpose; `npm run code` says the present code. */
export const DEMO_SECOND_FACTOR = 'keqiao-demo-second-factor-secret'
/** As people would have ticked at their sign-up. */
const AGREED = ['account', 'optional_mails'] as const
export const DEMO_ACCOUNTS = [
  { email: 'visitor@keqiao.example', name: '访客小林', role: '访客 visitor' },
  {
    email: 'univ-admin@keqiao.example',
    name: '科研院周主任',
    role: '高校管理员 supplier admin',
    organisation: 'yanzhao-univ',
    as: 'admin',
  },
  {
    email: 'univ@keqiao.example',
    name: '课题组陈老师',
    role: '高校录入 supplier member',
    organisation: 'yanzhao-univ',
    as: 'member',
  },
  {
    email: 'institute@keqiao.example',
    name: '研究院郑工',
    role: '院所管理员 institute admin',
    organisation: 'iron-inst',
    as: 'admin',
  },
  {
    email: 'firm-admin@keqiao.example',
    name: '技术部刘总',
    role: '企业管理员 enterprise admin',
    organisation: 'jidong-steel',
    as: 'admin',
  },
  {
    email: 'firm@keqiao.example',
    name: '车间王工',
    role: '企业录入 enterprise member',
    organisation: 'jidong-steel',
    as: 'member',
  },
  {
    email: 'applicant@keqiao.example',
    name: '轴承厂何经理',
    role: '申请中的企业 applying enterprise',
    organisation: 'luanhe-bearing',
    as: 'admin',
  },
  { email: 'agent@keqiao.example', name: '赵敏', role: '技术经理人 agent', appointed: 'AGENT', region: '130000' },
  {
    email: 'reviewer@keqiao.example',
    name: '中心审核员',
    role: '中心审核 reviewer',
    appointed: 'REVIEWER',
    region: '130000',
  },
  {
    email: 'operator@keqiao.example',
    name: '中心值班员',
    role: '中心运营 operator',
    organisation: 'hebei-exchange',
    as: 'admin',
    appointed: 'OPERATOR',
    region: '130000',
  },
  {
    email: 'tangshan@keqiao.example',
    name: '唐山值班员',
    role: '唐山运营 regional operator',
    appointed: 'REGION_OP',
    region: '130200',
  },
  {
    email: 'baoding@keqiao.example',
    name: '保定值班员',
    role: '保定运营 regional operator',
    appointed: 'REGION_OP',
    region: '130600',
  },
  { email: 'auditor@keqiao.example', name: '审计员', role: '审计 auditor', appointed: 'AUDITOR', region: '130000' },
] as const

/** Those who need a code. */
export const STAFF_ACCOUNTS = DEMO_ACCOUNTS.filter((one) => 'appointed' in one && CENTRE_ROLES.includes(one.appointed))

export const demoAccounts = () =>
  [
    `演示账号（密码均为 ${DEMO_PASSWORD}）/ demo accounts:`,
    ...DEMO_ACCOUNTS.map(({ email, role }) => `  ${email.padEnd(30)} ${role}`),
    `中心人员登录还要验证码 / staff need a code: npm run code`,
    `没有邮件服务器时，信写在数据目录里 / mails are files; the newest: npm run mail`,
  ].join('\n')

const SeedOrganisation = OrganisationForm.extend({ key: z.string(), state: z.enum(['active', 'applied']).default('active') })
const owned = { owner: z.string() }

/** Every `*.json` of a folder of demo data, in name order, as one list. */
function readAll<T extends z.ZodType>(folder: string, row: T): z.output<T>[] {
  const at = new URL(folder, DEMO)
  const files = readdirSync(at).filter((file) => file.endsWith('.json'))
  return files.sort().flatMap((file) => z.array(row).parse(JSON.parse(readFileSync(new URL(file, at), 'utf8'))))
}

export const isEmpty = async ({ db }: Pick<Services, 'db'>) => (await db.read.$count(tables)) === 0

/** Loads the demonstration data into an empty database through the services, so that a seed that breaks a rule fails. */
export async function seedIfEmpty(services: Services, say: (line: string) => void = () => {}): Promise<boolean> {
  const { accounts, organisations, achievements, needs, privacy } = services
  if (!(await isEmpty(services))) return false

  const keys = new Map<string, Awaited<ReturnType<typeof accounts.ensureOrganisation>>>()
  const seeds = z.array(SeedOrganisation).parse(JSON.parse(readFileSync(new URL('organisations.json', DEMO), 'utf8')))
  for (const { key, state, ...draft } of seeds)
    if (state === 'active') keys.set(key, await accounts.ensureOrganisation(draft, true))
  say(`演示机构 ${keys.size} 家`)

  const members: Member[] = []
  const people = new Map<string, string>()
  for (const account of DEMO_ACCOUNTS) {
    const id = await accounts.ensurePerson({ name: account.name, email: account.email, password: DEMO_PASSWORD })
    people.set(account.email, id)
    await privacy.agree(id, AGREED)
    const organisation = 'organisation' in account ? keys.get(account.organisation) : undefined
    if (organisation && 'as' in account) {
      await accounts.join(id, organisation.id, account.as)
      if (!('appointed' in account)) members.push({ id, organisation })
    }
    if (!('appointed' in account)) continue
    await accounts.appoint(id, account.appointed, account.region)
    if (CENTRE_ROLES.includes(account.appointed)) await enrolWith(services, id, DEMO_SECOND_FACTOR)
  }

  for (const { key, state, ...form } of seeds) {
    if (state !== 'applied') continue
    const account = DEMO_ACCOUNTS.find((one) => 'organisation' in one && one.organisation === key)
    const applicant = account && (await accounts.asViewer(people.get(account.email) as string))
    if (!applicant) throw new Error(`nobody of the demo accounts applies for ${key}`)
    await organisations.apply(applicant, form, { demo: true })
  }

  const load = async <D>(
    rows: (D & { owner: string })[],
    into: {
      importMany(viewer: never, id: string, drafts: D[], options: object): Promise<{ created: number; refused: unknown[] }>
    },
  ) => {
    let created = 0
    // A few of each owner at a time, so that the newest are not all of one house.
    const places = new Map<string, number>()
    const turns = Map.groupBy(rows, (row) => {
      const place = places.get(row.owner) ?? 0
      places.set(row.owner, place + 1)
      return `${Math.floor(place / 3)} ${row.owner}`
    })
    for (const [turn, group] of [...turns].sort()) {
      const key = turn.slice(turn.indexOf(' ') + 1)
      const organisation = keys.get(key)
      if (!organisation) throw new Error(`demo data names the unknown organisation ${key}`)
      const viewer = viewerOf({ id: 'seed', name: 'seed', email: '' }, [{ ...organisation, membership: 'admin' }], [])
      const drafts = group.map(({ owner: _, ...draft }) => draft as D)
      const outcome = await into.importMany(viewer as never, organisation.id, drafts, { to: 'listed', demo: true })
      if (outcome.refused.length > 0) throw new Error(`demo data of ${key} is refused: ${JSON.stringify(outcome.refused)}`)
      created += outcome.created
    }
    return created
  }
  say(`演示成果 ${await load(readAll('achievements/', AchievementDraft.extend(owned)), achievements)} 项`)
  say(`演示需求 ${await load(readAll('needs/', NeedDraft.extend(owned)), needs)} 条`)
  await welcome(services, members)
  const seen = async (email: string) => (await accounts.asViewer(people.get(email) as string)) as Viewer
  const [centre, owner] = [keys.get('hebei-exchange'), keys.get('yanzhao-univ')]
  if (centre && owner) {
    const keeper = await seen('operator@keqiao.example')
    const claimant = await seen('univ-admin@keqiao.example')
    const list = JSON.parse(readFileSync(new URL('official/awards.json', DEMO), 'utf8'))
    say(`演示获奖名录 ${await loadDemoList(services, list, { keeper, centre, claimant, owner })} 项，待认领`)
  }
  const desk = DemoDesk.parse(JSON.parse(readFileSync(new URL('desk.json', DEMO), 'utf8')))
  const operators = { operator: await seen('operator@keqiao.example'), asker: await seen('tangshan@keqiao.example') }
  const onDesk = await loadDemoDesk(services, desk, { ...operators, organisations: keys })
  say(`演示待办 ${onDesk} 件：审核台与需求诊断`)
  say(`演示技术经理人 ${await seedAgents(services, keys)} 位`)
  say(`演示对接记录 ${await seedEncounters(services, seen)} 条`)
  say(`演示路演 ${await seedRoadshows(services, operators.operator)} 场`)
  // What the demonstration begins with is no news to anybody in it.
  await services.alerts.takeStock()
  return true
}

/** Agents by their own application, checked and listed, and two pieces of work for the first of them. */
async function seedAgents(services: Services, keys: Map<string, OrganisationCard>): Promise<number> {
  const { accounts, assignments, needs, privacy } = services
  const rows = z.array(DemoAgent).parse(JSON.parse(readFileSync(new URL('agents.json', DEMO), 'utf8')))
  const people: string[] = []
  for (const [n, row] of rows.entries()) {
    const email = row.email ?? `agent-${n}@keqiao.example`
    const person = { id: await accounts.ensurePerson({ name: row.name, email, password: DEMO_PASSWORD }), name: row.name, email }
    await privacy.agree(person.id, AGREED)
    const agency = row.agency ? keys.get(row.agency) : undefined
    if (agency) await accounts.join(person.id, agency.id, 'member')
    await loadDemoAgent(
      { ...services, hasCertificate: async () => false },
      viewerOf(person, agency ? [{ ...agency, membership: 'member' }] : []),
      row,
    )
    people.push(person.id)
  }
  const [agentId] = people
  const operator = await accounts.ensurePerson({ name: '', email: 'operator@keqiao.example', password: DEMO_PASSWORD })
  const by = viewerOf({ id: operator, name: '', email: '' }, [], [{ role: 'OPERATOR', region: '130000' }])
  const open = await needs.cards(await needs.idsAfter('', 500), visitor)
  const about = [...open.values()].filter(({ field }) => field === '0101').slice(0, 2)
  for (const { id } of about) if (agentId) await assignments.assign(by, { agentId, subject: `need:${id}` })
  return rows.length
}

/** Meetings of the demonstration's people, each in another state. */
async function seedEncounters(services: Services, asViewer: (email: string) => Promise<Viewer>): Promise<number> {
  const { needs, achievements, interests, rateLimits } = services
  const rows = z.array(DemoEncounter).parse(JSON.parse(readFileSync(new URL('encounters.json', DEMO), 'utf8')))
  const of = {
    need: await needs.load(await needs.idsAfter('', 500)),
    achievement: await achievements.load(await achievements.idsAfter('', 500)),
  }
  async function idOf(kind: 'need' | 'achievement', externalRef: string) {
    const found = of[kind].find((row) => row.externalRef === externalRef)
    if (!found) throw new Error(`demo data names the unknown ${kind} ${externalRef}`)
    return found.id
  }
  for (const row of rows) await loadDemoEncounter({ ...services, deals: interests, limits: rateLimits }, row, { asViewer, idOf })
  return rows.length
}

/** Events that present what everybody may read. */
async function seedRoadshows(services: Services, operator: Viewer): Promise<number> {
  const { roadshowUses, achievements, needs, interests, interchange } = services
  const afterwards = { deals: interests, listings: { achievement: achievements, need: needs }, sheets: interchange.sheets }
  const asked = DemoRoadshow.extend({ questions: z.array(DemoQuestion).default([]) })
  const rows = z.array(asked).parse(JSON.parse(readFileSync(new URL('roadshows.json', DEMO), 'utf8')))
  const cards = {
    achievement: [...(await achievements.cards(await achievements.idsAfter('', 500), visitor)).values()],
    need: [...(await needs.cards(await needs.idsAfter('', 500), visitor)).values()],
  }
  for (const { questions, ...row } of rows) {
    const id = await loadDemoRoadshow(roadshowUses, operator, row, (kind, field, taken) => {
      const open = cards[kind].filter(({ id: known }) => !taken.has(known))
      return (open.find((card) => field && card.field?.startsWith(field)) ?? open[0])?.id
    })
    if (questions.length > 0) await loadDemoRoom(services, operator, id, questions)
    if (row.startsInDays < 0 && row.mode !== 'ONLINE') await loadDemoTurnout({ ...services, ...afterwards }, operator, id)
  }
  return rows.length
}

interface Member {
  id: string
  organisation: OrganisationCard
}

/** What the members of the demonstration's organisations would have been told on the way here. */
async function welcome({ db, notices, achievements, needs }: Services, members: Member[]) {
  for (const { id, organisation } of members) {
    const viewer = viewerOf({ id, name: '', email: '' }, [{ ...organisation, membership: 'member' }])
    const page = { page: 1, size: 2 }
    const own = [...(await achievements.mine(viewer, page)).items, ...(await needs.mine(viewer, page)).items]
    const joined = { organisation: organisation.name, change: 'joined' } as const
    await db.write(async (tx) => {
      await notices.add(tx, [id], { code: 'membership_changed', facts: joined, subject: `organisation:${organisation.id}` })
      for (const { kind, id: listing, name, ...card } of own) {
        const hidden = 'disclosure' in card && ['AGENT_ONLY', 'INVITE'].includes(card.disclosure)
        const facts = { name: hidden ? null : name }
        await notices.add(tx, [id], { code: 'review_approved', facts, subject: `${kind}:${listing}` })
      }
    })
  }
}
