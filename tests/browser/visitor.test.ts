import { describe, expect } from 'vitest'
import { pictures, reads, results, settled, test, textOf } from '../support/browser.ts'

describe('a visitor without an account', () => {
  test('types a problem, narrows the answers, reads one and comes back to the same list', async ({ visit }) => {
    const { page, go } = await visit()
    await go('/')
    await pictures(page, 'home')
    await page.getByRole('combobox', { name: '搜索' }).fill('热态板坯表面裂纹在线识别')
    await page.getByRole('button', { name: '搜索', exact: true }).click()
    await page.waitForURL(/\/search\?.*q=/)
    await settled(page)
    const status = results(page).getByRole('status').first()
    await reads(status, /与“热态板坯表面裂纹在线识别”有关的 \d+ 项成果/)
    await pictures(page, 'search')

    const found = results(page).getByRole('article')
    const before = await found.count()
    expect(before).toBeGreaterThan(0)
    await page
      .getByRole('complementary', { name: '筛选' })
      .getByRole('checkbox', { name: /^传统产业技术升级/ })
      .click()
    await page.waitForURL(/field=01/)
    await expect.poll(() => found.count()).toBeLessThanOrEqual(before)
    const list = page.url()
    const title = await textOf(found.first().getByRole('heading'))
    await found.first().getByRole('heading').getByRole('link').click()
    await page.waitForURL(/\/achievements\//)
    await settled(page)
    await expect.poll(() => textOf(page.getByRole('heading', { level: 1 }))).toBe(title)
    await pictures(page, 'achievement')
    await page.goBack()
    expect(page.url()).toBe(list)
    await reads(found.first().getByRole('heading'), title)
    const box = page.getByRole('complementary', { name: '筛选' }).getByRole('checkbox', { name: /^传统产业技术升级/ })
    expect(await box.isChecked()).toBe(true)
  })

  test('finds by meaning when no word is the same, and is told why', async ({ visit }) => {
    const { page, go } = await visit()
    await go(`/search?kind=achievement&q=${encodeURIComponent('钢坯有裂口在线上看不出来')}`)
    const first = results(page).getByRole('article').first()
    await first.waitFor()
    await reads(first, /语义 \d+%/)
  })

  test('reads a need with its explained matches, and is asked to sign in only for marking', async ({ visit }) => {
    const { page, go } = await visit()
    await go('/')
    await page.getByRole('region', { name: '对得最上的几对' }).getByRole('article').first().getByRole('link').first().click()
    await page.waitForURL(/\/needs\//)
    await settled(page)
    const matches = page.getByRole('region', { name: '可能的成果' })
    const best = matches.getByRole('article').first()
    await reads(best, /第 1 位[\s\S]*需求说[\s\S]*成果说[\s\S]*分数怎么来的/)
    await pictures(page, 'need', matches)
    await page.getByRole('link', { name: '登录后可以标记合适或不合适' }).click()
    await page.waitForURL(/\/sign-in\?to=%2Fneeds%2F/)
  })

  test('is helped on when nothing is found', async ({ visit }) => {
    const { page, go } = await visit()
    await go('/search?kind=need&region=130100&trl=1&mode=LANDING&price=GE500')
    await page.getByText('没有找到').waitFor()
    await results(page).getByRole('button', { name: '全部清除' }).last().click()
    await results(page).getByRole('article').first().waitFor()
  })

  test('opens a deep link with filters, order and page as it was sent', async ({ visit }) => {
    const { page, go } = await visit()
    await go('/search?kind=need&sort=date&page=2&region=130000')
    expect(await page.getByRole('combobox', { name: '排序' }).inputValue()).toBe('date')
    expect(await page.getByRole('checkbox', { name: /^河北省/ }).isChecked()).toBe(true)
    await reads(page.getByRole('navigation', { name: '翻页' }).locator('[aria-current=page]'), /^2$/)
    expect(await results(page).getByRole('article').count()).toBeGreaterThan(0)
  })

  test('takes the results away as a sheet', async ({ visit }) => {
    const { page, go } = await visit()
    await go('/search?kind=achievement&field=0101')
    const waiting = page.waitForEvent('download')
    await page.getByRole('group', { name: '导出这些结果' }).getByRole('link', { name: 'Excel' }).click()
    expect((await waiting).suggestedFilename()).toBe('科技成果.xlsx')
  })

  test('sees where text will stand while it is on its way', async ({ visit }) => {
    const { page, context } = await visit()
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await context.route('**/api/v1/search**', async (route) => {
      await held
      await route.continue()
    })
    await page.goto('/search?kind=achievement')
    await page.locator('main [aria-busy="true"]').first().waitFor()
    answer()
    await results(page).getByRole('article').first().waitFor()
    expect(await page.locator('main [aria-busy="true"]').count()).toBe(0)
  })
})
