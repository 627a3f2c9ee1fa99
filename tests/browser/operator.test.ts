import { describe, expect } from 'vitest'
import { gone, reads, results, settled, test, textOf } from '../support/browser.ts'

describe('the operator of the exchange centre', () => {
  test('takes an achievement down, and it is gone from search at once; puts it back, and it is found again', async ({
    visit,
  }) => {
    const visitor = await visit({ expected: /404/ })
    const desk = await visit({ as: 'operator@keqiao.example' })
    await visitor.go('/search?kind=achievement&sort=date&field=0204')
    const first = results(visitor.page).getByRole('article').first()
    const name = await textOf(first.getByRole('heading'))
    const found = visitor.page.getByRole('link', { name, exact: true })
    await found.click()
    await visitor.page.waitForURL(/\/achievements\//)
    const address = new URL(visitor.page.url()).pathname
    const search = `/search?kind=achievement&q=${encodeURIComponent(name)}`

    await desk.go('/operator')
    await desk.page.getByRole('searchbox', { name: '按名称查找' }).fill(name)
    await desk.page.getByRole('button', { name: '查找' }).click()
    await desk.page.getByRole('button', { name: `下架 ${name}` }).click()
    const dialog = desk.page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: '原因' }).selectOption('IP_DISPUTE')
    await dialog.getByRole('textbox', { name: '说明（给发布方看）' }).fill('权属有争议，核实后恢复')
    await dialog.getByRole('button', { name: '下架', exact: true }).click()
    await desk.page.getByRole('button', { name: `撤销下架 ${name}` }).waitFor()

    await visitor.go(search)
    expect(await visitor.page.getByRole('link', { name, exact: true }).count()).toBe(0)
    await visitor.go(address)
    await visitor.page.getByRole('heading', { name: '这一页不存在' }).waitFor()

    const audit = await visit({ as: 'auditor@keqiao.example' })
    await audit.go('/audit?action=achievement.take_down')
    await reads(audit.page.getByRole('row').nth(1), /中心值班员[\s\S]*下架/)

    await desk.go(`/operator?kind=achievement&state=taken_down`)
    await desk.page.getByRole('button', { name: `撤销下架 ${name}` }).click()
    await gone(desk.page.getByRole('button', { name: `撤销下架 ${name}` }))
    // Right after a first start the index has a library to learn; the restored one takes its turn.
    const seen = async () => {
      await visitor.go(search)
      return visitor.page.getByRole('link', { name, exact: true }).count()
    }
    await expect.poll(seen, { timeout: 60_000 }).toBeGreaterThan(0)
  })

  test('somebody else is told kindly that the desk is not theirs', async ({ visit }) => {
    const { page } = await visit({ as: 'firm@keqiao.example', expected: /403/ })
    await page.goto('/operator')
    await reads(page.locator('main'), /这一页只给交易中心的工作人员看/)
    await settled(page).catch(() => {})
  })
})
