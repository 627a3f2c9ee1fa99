import type { AchievementDraft } from '@keqiao/shared/achievements'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { gone, reads, settled, test } from '../support/browser.ts'
import { needDraft } from '../support/drafts.ts'
import { goTo, held, json, title } from '../support/review-desk.ts'

const IMPORTED = '高炉槽下筛分粒度在线检测'

describe('the diagnosis', () => {
  test('is given to an agent, who finds no technology in it; the operator closes it and the company reads why', async ({
    visit,
  }) => {
    const owner = await visit({ as: 'firm-admin@keqiao.example' })
    const desk = await visit({ as: 'tangshan@keqiao.example' })
    const api = owner.context.request
    const { organisations } = await json<{ organisations: { id: string }[] }>(await api.get('/api/v1/me'))
    const name = '办公楼中央空调年度保养询价'
    const body = { organisationId: organisations[0]?.id, draft: needDraft({ name }), submit: true }
    const { id } = await json<{ id: string }>(await api.post('/api/v1/needs', { data: body }))
    const becomes = (state: string) =>
      expect
        .poll(async () => (await json<{ state: string }>(await api.get(`/api/v1/needs/${id}`))).state, {
          timeout: 60_000,
          interval: 1000,
        })
        .toBe(state)

    await desk.go(`/triage?item=${id}`)
    const panel = desk.page.getByRole('region', { name: '由谁跟进' })
    await panel.getByRole('searchbox').fill('赵敏')
    const option = panel.getByRole('option', { name: /^赵敏 · / })
    await option.waitFor({ state: 'attached' })
    await panel.getByRole('combobox').selectOption(await option.getAttribute('value'))
    await panel.getByRole('button', { name: '派单' }).click()
    await reads(panel, /已派给 赵敏，等对方 .*前答复/)

    const agent = await visit({ as: 'agent@keqiao.example', expected: /404/ })
    await agent.go('/agent?tab=work')
    await agent.page.getByRole('row').filter({ hasText: name }).getByRole('button', { name: '接受' }).click()
    await reads(agent.page.getByRole('row').filter({ hasText: name }), /在办/)
    await agent.go('/triage')
    await goTo(agent.page, name)
    await agent.page.getByRole('button', { name: '非技术需求' }).click()
    const form = agent.page.getByRole('form', { name: '转服务台' })
    await form.getByRole('button', { name: '转服务台' }).click()
    const why = form.getByRole('textbox')
    expect(await why.evaluate((field) => (field as HTMLTextAreaElement).validity.valid)).toBe(false)
    await why.fill('设备保养属于采购，请走服务台的供应商名单。')
    await form.getByRole('button', { name: '转服务台' }).click()
    await reads(held(agent.page), /10 秒内可撤销/)
    await agent.page.getByRole('button', { name: '撤销' }).click()
    await gone(agent.page.getByRole('button', { name: '撤销' }))
    await reads(title(agent.page), name)
    await agent.page.getByRole('button', { name: '非技术需求' }).click()
    await why.fill('设备保养属于采购，请走服务台的供应商名单。')
    await form.getByRole('button', { name: '转服务台' }).click()
    await becomes('service_desk')

    await desk.go(`/triage?state=service_desk&item=${id}`)
    await desk.page.getByRole('button', { name: '办结' }).click()
    const closing = desk.page.getByRole('form', { name: '办结这条需求' })
    await closing.getByRole('textbox').fill('已转给两家空调服务商。')
    await closing.getByRole('button', { name: '办结' }).click()
    await becomes('closed')
    await owner.go(`/needs/${id}`)
    await reads(owner.page.locator('main'), /已办结[\s\S]*已转给两家空调服务商。/)
  })
})

