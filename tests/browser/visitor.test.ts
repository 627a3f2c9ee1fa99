import type { Match } from '@keqiao/shared/matching'
import type { SearchHit } from '@keqiao/shared/search'
import type { BrowserContext } from 'playwright-core'
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

  test('reads three matches at once, opens others on demand, and finds the barely related behind a fold', async ({ visit }) => {
    const { page, context, go } = await visit()
    await go(
      `/needs/${await aNeed(context, (scores) => (scores[0] ?? 0) >= 40 && (scores[3] ?? 0) >= 30 && (scores.at(-1) ?? 100) < 30)}`,
    )
    const matches = page.getByRole('region', { name: '可能的成果' })
    await matches.getByRole('article').first().waitFor()
    const fair = await matches.getByRole('article').count()
    const opened = matches.getByRole('article').filter({ hasText: '分数怎么来的' })
    expect(await opened.count()).toBe(3)
    await matches.getByRole('button', { name: '看理由' }).first().click()
    expect(await opened.count()).toBe(4)
    expect(await page.getByText('还没有很合适的成果').count()).toBe(0)
    await matches.getByText(/^其余相关度较低的 \d+ 项$/).click()
    await expect.poll(() => matches.getByRole('article').count()).toBeGreaterThan(fair)
  })

  test('is told honestly when nothing fits a need well', async ({ visit }) => {
    const { page, context, go } = await visit()
    await go(`/needs/${await aNeed(context, (scores) => scores.length > 0 && (scores[0] ?? 0) < 40)}`)
    const matches = page.getByRole('region', { name: '可能的成果' })
    await matches.getByRole('heading', { name: '还没有很合适的成果' }).waitFor()
    await reads(matches, /最接近的一项只有 \d+ 分[\s\S]*新成果上架会自动再比/)
    await matches.getByRole('link', { name: '自己搜一搜' }).waitFor()
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

/** A published need whose matches, best first, have scores as wanted. */
async function aNeed(context: BrowserContext, wanted: (scores: number[]) => boolean): Promise<string> {
  const read = async <T>(address: string) => (await (await context.request.get(address)).json()) as { items: T[] }
  for (let at = 1; at <= 8; at++)
    for (const { card } of (await read<SearchHit>(`/api/v1/search?kind=need&sort=date&size=20&page=${at}`)).items) {
      const { items } = await read<Match>(`/api/v1/needs/${card.id}/matches`)
      if (wanted(items.map(({ score }) => score))) return card.id
    }
  throw new Error('no need of the demonstration data has such matches')
}
