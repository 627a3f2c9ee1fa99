import type { AchievementDraft } from '@keqiao/shared/achievements'
import { describe, expect } from 'vitest'
import { gone, pictures, reads, test } from '../support/browser.ts'
import { goTo, held, json, title } from '../support/review-desk.ts'

describe('the review desk, by keyboard alone', () => {
  test('a changed name of a published achievement is approved, undone, and approved again; until then the old one is public', async ({
    visit,
  }) => {
    const owner = await visit({ as: 'univ-admin@keqiao.example' })
    const reader = await visit()
    const desk = await visit({ as: 'reviewer@keqiao.example' })
    const api = owner.context.request
    const own = await json<{ items: { id: string; name: string }[] }>(
      await api.get('/api/v1/my/achievements?state=published&size=1'),
    )
    const { id, name } = own.items[0] as { id: string; name: string }
    const { draft, revision } = await json<{ draft: AchievementDraft; revision: number }>(
      await api.get(`/api/v1/achievements/${id}/draft`),
    )
    const changed = `${name.slice(0, 20)}（修订）`
    await json(await api.put(`/api/v1/achievements/${id}`, { data: { revision, draft: { ...draft, name: changed } } }))
    const publicName = async () => {
      await reader.go(`/achievements/${id}`)
      return reader.page.locator('main h1').first().textContent()
    }
    expect(await publicName()).toBe(name)

    await desk.go('/review?version=pending')
    await goTo(desk.page, changed)
    await reads(desk.page.getByRole('region', { name: '这次改了 1 项' }), new RegExp(`现在公开的[\\s\\S]*${name}[\\s\\S]*改成`))
    await desk.page.keyboard.press('a')
    await reads(held(desk.page), /已通过「.*」，10 秒内可撤销/)
    await desk.page.keyboard.press('u')
    await expect.poll(() => title(desk.page).textContent()).toBe(changed)
    await gone(desk.page.getByRole('button', { name: '撤销' }))
    expect(await publicName()).toBe(name)
    await desk.page.keyboard.press('a')
    await reads(held(desk.page), /秒内可撤销/)
    await expect.poll(publicName, { timeout: 60_000, interval: 1000 }).toBe(changed)
  })

  test('marks of risk are shown in the text and written into the reasons; letters do nothing while one writes', async ({
    visit,
  }) => {
    const { page, go } = await visit({ as: 'reviewer@keqiao.example' })
    await go('/review?risk=marked')
    await goTo(page, '退役动力电池快速分选与余能评估装置')
    await pictures(page, 'review')
    expect(await page.locator('mark').allTextContents()).toEqual([
      '国际领先',
      '填补国内空白',
      '138-0013-8000',
      '微信号：jz_battery01',
    ])
    await page.keyboard.press('r')
    const form = page.getByRole('form', { name: '退回修改的理由' })
    await form.waitFor()
    // One reason a field and kind, the focus on the first.
    expect(await form.getByRole('group').count()).toBe(2)
    expect(await page.evaluate(() => document.activeElement?.closest('fieldset')?.textContent)).toContain('第 1 条')
    const text = form.getByRole('textbox', { name: '怎样改' }).first()
    await text.fill('')
    await text.pressSequentially('ajk?ur')
    expect([await text.inputValue(), await page.getByRole('dialog').count()]).toEqual(['ajk?ur', 0])
    await reads(title(page), '退役动力电池快速分选与余能评估装置')
    await page.keyboard.press('Escape')
    await gone(form)
    await page.keyboard.press('j')
    await expect.poll(() => title(page).textContent()).not.toBe('退役动力电池快速分选与余能评估装置')
    await page.keyboard.press('k')
    await reads(title(page), '退役动力电池快速分选与余能评估装置')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '快捷键' }).waitFor()
    await page.keyboard.press('a')
    await page.keyboard.press('Escape')
    await reads(title(page), '退役动力电池快速分选与余能评估装置')
  })

  test('contact data is masked until it is asked for', async ({ visit }) => {
    const { page, go } = await visit({ as: 'reviewer@keqiao.example' })
    await go('/review?kind=achievement')
    await goTo(page, '连铸结晶器振动异常的在线识别与漏钢预警')
    await reads(page.locator('article'), /138\*{4}0000/)
    await page.getByRole('button', { name: '显示完整联系方式' }).click()
    await reads(page.locator('article'), /13800000000/)
  })

  test('on a phone the list gives way to the item, and comes back', async ({ visit }) => {
    const { page, go } = await visit({ as: 'reviewer@keqiao.example', phone: true })
    await go('/review')
    const list = page.getByRole('navigation', { name: '等待审核' })
    await list.getByRole('link').first().click()
    await page.getByRole('button', { name: '通过', exact: true }).waitFor()
    expect(await list.isVisible()).toBe(false)
    await page.getByRole('button', { name: '← 返回列表' }).click()
    await list.waitFor()
  })
})

test('the operators of the province keep the list of secrecy words', async ({ visit }) => {
  const { page, go } = await visit({ as: 'operator@keqiao.example' })
  await go('/operator?tab=words')
  await page.getByRole('textbox', { name: '词' }).fill('靶')
  await page.getByRole('button', { name: '加入' }).click()
  await reads(page.getByRole('alert'), /至少 2/)
  expect(await page.getByRole('textbox', { name: '词' }).inputValue()).toBe('靶')
  await page.getByRole('textbox', { name: '词' }).fill('靶标试验')
  await page.getByRole('button', { name: '加入' }).click()
  await page.getByRole('button', { name: '停用「靶标试验」' }).click()
  await page.getByRole('button', { name: '恢复「靶标试验」' }).waitFor()
})

test('an owner who writes contact data into a public text is told at the field, and may go on', async ({ visit }) => {
  const { page, go } = await visit({ as: 'univ-admin@keqiao.example' })
  await go('/achievements/new')
  await page.getByRole('textbox', { name: '解决什么问题' }).fill('漏检率高，详情联系 138 0013 8000')
  await reads(page.locator('main form'), /像是手机号：138 0013 8000。可以提交/)
  await page.getByRole('textbox', { name: '解决什么问题' }).fill('漏检率高')
  await expect.poll(() => page.getByText('像是手机号').count()).toBe(0)
})