describe('an import as a whole', () => {
  test('is approved, taken back within ten seconds, and approved again; then everybody finds it', async ({ visit }) => {
    const { page, go } = await visit({ as: 'reviewer@keqiao.example' })
    await go('/review')
    const batches = page.getByRole('region', { name: '导入批次' })
    await batches.getByRole('link', { name: '逐项看' }).click()
    await expect.poll(() => page.getByRole('navigation', { name: '等待审核' }).getByRole('link').count()).toBe(4)
    await batches.getByRole('button', { name: '整批通过 3 项' }).click()
    await reads(held(page), /3 项将整批通过，10 秒内可撤销/)
    await page.keyboard.press('u')
    await batches.getByRole('button', { name: '整批通过 3 项' }).waitFor()
    await batches.getByRole('button', { name: '整批通过 3 项' }).click()
    await expect.poll(() => batches.textContent(), { timeout: 60_000, interval: 500 }).toMatch(/整批通过完成：3 \/ 3 项/)
    const reader = await visit()
    await reader.go(`/search?kind=achievement&q=${encodeURIComponent(IMPORTED)}`)
    await reads(reader.page.locator('main'), new RegExp(IMPORTED))
  })
})

describe('what comes back', () => {
  const owned = async (page: Page) => {
    const { items } = await json<{ items: { id: string; name: string }[] }>(
      await page.request.get('/api/v1/my/achievements?state=published&size=5'),
    )
    return items.at(-1) as { id: string; name: string }
  }

  test('stands at the owner’s field with the reason; what the owner types stays, and goes in again', async ({ visit }) => {
    const owner = await visit({ as: 'univ-admin@keqiao.example' })
    const desk = await visit({ as: 'reviewer@keqiao.example' })
    const { id, name } = await owned(owner.page)
    const api = owner.context.request
    const { draft, revision } = await json<{ draft: AchievementDraft; revision: number }>(
      await api.get(`/api/v1/achievements/${id}/draft`),
    )
    const changed = `${name.slice(0, 16)}（新）`
    await json(await api.put(`/api/v1/achievements/${id}`, { data: { revision, draft: { ...draft, name: changed } } }))

    await desk.go(`/review?version=pending&item=achievement.${id}.pending`)
    await reads(title(desk.page), changed)
    await desk.page.keyboard.press('r')
    const form = desk.page.getByRole('form', { name: '退回修改的理由' })
    await form.getByRole('combobox', { name: '栏目' }).selectOption('name')
    await form.getByRole('combobox', { name: '理由' }).selectOption('UNCLEAR')
    await form.getByRole('textbox', { name: '怎样改' }).fill('名称里请写明用于哪种板坯')
    await form.getByRole('button', { name: '退回（1 条理由）' }).click()
    await reads(held(desk.page), /退回.*10 秒内可撤销/)

    const at = owner.page.locator('main form .ant-form-item', {
      has: owner.page.getByRole('textbox', { name: '成果名称' }),
    })
    const returned = async () => {
      await owner.go(`/achievements/${id}/edit`)
      return at.first().textContent()
    }
    await expect.poll(returned, { timeout: 60_000, interval: 1000 }).toContain('名称里请写明用于哪种板坯')
    const field = owner.page.getByRole('textbox', { name: '成果名称' })
    await field.fill(`${changed}，宽厚板用`)
    await owner.page.reload()
    await settled(owner.page)
    expect(await field.inputValue()).toBe(`${changed}，宽厚板用`)
    await reads(at.first(), /名称里请写明用于哪种板坯/)
    await owner.page.getByRole('button', { name: '保存修改' }).click()
    await reads(owner.page.getByRole('region', { name: '有一份修改在等待' }), /等待交易中心审核[\s\S]*改动：名称/)
    await owner.page.getByRole('button', { name: '放弃这份修改' }).click()
    await gone(owner.page.getByRole('region', { name: '有一份修改在等待' }))
  })

  test('still holds: one click, and the record is good for another year', async ({ visit }) => {
    const { page, go } = await visit({ as: 'univ-admin@keqiao.example' })
    const { id } = await owned(page)
    await go(`/achievements/${id}`)
    const before = Date.now()
    await page.getByRole('button', { name: '确认仍有效' }).click()
    await reads(page.locator('main'), /已确认仍然有效。/)
    const { confirmedAt, expiresAt } = await json<{ confirmedAt: string; expiresAt: string }>(
      await page.request.get(`/api/v1/achievements/${id}`),
    )
    const months = (Date.parse(expiresAt) - Date.parse(confirmedAt)) / 86_400_000 / 30
    expect([Date.parse(confirmedAt) >= before, Math.round(months)]).toEqual([true, 12])
  })
})
