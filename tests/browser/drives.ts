import type { Locator, Page } from 'playwright-core'
import { type DemoEmail, gone, reads, type Visit } from '../support/browser.ts'
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
    goesOn: (page) => page.waitForURL(/\/needs\/[0-9a-f-]{36}$/),
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
    goesOn: (page) => page.waitForURL(/\/achievements\/[0-9a-f-]{36}$/),
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
      const { items } = await ask<Listed>(visit, 'get', '/my/needs?state=open&size=50')
      await visit.go(`/needs/${items.at(-1)?.id}`)
      await press('撤回')(visit.page)
    },
    field: (page) => page.getByRole('dialog').getByRole('textbox', { name: '说明' }),
    poor: ' ',
    send: inDialog('撤回'),
    fault: /请写明原因/,
    right: '已经自行解决',
    goesOn: (page) =>
      page
        .getByText(/已撤回/)
        .first()
        .waitFor(),
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
    right: '请写明停机的时间',
    goesOn: (page) => gone(page.getByRole('dialog')),
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
