import { describe, expect } from 'vitest'
import { reads, settled, test } from '../support/browser.ts'

const RECORD = '大型风电主轴轴承滚道感应淬火裂纹控制'

describe('an unclaimed record of an award list', () => {
  test('is claimed by an administrator, and handed over by a reviewer; each is told at the field what is missing', async ({
    visit,
  }) => {
    const { page, go } = await visit({ as: 'univ-admin@keqiao.example', expected: /400/ })
    await go(`/search?kind=achievement&q=${encodeURIComponent(RECORD)}`)
    await page.getByRole('link', { name: RECORD }).first().click()
    await settled(page)
    await reads(page.getByRole('main'), /未认领[\s\S]*冀北特种装备研究所[\s\S]*省科学技术进步奖 · 2025 · 编号 AW-P4-2025-013/)
    await page.getByRole('button', { name: '这是本单位的成果，认领' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '提交认领' }).click()
    const evidence = dialog.getByRole('textbox', { name: /怎样证明是本单位的/ })
    await expect.poll(() => evidence.getAttribute('aria-invalid')).toBe('true')
    await reads(dialog, /请填写这一项|内容太短/)
    await evidence.fill('获奖证书号 2025-013，第一完成单位')
    await dialog.getByRole('button', { name: '提交认领' }).click()
    await page.getByText('已提交认领，等待交易中心核对，通常 2 个工作日答复。').waitFor()

    const desk = await visit({ as: 'reviewer@keqiao.example', expected: /400/ })
    await desk.go('/review/claims')
    const claim = desk.page.getByRole('listitem').filter({ hasText: RECORD })
    await reads(claim, /名录中的完成单位：冀北特种装备研究所[\s\S]*依据：获奖证书号 2025-013/)
    await claim.getByRole('button', { name: '不同意' }).click()
    await claim.getByRole('button', { name: '不同意' }).click()
    await reads(claim, /请填写这一项/)
    await claim.getByRole('button', { name: '同意认领' }).click()
    await expect.poll(() => claim.count()).toBe(0)

    await go('/workspace?tab=claims')
    await reads(page.getByRole('listitem').filter({ hasText: RECORD }), /已同意，请补充完整后提交审核/)
  })

  test('that doubles a listed one is merged by a reviewer, and its old address leads to the one that stays', async ({
    visit,
  }) => {
    const { page, go } = await visit({ as: 'reviewer@keqiao.example' })
    await go('/review/duplicates')
    const address = await page.getByRole('link', { name: '长流程钢铁产品碳足迹的分工序动态分配方法' }).getAttribute('href')
    const keep = page.getByRole('button', { name: '保留「长流程钢铁产品碳足迹分工序动态分配方法」，另一条并入' })
    page.on('dialog', (asked) => void asked.accept())
    await keep.click()
    await expect.poll(() => keep.count()).toBe(0)
    const visitor = await visit({ expected: /410/ })
    await visitor.go(address as string)
    await reads(visitor.page.getByRole('main'), /长流程钢铁产品碳足迹分工序动态分配方法[\s\S]*省科学技术进步奖 · 2025/)
  })
})
