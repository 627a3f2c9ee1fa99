import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type DemoEmail, gone, house, reads, type Visit } from '../support/browser.ts'
import { needDraft } from '../support/drafts.ts'
import { idsOf } from './pages.ts'

export interface Drive {
  name: string
  as?: DemoEmail
  open: (visit: Visit, another: (as: DemoEmail) => Promise<Visit>) => Promise<unknown>
  field: (page: Page) => Locator
  /** What stands in other fields meanwhile. */
  typed?: (page: Page) => [Locator, string][]
  poor: string
  send: (page: Page) => Promise<void>
  fault: RegExp
  /** What is done before it is corrected and sent again. */
  before?: (page: Page) => Promise<unknown>
  right: string
  /** That it went on, and what is put back for those who come later. */
  goesOn: (page: Page) => Promise<unknown>
}

/** What a careless paste brings along, and no database keeps. */
const INVISIBLE = '从表格里粘来\u0000的说明'
const SEEN = /看不见的控制字符/
const box = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name, exact: true })
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name, exact: true }).click()
const inDialog = (name: string) => (page: Page) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click()

/** Asks the house directly, as the person who visits. */
async function ask<T>({ context }: Visit, method: 'get' | 'post', address: string, data?: object): Promise<T> {
  const answer = await context.request[method](`/api/v1${address}`, data ? { data } : {})
  if (!answer.ok()) throw new Error(`${address}: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as T
}
type Listed = { items: { id: string; name: string }[] }

async function opensOwn(visit: Visit, name: string) {
  const { items } = await ask<Listed>(visit, 'get', '/my/needs?size=50')
  const id = items.find((one) => one.name.startsWith(name))?.id as string
  await visit.go(`/needs/${id}`)
  return id
}
async function opensFound(visit: Visit, name: string) {
  const found = await ask<{ items: { card: { id: string; name: string } }[] }>(
    visit,
    'get',
    `/search?kind=need&q=${encodeURIComponent(name)}`,
  )
  await visit.go(`/needs/${found.items.find(({ card }) => card.name.startsWith(name))?.card.id}`)
}

/** Where sending would change what others meet: without a network it is seen that it is sent, and that its text stays. */
const offline = (page: Page) => page.context().setOffline(true)
async function isAsked(page: Page, typed: string) {
  await reads(page.getByRole('dialog'), /连接不上网络/)
  expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toBe(typed)
  await page.context().setOffline(false)
}

/** Those who come later find no draft. */
async function discards(page: Page) {
  await page.waitForURL(/\/(needs|achievements)\/[0-9a-f-]{36}$/)
  const address = `/api/v1${new URL(page.url()).pathname}`
  const { revision } = (await (await page.request.get(address)).json()) as { revision: number }
  expect((await page.request.delete(`${address}?revision=${revision}`, { headers: { origin: house() } })).status()).toBeLessThan(
    300,
  )
}

const takesBack = async (page: Page) => {
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await gone(page.getByRole('button', { name: '撤销', exact: true }))
}

export const DRIVES: Drive[] = [
  {
    name: 'signing in',
    open: ({ go }) => go('/sign-in'),
    field: (page) => box(page, '邮箱'),
    typed: (page) => [[box(page, '密码'), 'keqiao-demo-2026']],
    poor: 'firm@@keqiao',
    send: (page) => page.getByRole('main').getByRole('button', { name: '登录' }).click(),
    fault: /请填写邮箱，例如/,
    right: 'firm@keqiao.example',
    goesOn: (page) => page.waitForURL(/\/workspace/),
  },
  {
    name: 'a problem in one’s own words',
    as: 'firm@keqiao.example',
    open: ({ go }) => go('/needs/new'),
    field: (page) => box(page, '你的难题'),
    poor: '轧辊不行',
    send: press('读成草稿'),
    fault: /至少写 10 个字/,
    right: '轧辊寿命太短，换一次辊停机四小时，希望寿命延长一倍。',
    goesOn: (page) => page.getByText('从你的话里读出了这些，请核对：').waitFor(),
  },
  {
    name: 'a need',
    as: 'firm@keqiao.example',
    open: async ({ page, go }) => {
      await go('/needs/new')
      await page.getByRole('button', { name: '不用，直接填写' }).click()
    },
    field: (page) => box(page, '需求名称'),
    typed: (page) => [[box(page, '难在哪里'), '换辊一次停机四小时']],
    poor: ' ',
    send: press('存草稿'),
    fault: /请填写这一项|内容太短/,
    right: '轧辊寿命太短，换辊停机太久',
    goesOn: discards,
  },
  {
    name: 'an achievement',
    as: 'univ@keqiao.example',
    open: ({ go }) => go('/achievements/new'),
    field: (page) => box(page, '成果名称'),
    typed: (page) => [[box(page, '解决什么问题'), '漏检率高']],
    poor: ' ',
    send: press('存草稿'),
    fault: /请填写这一项|内容太短/,
    right: '轧辊表面激光熔覆延寿',
    goesOn: discards,
  },
  {
    name: 'an agent’s file',
    as: 'agent@keqiao.example',
    open: ({ go }) => go('/agent?tab=profile'),
    field: (page) => box(page, '联系电话'),
    poor: '打我手机',
    send: press('保存'),
    fault: /格式不对，请检查/,
    right: '13800000000',
    goesOn: (page) => reads(page.getByRole('main'), /已保存/),
  },
  {
    name: 'an agent suspended',
    as: 'operator@keqiao.example',
    open: async (visit) => {
      const { items } = await ask<Listed>(visit, 'get', '/agents?size=50')
      await visit.go(`/operator?tab=agents&agent=${items.find(({ name }) => name === '郭瑞')?.id}`)
      await press('暂停资格')(visit.page)
    },
    field: (page) => page.getByRole('dialog').getByRole('textbox'),
    poor: INVISIBLE,
    send: inDialog('确认暂停'),
    fault: SEEN,
    right: '证书待核实',
    goesOn: async (page) => {
      await press('恢复资格')(page)
      await gone(page.getByRole('button', { name: '恢复资格' }))
    },
  },
  {
    name: 'work taken back',
    as: 'operator@keqiao.example',
    open: async (visit) => {
      const agents = await ask<Listed>(visit, 'get', '/agents?size=50')
      const found = await ask<{ items: { card: { id: string; name: string } }[] }>(visit, 'get', '/search?kind=need&field=0102')
      const agentId = agents.items.find(({ name }) => name === '高鹏飞')?.id
      await ask(visit, 'post', '/operator/assignments', { agentId, subject: `need:${found.items[0]?.card.id}` })
      await visit.go('/operator?tab=agents&view=given')
      await visit.page.getByRole('row').filter({ hasText: '高鹏飞' }).getByRole('button', { name: '收回' }).click()
    },
    field: (page) => page.getByRole('dialog').getByRole('textbox'),
    poor: INVISIBLE,
    send: inDialog('确认收回'),
    fault: SEEN,
    right: '另派他人',
    goesOn: (page) => gone(page.getByRole('dialog')),
  },
  {
    name: 'a move with a reason',
    as: 'firm-admin@keqiao.example',
    open: async (visit) => {
      await opensOwn(visit, '钢渣堆成山')
      await press('撤回')(visit.page)
    },
    field: (page) => page.getByRole('dialog').getByRole('textbox', { name: '说明' }),
    poor: ' ',
    send: inDialog('撤回'),
    fault: /请写明原因/,
    before: offline,
    right: '已经自行解决',
    goesOn: (page) => isAsked(page, '已经自行解决'),
  },
  {
    name: 'a move with reasons by field',
    as: 'firm-admin@keqiao.example',
    open: async (visit, another) => {
      const writer = await another('firm@keqiao.example')
      const { organisations } = await ask<{ organisations: { id: string }[] }>(writer, 'get', '/me')
      const draft = needDraft({ name: '退回给填写人改一改的需求' })
      const sent = { organisationId: organisations[0]?.id, draft, submit: true }
      await visit.go(`/needs/${(await ask<{ id: string }>(writer, 'post', '/needs', sent)).id}`)
      await press('退回修改')(visit.page)
    },
    field: (page) => page.getByRole('dialog').getByRole('textbox', { name: '说明' }),
    poor: INVISIBLE,
    send: inDialog('退回修改'),
    fault: SEEN,
    before: offline,
    right: '请写明停机的时间',
    goesOn: async (page) => {
      await isAsked(page, '请写明停机的时间')
      await page.keyboard.press('Escape')
      await press('撤回修改')(page)
      await page.getByRole('button', { name: '删除草稿' }).waitFor()
      await discards(page)
    },
  },
  {
    name: 'asking for what is kept back',
    as: 'agent@keqiao.example',
    open: async (visit) => {
      await opensFound(visit, '镀锌板总有小麻点')
      await press('申请知道是谁')(visit.page)
    },
    field: (page) => page.getByRole('dialog').getByRole('textbox'),
    poor: ' ',
    send: inDialog('提交申请'),
    fault: /请填写这一项/,
    right: '做过同类产线，想先了解现场条件',
    goesOn: async (page) => {
      await press('撤回申请')(page)
      await page.getByRole('button', { name: '申请知道是谁' }).waitFor()
    },
  },
  {
    name: 'an answer to who asks',
    as: 'firm-admin@keqiao.example',
    open: async (visit, another) => {
      const id = await opensOwn(visit, '镀锌板总有小麻点')
      const asked = { subject: `need:${id}`, scope: 'NAME', reason: '做过同类产线' }
      await ask(await another('agent@keqiao.example'), 'post', '/access-requests', asked)
      await visit.go(`/needs/${id}`)
      await visit.page.getByRole('button', { name: /^不同意 .*的申请$/ }).click()
    },
    field: (page) => page.getByRole('dialog').getByRole('textbox'),
    poor: ' ',
    send: inDialog('不同意'),
    fault: /请填写这一项/,
    right: '现在还不方便',
    goesOn: (page) => gone(page.getByRole('dialog')),
  },
  {
    name: 'inviting an address',
    as: 'firm-admin@keqiao.example',
    open: async (visit) => {
      await opensOwn(visit, '镀锌板总有小麻点')
      await press('邀请单位或个人')(visit.page)
      await visit.page.getByRole('radio', { name: '发邮件' }).check()
    },
    field: (page) => page.getByRole('dialog').getByRole('textbox', { name: '邮箱' }),
    poor: 'expert@',
    send: inDialog('发出邀请'),
    fault: /请写一个完整的邮箱地址/,
    right: 'expert@invited.example',
    goesOn: (page) => page.getByText('邀请已发往 expert@invited.example').waitFor(),
  },
  {
    name: 'a registration sheet',
    as: 'univ-admin@keqiao.example',
    open: async (visit) => {
      await visit.go(`/organisations/${(await idsOf(visit.context)).ownOrganisation}/edit`)
    },
    field: (page) => box(page, '邮编'),
    typed: (page) => [[box(page, '成立年份'), '1988']],
    poor: '06x',
    send: press('保存'),
    fault: /格式不对|应为|请检查/,
    right: '063000',
    goesOn: (page) => page.waitForURL(/\/organisations\/[0-9a-f-]{36}$/),
  },
  {
    name: 'a claim of an organisation',
    as: 'applicant@keqiao.example',
    open: async ({ page, go }) => {
      await go('/organisations/new')
      await box(page, '单位名称').fill('滦州重复登记测试院')
      await box(page, '统一社会信用代码').fill('12000000DEM000014Q')
      await page.getByRole('combobox', { name: '单位类型' }).selectOption('INST')
      await page.getByRole('combobox', { name: '所在地区' }).selectOption('130200')
      await press('提交申请')(page)
      await page.getByRole('button', { name: '提出认领' }).waitFor()
    },
    field: (page) => box(page, /^说明（可选）/),
    typed: (page) => [[box(page, '地址'), '唐山市学院路 1 号']],
    poor: INVISIBLE,
    send: press('提出认领'),
    fault: SEEN,
    right: '科研处，管理员已离职',
    goesOn: (page) => page.getByText(/已收到。若该代码确有登记/).waitFor(),
  },
  {
    name: 'a change of registration refused',
    as: 'operator@keqiao.example',
    open: async (desk, another) => {
      const { page, context, go } = await another('firm-admin@keqiao.example')
      const { ownOrganisation } = await idsOf(context)
      await go(`/organisations/${ownOrganisation}/edit`)
      const name = box(page, '单位名称')
      await name.fill(`${await name.inputValue()}（筹）`)
      await press('保存')(page)
      await page.waitForURL(/\/organisations\/[0-9a-f-]{36}$/)
      await desk.go(`/operator?tab=organisations&id=${ownOrganisation}`)
    },
    field: (page) => box(page, /^说明（不同意时必填/),
    poor: ' ',
    send: press('不同意'),
    fault: /请填写这一项/,
    right: '证照上没有这个名称',
    goesOn: (page) => gone(page.getByRole('button', { name: '不同意' })),
  },
  {
    name: 'a record taken down',
    as: 'operator@keqiao.example',
    open: async ({ page, go }) => {
      await go('/operator?kind=need&state=open')
      await page
        .getByRole('button', { name: /^下架 / })
        .last()
        .click()
    },
    field: (page) => page.getByRole('dialog').getByRole('textbox'),
    poor: INVISIBLE,
    send: inDialog('下架'),
    fault: SEEN,
    right: '权属有争议',
    goesOn: async (page) => {
      await page.getByText('已下架，发布方会看到原因。').waitFor()
      await page.goto('/operator?kind=need&state=taken_down')
      await page
        .getByRole('button', { name: /^撤销下架 / })
        .first()
        .click()
      await page.getByText('已撤销下架。').waitFor()
    },
  },
  {
    name: 'a record refused by its reviewer',
    as: 'reviewer@keqiao.example',
    open: async ({ page, go }) => {
      await go('/review')
      await press('不予通过')(page)
    },
    field: (page) => box(page, '说明'),
    poor: ' ',
    send: press('确认不予通过'),
    fault: /请写一句原因/,
    right: '与已发布的成果重复',
    goesOn: takesBack,
  },
  {
    name: 'a record returned by its reviewer',
    as: 'reviewer@keqiao.example',
    open: async ({ page, go }) => {
      await go('/review')
      await page.locator('main article').first().waitFor()
      await page.keyboard.press('r')
    },
    field: (page) => box(page, '怎样改').first(),
    poor: INVISIBLE,
    send: press(/^退回（\d+ 条理由）$/),
    fault: SEEN,
    right: '请补充试验数据',
    goesOn: takesBack,
  },
  {
    name: 'questions to a company',
    as: 'tangshan@keqiao.example',
    open: async ({ page, go }) => {
      await go('/triage')
      await page.locator('main article').first().waitFor()
      await page.keyboard.press('r')
    },
    field: (page) => box(page, '自己的问题'),
    poor: ' ',
    send: press(/^发出 \d 个问题$/),
    fault: /请至少选一个或写一个问题/,
    right: '现场能停机多久？',
    goesOn: takesBack,
  },
]
