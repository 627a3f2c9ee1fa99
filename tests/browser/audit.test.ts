import { expect } from 'vitest'
import { pictures, reads, test } from '../support/browser.ts'

test('an auditor finds a sign-in by person and action, opens what was acted on, and verifies the chain', async ({ visit }) => {
  const { page, go } = await visit({ as: 'auditor@keqiao.example' })
  await go('/audit')
  await pictures(page, 'audit')
  const rows = page.getByRole('table', { name: '操作留痕' }).getByRole('row')
  await page.getByLabel('自（北京时间）').fill('2020-01-01')
  await page.getByLabel('至（含当日）').fill('2020-01-02')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('heading', { name: '没有符合条件的记录' }).waitFor()
  await page.getByRole('link', { name: '清除条件' }).click()
  await rows.nth(1).waitFor()

  await page.getByLabel('谁', { exact: true }).fill('审计员')
  await page.getByLabel('做了什么').selectOption({ label: '登录' })
  await page.getByRole('button', { name: '查找' }).click()
  await page.waitForURL(/actor=.*action=session\.opened/)
  await reads(rows.nth(1), /审计员[\s\S]*登录[\s\S]*方式：动态码/)
  expect(await page.getByLabel('谁', { exact: true }).inputValue()).toBe('审计员')
  await go('/audit')
  await page.getByLabel('做了什么').selectOption({ label: '登记单位' })
  await page.getByRole('button', { name: '查找' }).click()
  await reads(rows.nth(1), /登记单位/)
  await rows.nth(1).getByRole('link').click()
  await page.waitForURL(/\/organisations\//)
  await go('/audit')

  await page.getByRole('button', { name: '核验整条链' }).click()
  await reads(page.getByRole('status'), /逐条核对无误[\s\S]*链条完整/)
  await reads(page.getByRole('region', { name: '链条是否完整' }), /最近一次核验：.*链条完整/)

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出 CSV' }).click()])
  expect(file.suggestedFilename()).toBe('操作留痕.csv')
  await go('/audit')
  await reads(rows.nth(1), /审计员[\s\S]*审计人员[\s\S]*导出列表[\s\S]*操作留痕/)
  await reads(rows.nth(2), /核验操作留痕/)
})

test('somebody else is told kindly whose page it is', async ({ visit }) => {
  const { page } = await visit({ as: 'operator@keqiao.example' })
  await page.goto('/audit')
  await reads(page.locator('main'), /这一页只给审计人员看/)
})
