// A long file on purpose: every page of the web, one after the other.
import type { Me } from '@keqiao/shared/accounts'
import type { Overview } from '@keqiao/shared/statistics'
import type { BrowserContext } from 'playwright-core'
import { type DemoEmail, linkTo, type Visit, type Wanted } from '../support/browser.ts'

export interface PageOfHouse {
  name: string
  as?: DemoEmail
  address: (ids: Ids) => string
  /** Console errors that the page cannot but provoke. */
  expected?: RegExp
  /** Boxes that stand ticked because they were ticked and kept before. */
  ticked?: string[]
  /** What is pressed before the page is as named. */
  open?: (visit: Visit) => Promise<void>
}

type Ids = Record<
  | 'achievement'
  | 'need'
  | 'agent'
  | 'roadshow'
  | 'pastRoadshow'
  | 'organisation'
  | 'ownAchievement'
  | 'ownNeed'
  | 'shownNeed'
  | 'anonymousNeed'
  | 'ownOrganisation'
  | 'encounter',
  string
>

let signUps = 0

/** A phone shows the list of a desk first. */
async function firstOfDesk({ page }: Visit) {
  await page.locator('main nav:has([role=status]) a').first().click()
  await page.locator('main article').first().waitFor()
}

/** Every page of the web, as each kind of person first meets it. */
export const PAGES: PageOfHouse[] = [
  { name: 'home', address: () => '/' },
  { name: 'home, needs chosen', address: () => '/?kind=need' },
  { name: 'found achievements', address: () => `/search?kind=achievement&q=${encodeURIComponent('表面裂纹 在线检测')}` },
  { name: 'found needs', address: () => '/search?kind=need&sort=date&field=01' },
  { name: 'nothing found', address: () => `/search?kind=need&region=130100&trl=1&mode=LANDING&price=GE500` },
  { name: 'achievement', address: ({ achievement }) => `/achievements/${achievement}` },
  { name: 'need', address: ({ need }) => `/needs/${need}` },
  { name: 'organisation', address: ({ organisation }) => `/organisations/${organisation}` },
  { name: 'roadshows', address: () => '/roadshows' },
  { name: 'roadshows, none found', address: () => '/roadshows?field=1301&free=true' },
  { name: 'roadshows of a month', address: () => '/roadshows?view=month' },
  { name: 'roadshow', address: ({ roadshow }) => `/roadshows/${roadshow}` },
  { name: 'events at the desk', as: 'operator@keqiao.example', address: () => '/operator?tab=events' },
  { name: 'events organised', as: 'operator@keqiao.example', address: () => '/organise' },
  { name: 'events organised, none yet', as: 'univ@keqiao.example', address: () => '/organise' },
  { name: 'event form', as: 'firm-admin@keqiao.example', address: () => '/roadshows/new' },
  { name: 'organising an event', as: 'operator@keqiao.example', address: ({ roadshow }) => `/roadshows/${roadshow}/organise` },
  {
    name: 'who signed up for an event',
    as: 'operator@keqiao.example',
    address: ({ roadshow }) => `/roadshows/${roadshow}/organise?tab=signups`,
  },
  {
    name: 'what became of an event',
    as: 'operator@keqiao.example',
    address: ({ pastRoadshow }) => `/roadshows/${pastRoadshow}/organise?tab=afterwards`,
  },
  {
    name: 'numbers of an event',
    as: 'operator@keqiao.example',
    address: ({ pastRoadshow }) => `/roadshows/${pastRoadshow}/organise`,
  },
  { name: 'a delegation', as: 'firm-admin@keqiao.example', address: ({ roadshow }) => `/roadshows/${roadshow}/delegation` },
  {
    name: 'organising an event, settings',
    as: 'operator@keqiao.example',
    address: ({ roadshow }) => `/roadshows/${roadshow}/organise?tab=settings`,
    ticked: ['钢铁', '公开征集路演项目'],
  },
  { name: 'door of an event', as: 'operator@keqiao.example', address: ({ roadshow }) => `/roadshows/${roadshow}/check-in` },
  { name: 'badges', as: 'operator@keqiao.example', address: ({ roadshow }) => `/roadshows/${roadshow}/badges` },
  { name: 'door, a link that is none', address: () => `/door/${'x'.repeat(42)}`, expected: /404/ },
  { name: 'ticket that is none', address: () => `/ticket/${'x'.repeat(42)}`, expected: /404/ },
  {
    name: 'organising an event, agenda',
    as: 'operator@keqiao.example',
    address: ({ roadshow }) => `/roadshows/${roadshow}/organise?tab=agenda`,
  },
  {
    name: 'organising an event, its call',
    as: 'operator@keqiao.example',
    address: ({ roadshow }) => `/roadshows/${roadshow}/organise?tab=call`,
  },
  {
    name: 'organising an event, materials',
    as: 'operator@keqiao.example',
    address: ({ roadshow }) => `/roadshows/${roadshow}/organise?tab=materials`,
  },
  {
    name: 'submitting a project',
    as: 'univ-admin@keqiao.example',
    address: ({ roadshow, ownAchievement }) => `/roadshows/${roadshow}/submit?subject=achievement:${ownAchievement}`,
  },
  { name: 'projects submitted', as: 'univ-admin@keqiao.example', address: () => '/workspace?tab=projects' },
  { name: 'online room, unknown link', address: () => `/live/${'x'.repeat(42)}`, expected: /live\// },
  { name: 'online room, hosting', as: 'operator@keqiao.example', address: ({ roadshow }) => `/roadshows/${roadshow}/live` },
  {
    name: 'meetings of an event',
    as: 'operator@keqiao.example',
    address: ({ roadshow }) => `/roadshows/${roadshow}/meetings`,
  },
  { name: 'agents', address: () => '/agents' },
  { name: 'agents, nobody found', address: () => '/agents?field=0901&region=130700' },
  { name: 'agent', address: ({ agent }) => `/agents/${agent}` },
  { name: 'apply as an agent', as: 'visitor@keqiao.example', address: () => '/agent' },
  { name: 'agent’s own file', as: 'agent@keqiao.example', address: () => '/agent' },
  { name: 'agent’s work', as: 'agent@keqiao.example', address: () => '/agent?tab=work' },
  { name: 'agents at the desk', as: 'operator@keqiao.example', address: () => '/operator?tab=agents&view=all' },
  { name: 'an agent at the desk', as: 'operator@keqiao.example', address: ({ agent }) => `/operator?tab=agents&agent=${agent}` },
  { name: 'how it ranks', address: () => '/how-it-ranks' },
  { name: 'pairs to bring together', as: 'agent@keqiao.example', address: () => '/pairs' },
  { name: 'pairs to bring together, none found', as: 'agent@keqiao.example', address: () => '/pairs?unit=%E6%B2%A1%E6%9C%89' },
  { name: 'sign in', address: () => '/sign-in' },
  { name: 'sign up', address: () => '/sign-up' },
  { name: 'forgotten password', address: () => '/forgot' },
  { name: 'new password', address: () => `/reset#${'x'.repeat(43)}` },
  { name: 'confirm an address', address: () => `/confirm-mail#mail_change.${'x'.repeat(43)}` },
  { name: 'account security', as: 'univ-admin@keqiao.example', address: () => '/settings/security' },
  { name: 'account security of staff', as: 'operator@keqiao.example', address: () => '/settings/security' },
  { name: 'privacy notice', address: () => '/privacy/notice' },
  {
    name: 'inventory of personal data, a table opened',
    address: () => '/privacy/data-map',
    open: async ({ page }) => page.locator('summary').filter({ hasText: 'persons' }).click(),
  },
  { name: 'privacy centre', as: 'univ-admin@keqiao.example', address: () => '/privacy' },
  {
    name: 'privacy centre of an agent, about to close the account',
    as: 'agent@keqiao.example',
    address: () => '/privacy',
    open: async ({ page }) => page.getByRole('button', { name: /^(注销账号|Close my account)…$/ }).click(),
  },
  { name: 'privacy centre of a visitor', address: () => '/privacy' },
  {
    name: 'complete a sign-up',
    address: () => '/sign-up',
    open: async ({ page, go }) => {
      const email = `page-${++signUps}-${Date.now()}@new.example`
      await page.locator('input[name=name]').fill('页工')
      await page.locator('input[name=email]').fill(email)
      await page.locator('main form button[type=submit]').click()
      await go(await linkTo(email))
      await page.locator('input[name=noticeVersion]:enabled').waitFor()
    },
  },
  { name: 'stop mails, a broken link', address: () => '/unsubscribe?token=p.x.review.y', expected: /404/ },
  { name: 'nothing here', address: () => '/no/such/page' },
  { name: 'workspace of a visitor', address: () => '/workspace' },
  { name: 'post a need without an organisation', as: 'visitor@keqiao.example', address: () => '/needs/new' },
  { name: 'paste a problem', as: 'firm-admin@keqiao.example', address: () => '/needs/new' },
  {
    name: 'need form',
    as: 'firm-admin@keqiao.example',
    address: () => '/needs/new',
    open: async ({ page }) => {
      await page.getByRole('button', { name: /^(不用，直接填写|Skip, fill in directly)$/ }).click()
      await page.locator('main form').waitFor()
    },
  },
  { name: 'edit a need', as: 'firm-admin@keqiao.example', address: ({ ownNeed }) => `/needs/${ownNeed}/edit` },
  { name: 'own need', as: 'firm-admin@keqiao.example', address: ({ ownNeed }) => `/needs/${ownNeed}` },
  { name: 'achievement form', as: 'univ-admin@keqiao.example', address: () => '/achievements/new' },
  {
    name: 'edit an achievement',
    as: 'univ-admin@keqiao.example',
    address: ({ ownAchievement }) => `/achievements/${ownAchievement}/edit`,
  },
  { name: 'workspace', as: 'univ-admin@keqiao.example', address: () => '/workspace' },
  { name: 'workspace, needs', as: 'firm-admin@keqiao.example', address: () => '/workspace?tab=needs' },
  { name: 'workspace, imports', as: 'firm-admin@keqiao.example', address: () => '/workspace?tab=imports' },
  { name: 'workspace, access', as: 'firm-admin@keqiao.example', address: () => '/workspace?tab=access' },
  {
    name: 'invite to a need',
    as: 'firm-admin@keqiao.example',
    address: ({ shownNeed }) => `/needs/${shownNeed}#access`,
    open: async ({ page }) => {
      await page.getByRole('button', { name: /^(邀请单位或个人|Invite somebody)$/ }).click()
      await page.getByRole('searchbox').fill('大学')
      await page.locator('dialog li button').first().waitFor()
    },
  },
  {
    name: 'ask whose need it is',
    as: 'agent@keqiao.example',
    address: ({ anonymousNeed }) => `/needs/${anonymousNeed}`,
    open: async ({ page }) => {
      await page.getByRole('button', { name: /^(申请知道是谁|Ask whose it is)$/ }).click()
      await page.locator('dialog[open] form').waitFor()
    },
  },
  { name: 'an anonymous need', address: ({ anonymousNeed }) => `/needs/${anonymousNeed}` },
  { name: 'an agent’s requests', as: 'agent@keqiao.example', address: () => '/agent?tab=asked' },
  { name: 'invitation to read, unknown', address: () => `/access?token=${'x'.repeat(43)}`, expected: /access-invitations/ },
  { name: 'records of meetings', as: 'firm-admin@keqiao.example', address: () => '/encounters' },
  { name: 'no record of a meeting', as: 'visitor@keqiao.example', address: () => '/encounters' },
  { name: 'a record of a meeting', as: 'firm-admin@keqiao.example', address: ({ encounter }) => `/encounters/${encounter}` },
  { name: 'record a meeting, but may not', as: 'visitor@keqiao.example', address: () => '/encounters/new' },
  {
    name: 'record a meeting, choosing',
    as: 'firm-admin@keqiao.example',
    address: () => '/encounters/new',
    open: async ({ page }) => {
      await page.getByRole('searchbox').first().focus()
      await page.locator('main form li button').first().click()
      await page.locator('main form textarea').last().fill('寄样')
      await page.locator('main form input[type=date]').last().waitFor()
    },
  },
  { name: 'confirm a meeting, unknown link', address: () => `/encounter/${'x'.repeat(43)}`, expected: /encounter-links/ },
  { name: 'import', as: 'univ-admin@keqiao.example', address: () => '/import' },
  { name: 'inbox', as: 'univ-admin@keqiao.example', address: () => '/inbox' },
  { name: 'empty inbox', as: 'visitor@keqiao.example', address: () => '/inbox' },
  { name: 'subscriptions, none yet', as: 'visitor@keqiao.example', address: () => '/subscriptions' },
  { name: 'subscriptions of one’s needs', as: 'firm-admin@keqiao.example', address: () => '/subscriptions?tab=need' },
  {
    name: 'subscriptions of one’s achievements, none yet',
    as: 'firm-admin@keqiao.example',
    address: () => '/subscriptions?tab=achievement',
  },
  {
    name: 'results of a subscription, none',
    as: 'firm-admin@keqiao.example',
    address: ({ shownNeed }) => `/subscriptions?source=need:${shownNeed}`,
  },
  {
    name: 'keeping a search',
    as: 'firm-admin@keqiao.example',
    address: () => `/search?kind=achievement&q=${encodeURIComponent('表面裂纹')}`,
    open: async ({ page }) => page.getByRole('button', { name: /^(保存这个搜索|Save this search)$/ }).click(),
  },
  { name: 'muting, a link that is none', address: () => '/mute?token=x', expected: /404/ },
  { name: 'notice settings', as: 'univ-admin@keqiao.example', address: () => '/settings/notices' },
  { name: 'stuck mails', as: 'operator@keqiao.example', address: () => '/operator/mails' },
  { name: 'apply for an organisation', as: 'visitor@keqiao.example', address: () => '/organisations/new' },
  {
    name: 'own organisation',
    as: 'univ-admin@keqiao.example',
    address: ({ ownOrganisation }) => `/organisations/${ownOrganisation}`,
  },
  {
    name: 'its registration sheet',
    ticked: ['国家设立的高校、科研院所或医疗机构'],
    as: 'univ-admin@keqiao.example',
    address: ({ ownOrganisation }) => `/organisations/${ownOrganisation}/edit`,
  },
  {
    name: 'its members',
    as: 'univ-admin@keqiao.example',
    address: ({ ownOrganisation }) => `/organisations/${ownOrganisation}/members`,
  },
  { name: 'organisations at the desk', as: 'operator@keqiao.example', address: () => '/operator?tab=organisations&state=active' },
  {
    name: 'an organisation at the desk',
    as: 'operator@keqiao.example',
    address: ({ organisation }) => `/operator?tab=organisations&id=${organisation}`,
  },
  { name: 'staff of the centre', as: 'operator@keqiao.example', address: () => '/operator?tab=people' },
  {
    name: 'review desk',
    as: 'reviewer@keqiao.example',
    address: () => '/review',
    open: firstOfDesk,
  },
  {
    name: 'review desk, returning',
    as: 'reviewer@keqiao.example',
    address: () => '/review?risk=marked',
    open: async ({ page }) => {
      await page.getByRole('link', { name: /退役动力电池/ }).click()
      await page.getByRole('button', { name: /^(退回修改|Return)/ }).click()
    },
  },
  {
    name: 'diagnosis',
    as: 'tangshan@keqiao.example',
    address: () => '/triage',
    open: firstOfDesk,
  },
  {
    name: 'diagnosis, asking',
    as: 'tangshan@keqiao.example',
    address: () => '/triage',
    open: async (visit) => {
      await firstOfDesk(visit)
      await visit.page.getByRole('button', { name: /^(提问，退回细化|Ask and return)/ }).click()
    },
  },
  { name: 'diagnosis, nothing given to an agent', as: 'agent@keqiao.example', address: () => '/triage' },
  { name: 'knowledge at the desk', as: 'operator@keqiao.example', address: () => '/operator?tab=knowledge&area=01' },
  { name: 'synonyms at the desk', as: 'operator@keqiao.example', address: () => '/operator?tab=knowledge&list=synonym' },
  { name: 'search by pinyin', address: () => '/search?q=lidianchi' },
  { name: 'search by measure', address: () => `/search?q=${encodeURIComponent('抗拉强度≥1200MPa')}` },
  { name: 'secrecy words', as: 'operator@keqiao.example', address: () => '/operator?tab=words' },
  { name: 'exchange centre', as: 'operator@keqiao.example', address: () => '/operator' },
  { name: 'trail', as: 'auditor@keqiao.example', address: () => '/audit' },
  { name: 'trail, nothing found', as: 'auditor@keqiao.example', address: () => '/audit?from=2020-01-01&to=2020-01-02' },
]

type Visiting = (wanted?: Wanted) => Promise<Visit>

/** Opens a page of the list as the person who meets it; for looking only. */
export async function openPage(
  visit: Visiting,
  { as, address, open, expected }: PageOfHouse,
  wanted: Wanted = {},
): Promise<Visit> {
  const made = await visit({ ...wanted, shared: true, ...(as && { as }), ...(expected && { expected }) })
  await made.go(address(await idsOf(made.context)))
  await open?.(made)
  return made
}

const known = new WeakMap<BrowserContext, Promise<Ids>>()

/** Records the pages are shown with. */
export function idsOf(context: BrowserContext): Promise<Ids> {
  const ids = known.get(context) ?? askIds(context)
  known.set(context, ids)
  return ids
}

async function askIds(context: BrowserContext): Promise<Ids> {
  const read = async <T>(address: string) => (await (await context.request.get(address)).json()) as T
  const { newest } = await read<Overview>('/api/v1/overview')
  const first = async (address: string) => {
    const { items = [] } = await read<{ items?: { id: string }[] }>(address)
    return items[0]?.id ?? ''
  }
  // Journeys open events of their own in this house.
  const demoEvent = async () => {
    const { items } = await read<{ items: { id: string; title: string }[] }>('/api/v1/roadshows?size=50')
    return items.find(({ title }) => title.endsWith('（唐山站）'))?.id ?? ''
  }
  const anonymous = async () => {
    const found = await read<{ items: { card: { id: string; owner: unknown } }[] }>('/api/v1/search?kind=need&size=100')
    return found.items.find(({ card }) => card.owner === null)?.card.id ?? ''
  }
  const [achievement] = newest.achievements
  const [need] = newest.needs
  return {
    achievement: achievement?.id ?? '',
    need: need?.id ?? '',
    agent: await first('/api/v1/agents?size=1'),
    roadshow: await demoEvent(),
    pastRoadshow: await first('/api/v1/roadshows?size=1&when=past'),
    organisation: achievement?.owner?.id ?? '',
    ownAchievement: await first('/api/v1/my/achievements?size=1'),
    ownNeed: await first('/api/v1/my/needs?size=1'),
    shownNeed: await first('/api/v1/my/needs?size=1&state=open'),
    anonymousNeed: await anonymous(),
    encounter: await first('/api/v1/encounters?size=1'),
    ownOrganisation: (await read<Me>('/api/v1/me')).organisations[0]?.id ?? '',
  }
}
