import type { RoadshowCard } from '@keqiao/shared/roadshow'
import { describe, expect } from 'vitest'
import { reads, settled, test } from '../support/browser.ts'

describe('a guest on a phone', () => {
  test('finds the next event and signs up: what is missing stands at its field; then changes and cancels by the own link', async ({
    visit,
  }) => {
    const { page, go } = await visit({ phone: true })
    const answer = await page.context().request.get('/api/v1/roadshows?size=50')
    // Other files open events of their own in this house.
    const card = ((await answer.json()) as { items: RoadshowCard[] }).items.find(({ title }) => title.endsWith('（唐山站）'))
    await go(`/roadshows/${card?.id}`)
    const submit = page.getByRole('button', { name: '报名', exact: true })
    await submit.tap()
    for (const name of ['name', 'contact', 'organisation', 'consent'])
      await page.locator(`#sign-up [name=${name}][aria-invalid=true]`).waitFor()
    await page.locator('#sign-up [name=contact]').fill('12345')
    await reads(page.locator('#sign-up [role=alert]').nth(1), '请填写手机号（11 位）或邮箱')
    expect(await page.locator('#sign-up [name=contact]').inputValue()).toBe('12345')

    const started = Date.now()
    await page.locator('#sign-up [name=name]').pressSequentially('李娜')
    await page.locator('#sign-up [name=contact]').fill('')
    await page.locator('#sign-up [name=contact]').pressSequentially(`139${String(started).slice(-8)}`)
    await page.locator('#sign-up [name=organisation]').pressSequentially('迁安重型机械')
    await page.locator('#sign-up [name=consent]').check()
    await submit.tap()
    await page.waitForURL(/\/signup\//)
    await page.getByRole('heading', { name: '你有位置了' }).waitFor()
    console.log(`signed up on a phone in ${((Date.now() - started) / 1000).toFixed(1)} s of scripted typing`)
    await settled(page)

    await page.getByRole('button', { name: '修改' }).tap()
    const details = page.locator('section form')
    await details.locator('[name=organisation]').fill('')
    await details.getByRole('button', { name: '保存' }).tap()
    await details.locator('[name=organisation][aria-invalid=true]').waitFor()
    await details.locator('[name=organisation]').fill('唐山港口装备')
    await details.getByRole('button', { name: '保存' }).tap()
    await page.getByText('唐山港口装备').waitFor()

    await page.getByRole('button', { name: '取消报名' }).tap()
    await page.getByRole('button', { name: '确定取消' }).tap()
    await page.getByRole('heading', { name: '已取消' }).waitFor()
  })
})
