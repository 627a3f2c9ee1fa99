import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { pictures, reads, settled, test, textOf } from '../support/browser.ts'

const ONE_TRY = 3_000
const PROBLEM =
  '我们两台板坯连铸机，坯子表面八九百度，角裂在线上看不见，冷下来抽检漏得多，去年判废 1.1 万吨。' +
  '希望热态就能检出表面裂纹，检出率 95% 以上，误报率不超过 5%，预算 300 万元，明年十月前上线。'

describe('an enterprise', () => {
  test('pastes its problem, submits it, and sees explained matches appear by themselves while it waits', async ({ visit }) => {
    const { page, go } = await visit({ as: 'firm-admin@keqiao.example' })
    await go('/needs/new')
    await page.getByRole('textbox', { name: '你的难题' }).fill(PROBLEM)
    await page.getByRole('button', { name: '读成草稿' }).click()
    await page.getByText('从你的话里读出了这些，请核对：').waitFor()

    await expect.poll(() => page.getByRole('textbox', { name: '现状与问题' }).inputValue()).toContain('板坯连铸机')
    expect(await page.getByLabel('第 1 条指标：名称').inputValue()).not.toBe('')
    const suggested = page.getByRole('group', { name: '推荐的技术领域（点选）' }).getByRole('button')
    const pressed = () => suggested.first().getAttribute('aria-pressed')
    // A field the model is sure of is already taken.
    if ((await pressed()) !== 'true') await suggested.first().click()
    await expect.poll(pressed).toBe('true')
    const name = '热态板坯角裂在线检出'
    await page.getByRole('textbox', { name: '需求名称' }).fill(name)
    await choose(page, '合作方式', '委托开发')
    await reads(page.locator('body'), new RegExp(`别人将看到的样子[\\s\\S]*${name}|${name}[\\s\\S]*别人将看到的样子`))
    await page.getByRole('button', { name: '提交审核', exact: true }).click()

    await page.waitForURL(/\/needs\/[0-9a-f-]{36}$/)
    await settled(page)
    await expect.poll(() => textOf(page.getByRole('heading', { level: 1 }))).toBe(name)
    // Nobody reloads: the page asks until the matches are there.
    const best = page.getByRole('region', { name: '可能的成果' }).getByRole('article').first()
    await best.waitFor({ timeout: 60_000 })
    await reads(best, /第 1 位[\s\S]*匹配分 \d+|匹配分 \d+[\s\S]*第 1 位/)
    await reads(best, /需求说[\s\S]*成果说/)
    await reads(best, /满足|未验证/)

    await best
      .getByRole('radio', { name: '合适', exact: true })
      .or(best.getByRole('button', { name: '合适', exact: true }))
      .first()
      .click()
    await reads(best, /已标记：合适/)

    await page.getByRole('link', { name: '工作台' }).first().click()
    await settled(page)
    await page.getByRole('cell', { name, exact: true }).waitFor()
    await pictures(page, 'workspace')
  })

  test('marks what does not fit with a reason, and the mark is there after a reload', async ({ visit }) => {
    const { page, go, context } = await visit({ as: 'firm-admin@keqiao.example' })
    const { items } = (await (await context.request.get('/api/v1/my/needs')).json()) as { items: { id: string }[] }
    await go(`/needs/${items.at(-1)?.id}`)
    const best = page.getByRole('region', { name: '可能的成果' }).getByRole('article').first()
    await best.waitFor()
    await best
      .getByRole('button', { name: '不合适', exact: true })
      .or(best.getByRole('radio', { name: '不合适', exact: true }))
      .first()
      .click()
    await best.getByRole('combobox', { name: '不合适的原因' }).selectOption({ index: 1 })
    await best.getByRole('button', { name: '记下' }).click()
    await reads(best, /已标记：不合适/)
    await page.reload()
    await settled(page)
    await reads(page.getByRole('region', { name: '可能的成果' }).getByRole('article').first(), /已标记：不合适/)
  })

  test('hides its name, and reads beforehand exactly what the public will read', async ({ visit }) => {
    const { page, go } = await visit({ as: 'firm@keqiao.example' })
    await go('/needs/new')
    await page.getByRole('button', { name: '不用，直接填写' }).click()
    await page.getByRole('textbox', { name: '需求名称' }).fill('不愿具名的难题')
    const preview = page
      .getByRole('region', { name: '别人将看到的样子' })
      .or(page.getByRole('complementary', { name: '别人将看到的样子' }))
      .first()
    await reads(preview, /不愿具名的难题[\s\S]*冀东/)
    await choose(page, '公开方式', /匿名/)
    await expect.poll(() => preview.textContent()).not.toMatch(/冀东/)
  })
})

test('its lists open as well for somebody who asked the system for no motion', async ({ visit }) => {
  const { page, go } = await visit({ as: 'firm@keqiao.example', still: true })
  await go('/needs/new')
  await page.getByRole('button', { name: '不用，直接填写' }).click()
  await choose(page, '公开方式', /匿名/)
})

/** Opens one of the workshop's lists and takes an entry. */
async function choose(page: Page, label: string, entry: string | RegExp) {
  const box = page.getByRole('combobox', { name: label, exact: true })
  const item = page.locator('.ant-form-item').filter({ has: box }).first()
  const chosen = async () => (await item.allInnerTexts()).join('\n')
  const isTaken = async () => !!(await chosen()).match(entry)
  // A list that opens without motion may take the first press for the one that opened it: no try waits long for what it lost,
  // and none takes back what is taken, as a second press would where several may be.
  const press = async () => {
    await box.click({ timeout: ONE_TRY })
    if (typeof entry === 'string') await box.fill(entry)
    const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    await list.filter({ hasText: entry }).first().click({ timeout: ONE_TRY })
    await page.keyboard.press('Escape')
  }
  const tried = async () => {
    if (!(await isTaken())) await press()
    return chosen()
  }
  await expect.poll(tried, { timeout: 60_000 }).toMatch(entry)
}
