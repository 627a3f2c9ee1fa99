import { describe, expect } from 'vitest'
import { describedBy, reads, results, settled, test } from '../support/browser.ts'

describe('when something is not right', () => {
  test('an address that leads nowhere says so and leads on', async ({ visit }) => {
    const { page, go } = await visit({ expected: /40[04]/ })
    for (const address of ['/no/such/page', '/achievements/01890000-0000-7000-8000-000000000001', '/needs/not-an-id']) {
      await go(address)
      await page.getByRole('heading', { name: '这一页不存在' }).waitFor()
      await page.getByRole('main').getByRole('link', { name: '去检索' }).waitFor()
    }
  })

  test('a wrong password is answered in words, at the form, with the address kept', async ({ visit }) => {
    const { page, go } = await visit({ expected: /401/ })
    await go('/sign-in')
    await page.getByRole('textbox', { name: '邮箱' }).fill('firm@keqiao.example')
    await page.getByRole('textbox', { name: '密码' }).fill('wrong-password')
    await page.getByRole('main').getByRole('button', { name: '登录' }).click()
    await page.getByText('邮箱或密码不对，请再试一次。').waitFor()
    expect(await page.getByRole('textbox', { name: '邮箱' }).inputValue()).toBe('firm@keqiao.example')
  })

  test('signing in leads back to where one wanted to go', async ({ visit }) => {
    const { page, go } = await visit()
    await go('/import')
    await page.getByRole('main').getByRole('link', { name: /登录/ }).click()
    await page.getByRole('textbox', { name: '邮箱' }).fill('univ-admin@keqiao.example')
    await page.getByRole('textbox', { name: '密码' }).fill('keqiao-demo-2026')
    await page.getByRole('main').getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { name: '批量导入' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/import')
  })

  test('missing entries of a sign-up are named each at its own field', async ({ visit }) => {
    const { page, go } = await visit()
    await go('/sign-up')
    await page.getByRole('textbox', { name: '邮箱' }).fill('not an address')
    await page.getByRole('main').getByRole('button', { name: '发送注册邮件' }).click()
    for (const [field, fault] of [
      ['姓名', '请填写这一项'],
      ['邮箱', '请填写邮箱，例如 name@example.com'],
    ] as const) {
      const box = page.getByRole('textbox', { name: field })
      expect(await box.getAttribute('aria-invalid'), field).toBe('true')
      expect(await describedBy(box), field).toContain(fault)
    }
    expect(await page.getByRole('textbox', { name: '邮箱' }).inputValue()).toBe('not an address')
  })

  test('a need that is not ready is told so at its fields, and keeps every word', async ({ visit }) => {
    const { page, go } = await visit({ as: 'firm@keqiao.example', expected: /409/ })
    await go('/needs/new')
    await page.getByRole('button', { name: '不用，直接填写' }).click()
    await page.getByRole('button', { name: '提交审核', exact: true }).click()
    await reads(
      page.locator('.ant-form-item').filter({ has: page.getByRole('textbox', { name: '需求名称' }) }),
      /请填写这一项|内容太短/,
    )

    await page.getByRole('textbox', { name: '需求名称' }).fill('轧辊寿命太短')
    await page.getByRole('textbox', { name: '难在哪里' }).fill('换辊一次停机四小时')
    await page.getByRole('button', { name: '提交审核', exact: true }).click()
    await page.getByText('还差几项才能提交，已在对应位置标出。可以先存为草稿。').waitFor()
    for (const label of ['技术领域', '合作方式'])
      await reads(
        page.locator('.ant-form-item').filter({ has: page.getByRole('combobox', { name: label, exact: true }) }),
        /请填写这一项/,
      )
    expect(await page.getByRole('textbox', { name: '需求名称' }).inputValue()).toBe('轧辊寿命太短')

    await page.reload()
    await settled(page)
    expect(await page.getByRole('textbox', { name: '需求名称' }).inputValue()).toBe('轧辊寿命太短')
    expect(await page.getByRole('textbox', { name: '难在哪里' }).inputValue()).toBe('换辊一次停机四小时')
    await page.getByText('已恢复你上次没写完的内容。').waitFor()
  })

  test('without a network the person is told, keeps what is typed, and goes on when it is back', async ({ visit }) => {
    const { page, go, context } = await visit({ expected: /ERR_INTERNET_DISCONNECTED|Failed to fetch|net::/ })
    await go('/sign-in')
    await page.getByRole('textbox', { name: '邮箱' }).fill('firm@keqiao.example')
    await page.getByRole('textbox', { name: '密码' }).fill('keqiao-demo-2026')
    await context.setOffline(true)
    await page.getByRole('main').getByRole('button', { name: '登录' }).click()
    await page.getByText('连接不上网络。你填的内容还在，恢复网络后再试。').waitFor()
    expect(await page.getByRole('textbox', { name: '邮箱' }).inputValue()).toBe('firm@keqiao.example')
    await context.setOffline(false)
    await page.getByRole('main').getByRole('button', { name: '登录' }).click()
    await page.waitForURL(/\/workspace/)
  })

  test('a search without a network offers to try again, and then answers', async ({ visit }) => {
    const { page, go, context } = await visit({ expected: /ERR_INTERNET_DISCONNECTED|Failed to fetch|net::/ })
    await go('/search?kind=achievement')
    await context.setOffline(true)
    await page.getByRole('combobox', { name: '搜索' }).fill('微弧氧化')
    await page.getByRole('combobox', { name: '搜索' }).press('Enter')
    await page.getByText('连接不上网络。', { exact: false }).first().waitFor()
    await context.setOffline(false)
    await page.getByRole('button', { name: '再试一次' }).first().click()
    await reads(results(page).getByRole('status').first(), /与“微弧氧化”有关的/)
  })
})
