import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { pictures, reads, settled, test } from '../support/browser.ts'

const cards = (page: Page) => page.getByRole('main').getByRole('article')

describe('the directory of agents', () => {
  test('a visitor narrows it by field and city, meets an empty list with a way on, and reads no contact data', async ({
    visit,
  }) => {
    const { page, go } = await visit()
    await go('/agents')
    await pictures(page, 'agents')
    await page.getByRole('combobox', { name: '技术领域' }).selectOption({ label: '氢能' })
    await page.waitForURL(/field=0202/)
    await expect.poll(() => cards(page).getByRole('heading').allInnerTexts()).toEqual(['苏文静'])
    await page.getByRole('combobox', { name: '服务地区' }).selectOption({ label: '唐山市' })
    await page.getByRole('heading', { name: '没有符合条件的技术经理人' }).waitFor()
    await page.getByRole('main').getByRole('link', { name: '清除条件' }).last().click()
    await page.getByRole('searchbox', { name: '姓名、领域或经历' }).fill('炼钢')
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByRole('link', { name: '赵敏' }).click()
    await settled(page)
    await reads(page.getByRole('main'), /原钢厂炼钢工艺工程师[\s\S]*加入一家单位后可见/)
    await reads(page.getByRole('main'), /接下你单位的工作后，双方可见/)
    await pictures(page, 'agent')
  })
})

describe('becoming an agent', () => {
  test('bad input stands at its field in words, and what was typed stays, also over a reload', async ({ visit }) => {
    const { page, go } = await visit({ as: 'visitor@keqiao.example', expected: /400/ })
    await go('/agent')
    await page.getByRole('textbox', { name: '证书编号' }).fill('QY-77')
    await page.getByLabel('发证日期').fill('2020-03-01')
    await page.getByLabel('有效期至').fill('2021-03-01')
    await page.getByRole('textbox', { name: '联系电话' }).fill('打我手机')
    await page.getByRole('button', { name: '提交申请' }).click()
    await fault(page, '类别', '请从给出的选项中选择')
    await fault(page, '发证单位', '请填写这一项')
    await fault(page, '服务地区', '请填写这一项')
    await fault(page, '联系电话', '格式不对，请检查')

    await choose(page, '类别', '技术经纪人')
    await page.getByRole('textbox', { name: '发证单位' }).fill('某培养基地')
    await choose(page, '服务地区', '唐山市')
    await choose(page, '熟悉的领域', '钢铁')
    await choose(page, '能做什么', '需求诊断')
    await page.getByRole('textbox', { name: '联系电话' }).fill('13700000000')
    await page.getByRole('button', { name: '提交申请' }).click()
    // Only the server knows what day it is.
    await fault(page, '有效期至', '证书已过期，请填写新的证书')
    await page.reload()
    await settled(page)
    expect(await page.getByRole('textbox', { name: '证书编号' }).inputValue()).toBe('QY-77')
    expect(await page.getByRole('checkbox', { name: /同意在名录里公开我的姓名/ }).isChecked()).toBe(false)
  })

  test('an application is sent back with a reason at its field, corrected, checked, and the agent is listed', async ({
    visit,
  }) => {
    const desk = await visit({ as: 'tangshan@keqiao.example' })
    await desk.go('/operator?tab=agents')
    await desk.page.getByRole('link', { name: '周晓彤' }).click()
    await desk.page.getByRole('button', { name: '退回修改' }).click()
    const dialog = desk.page.getByRole('dialog')
    await dialog.getByRole('button', { name: '退回' }).click()
    await reads(dialog.getByRole('alert'), '至少选一项')
    expect(await dialog.getByRole('combobox').first().getAttribute('aria-invalid')).toBe('true')
    await dialog.getByRole('combobox', { name: '证书' }).selectOption({ label: '与证书不一致' })
    await dialog.getByRole('textbox', { name: '证书：怎么改' }).fill('编号少了一位')
    await dialog.getByRole('button', { name: '退回' }).click()
    await reads(desk.page.getByRole('main'), /已退回，等对方修改/)

    const { page, go } = await visit({ as: 'agent-9@keqiao.example' })
    await go('/agent')
    await reads(page.getByRole('main'), /证书：与证书不一致，编号少了一位/)
    await fault(page, '证书编号', '中心：与证书不一致：编号少了一位')
    await page.getByRole('textbox', { name: '证书编号' }).fill('YS-2026-04151')
    await page.getByRole('button', { name: '再次提交' }).click()
    await reads(page.getByRole('main'), /申请已提交[\s\S]*等待唐山市交易中心核验证书，最晚 .*前答复/)

    await desk.page.reload()
    await settled(desk.page)
    await desk.page.getByRole('button', { name: '核验通过' }).click()
    await reads(desk.page.getByRole('main'), /核验已通过，等对方接受规则/)

    await go('/agent')
    await page.getByRole('button', { name: '接受规则，进入名录' }).click()
    await reads(page.getByRole('main'), /你在名录里，可以接单/)
    await go('/agents?q=周晓彤')
    await expect.poll(() => cards(page).getByRole('heading').allInnerTexts()).toEqual(['周晓彤'])
  })
})

describe('work', () => {
  test('an operator gives a need to an agent, who declines with a reason; another is asked', async ({ visit }) => {
    const desk = await visit({ as: 'operator@keqiao.example' })
    const { items } = (await (await desk.context.request.get('/api/v1/search?kind=need&field=0202')).json()) as {
      items: { card: { id: string; name: string } }[]
    }
    const { id, name } = (items[0] as (typeof items)[number]).card
    await desk.go(`/needs/${id}`)
    const panel = desk.page.getByRole('region', { name: '由谁跟进' })
    await panel.getByRole('searchbox').fill('赵敏')
    await expect
      .poll(() => panel.getByRole('combobox').locator('option').allInnerTexts())
      .toContain('赵敏 · 高级技术经理人 · 河北省')
    await panel.getByRole('combobox').selectOption({ label: '赵敏 · 高级技术经理人 · 河北省' })
    await panel.getByRole('button', { name: '派单' }).click()
    await reads(panel, /已派给 赵敏，等对方 .*前答复/)

    const { page, go } = await visit({ as: 'agent@keqiao.example' })
    await go('/agent?tab=work')
    const row = page.getByRole('row').filter({ hasText: name })
    await reads(row, /等你答复/)
    await row.getByRole('button', { name: '谢绝' }).click()
    await page.getByRole('dialog').getByRole('combobox', { name: '理由' }).selectOption({ label: '暂无精力' })
    await page.getByRole('dialog').getByRole('button', { name: '确认谢绝' }).click()
    await reads(row, /已谢绝：暂无精力/)

    await desk.page.reload()
    await settled(desk.page)
    await reads(panel, /还没有技术经理人跟进/)
  })
})

/** The message stands at the field: the control is described by it. */
async function fault(page: Page, label: string, message: string) {
  const field = page.locator('.ant-form-item').filter({ has: page.locator(`label[title="${label}"]`) })
  await reads(field, message)
}

async function choose(page: Page, label: string, option: string) {
  const box = page.getByRole('combobox', { name: label })
  await box.fill(option)
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click()
  await page.keyboard.press('Escape')
}
