import { ask, gone } from '../../support/browser.ts'
import { idsOf } from '../pages.ts'
import { box, type Drive, INVISIBLE, inDialog, type Listed, press, SEEN, takesBack } from './drive.ts'

export const DESK_DRIVES: Drive[] = [
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
