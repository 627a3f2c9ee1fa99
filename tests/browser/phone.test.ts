import { describe, expect } from 'vitest'
import { gone, reads, results, settled, test, textOf } from '../support/browser.ts'

describe('on a phone', () => {
  test('a visitor searches, filters in a sheet, reads, and the way back keeps the list and its place', async ({ visit }) => {
    const { page, go } = await visit({ phone: true })
    await go('/')
    await page.getByRole('combobox', { name: '搜索' }).fill('表面缺陷检测')
    await page.getByRole('button', { name: '搜索', exact: true }).tap()
    await page.waitForURL(/q=/)
    await settled(page)
    await page.getByRole('button', { name: /^筛选/ }).tap()
    const sheet = page.getByRole('dialog', { name: '筛选' })
    await sheet.getByText('传统产业技术升级').tap()
    await page.waitForURL(/field=01/)
    await sheet.getByRole('button', { name: /^查看 \d+ 条结果$/ }).tap()
    await gone(page.getByRole('dialog'))
    await page.getByRole('button', { name: '筛选（1）' }).waitFor()

    const list = page.url()
    const last = results(page).getByRole('article').last().getByRole('heading').getByRole('link')
    const title = await textOf(last)
    await last.scrollIntoViewIfNeeded()
    const place = await page.evaluate(() => scrollY)
    await last.tap()
    await page.waitForURL(/\/achievements\//)
    await settled(page)
    await reads(page.getByRole('heading', { level: 1 }), title)
    await page.goBack()
    await reads(last, title)
    expect(page.url()).toBe(list)
    await expect.poll(async () => Math.abs((await page.evaluate(() => scrollY)) - place)).toBeLessThan(120)
  })

  test('the menu leads everywhere', async ({ visit }) => {
    const { page, go } = await visit({ phone: true })
    await go('/')
    for (const [name, heading] of [
      ['找需求', '找需求'],
      ['怎样排序', '怎样排序'],
      ['登录', '登录'],
    ] as const) {
      await page.getByRole('button', { name: '菜单' }).tap()
      await page.getByRole('dialog', { name: '菜单' }).getByRole('link', { name, exact: true }).tap()
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
      await gone(page.getByRole('dialog'))
    }
  })
})
