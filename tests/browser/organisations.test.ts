import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, inject } from 'vitest'
import { PHONE, reads, settled, test } from '../support/browser.ts'
import { readMail } from '../support/mails.ts'
import { inventedCode } from '../support/organisations.ts'

/** What is read out with a field: its hint and its error. */
const describedBy = (box: Locator) =>
  box.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  )
async function marked(box: Locator, fault: string) {
  await expect.poll(() => describedBy(box)).toContain(fault)
  expect(await box.getAttribute('aria-invalid')).toBe('true')
}
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
/** The link of the last invitation that went out to this address. */
async function invitationFor(address: string): Promise<string> {
  const folder = inject('mails')
  const link = () =>
    readdirSync(folder)
      .map((file) => readMail(readFileSync(path.join(folder, file), 'utf8')))
      .filter((mail) => mail.header('To')?.includes(address))
      .flatMap(({ text }) => /\/invitation\/[\w-]{43}/.exec(text)?.[0] ?? [])
      .at(-1) ?? ''
  await expect.poll(link).not.toBe('')
  return link()
}

describe.each([
  ['on a desk', false],
  ['on a phone', true],
])('applying for an organisation %s', (_, phone) => {
  test('says at each field what is wrong, keeps what was typed, and then waits for the operators', async ({ visit }) => {
    const { page, go } = await visit({ as: 'visitor@keqiao.example', phone, expected: /400|409/ })
    await go('/organisations/new')
    await page.getByRole('button', { name: '提交申请' }).click()
    await marked(field(page, '单位名称'), '请填写这一项')
    await marked(field(page, '统一社会信用代码'), '请填写这一项')
    await marked(page.getByRole('combobox', { name: '单位类型' }), '请从给出的选项中选择')
    await marked(page.getByRole('combobox', { name: '所在地区' }), '请从给出的选项中选择')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('name')

    const name = `滦州${phone ? '手机' : '桌面'}测试院`
    const code = inventedCode().replace('T', phone ? 'P' : 'D')
    await field(page, '单位名称').fill(name)
    await field(page, '统一社会信用代码').fill('91000000-DEM')
    await marked(field(page, '统一社会信用代码'), '应为 18 位')
    await field(page, '统一社会信用代码').fill(code)
    await marked(field(page, '统一社会信用代码'), '校验不通过')
    await page.getByRole('combobox', { name: '单位类型' }).selectOption('INST')
    await page.getByRole('combobox', { name: '所在地区' }).selectOption('130200')
    await page.getByRole('checkbox', { name: /国家设立的高校/ }).check()

    // A code of the demonstration: somebody has it.
    await field(page, '统一社会信用代码').fill('１２００００００ dem000014q')
    await field(page, '异议受理方式').fill('科技处')
    await page.getByRole('button', { name: '提交申请' }).click()
    await marked(field(page, '统一社会信用代码'), '已有单位使用该代码，请联系其管理员或提出认领')
    await page.getByRole('button', { name: '提出认领' }).waitFor()
    expect(await field(page, '单位名称').inputValue()).toBe(name)
    expect(await field(page, '异议受理方式').inputValue()).toBe('科技处')
    expect(await page.locator('main').textContent()).not.toContain('燕赵理工大学')

    await field(page, '统一社会信用代码').fill(inventedCode())
    await page.getByLabel('营业执照或法人证书').setInputFiles({
      name: '证书.png',
      mimeType: 'image/png',
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    })
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.waitForURL(/\/organisations\/[0-9a-f-]{36}$/)
    await settled(page)
    await reads(page.locator('main'), /等待唐山市运营人员核验，通常 2 个工作日，最迟 \d{4}-\d\d-\d\d/)
    await reads(page.locator('main'), /证书\.png/)

    await go('/workspace')
    await reads(page.locator('main'), /等待唐山市运营人员核验/)
  })
})

describe('the desk of 唐山', () => {
  test('shows what waits, says what a decision lacks, returns with reasons, and verifies', async ({ visit }) => {
    const name = '滦河轴承制造有限公司'
    const desk = await visit({ as: 'tangshan@keqiao.example', expected: /400/ })
    await desk.go('/operator?tab=organisations')
    await desk.page.getByRole('link', { name }).click()
    await desk.page.waitForURL(/id=/)
    const address = new URL(desk.page.url())
    await reads(desk.page.locator('main'), /校验通过/)

    await desk.page.getByRole('button', { name: '退回', exact: true }).click()
    await desk.page.getByRole('button', { name: '退回修改' }).click()
    await desk.page.getByText('请勾选要改的地方，并写明怎么改').waitFor()
    await desk.page.getByRole('checkbox', { name: '地址' }).check()
    await desk.page.getByRole('button', { name: '退回修改' }).click()
    await marked(field(desk.page, '地址：要改什么'), '请填写这一项')
    await field(desk.page, '地址：要改什么').fill('请写到门牌号')
    await desk.page.getByRole('button', { name: '退回修改' }).click()
    await reads(desk.page.locator('main'), /请你改正下面几项[\s\S]*地址：请写到门牌号/)

    const own = await visit({ as: 'applicant@keqiao.example' })
    await own.go('/workspace')
    await own.page.getByRole('link', { name: '去改正' }).click()
    await own.page.waitForURL(/\/organisations\/[0-9a-f-]{36}$/)
    await own.page.getByRole('link', { name: '去改正' }).click()
    await field(own.page, '地址').fill('唐山市滦河路 18 号')
    await own.page.getByRole('button', { name: '保存并重新提交' }).click()
    await own.page.waitForURL(/\/organisations\/[0-9a-f-]{36}$/)
    await reads(own.page.locator('main'), /等待唐山市运营人员核验/)

    await desk.go(address.pathname + address.search)
    await desk.page.getByRole('button', { name: '通过', exact: true }).click()
    await desk.page.getByRole('button', { name: '确认通过' }).click()
    await desk.page.getByText('请填写这一项').waitFor()
    await desk.page.getByRole('radio', { name: '现场核验' }).check()
    await desk.page.getByRole('button', { name: '确认通过' }).click()
    await reads(desk.page.locator('main'), /已核验：唐山市运营人员/)

    const visitor = await visit()
    await visitor.go(`/organisations/${address.searchParams.get('id')}`)
    await reads(visitor.page.locator('main'), /已核验，唐山市运营人员/)
  })

  test('of another city finds nothing there', async ({ visit }) => {
    const { page, go } = await visit({ as: 'baoding@keqiao.example', expected: /404/ })
    const tangshan = await visit({ as: 'tangshan@keqiao.example' })
    const { items } = (await (await tangshan.context.request.get('/api/v1/operator/organisations?state=active')).json()) as {
      items: { id: string }[]
    }
    await go(`/operator?tab=organisations&id=${items[0]?.id}`)
    await page.getByRole('heading', { name: '这里没有你能核验的机构' }).waitFor()
  })
})

describe('the members', () => {
  test('are invited by mail, read who invites them, and the last administrator hands over', async ({ visit }) => {
    const admin = await visit({ as: 'institute@keqiao.example', expected: /400|403|404|409/ })
    await admin.go('/workspace')
    await admin.page.getByRole('link', { name: /的成员$/ }).click()
    await admin.page.waitForURL(/\/members$/)
    await admin.page.getByRole('button', { name: '发送邀请' }).click()
    await marked(field(admin.page, '邮箱'), '请填写邮箱，例如 name@example.com')
    await field(admin.page, '邮箱').fill('not an address')
    await marked(field(admin.page, '邮箱'), '请填写邮箱，例如 name@example.com')
    expect(await field(admin.page, '邮箱').inputValue()).toBe('not an address')
    await field(admin.page, '邮箱').fill('visitor@keqiao.example')
    await admin.page.getByRole('button', { name: '发送邀请' }).click()
    await admin.page.getByText('邀请已发往 visitor@keqiao.example。').waitFor()

    const link = await invitationFor('visitor@keqiao.example')
    const stranger = await visit()
    await stranger.go(link)
    await reads(stranger.page.locator('main'), /邀请你加入「冀东钢铁研究院」[\s\S]*研究院郑工[\s\S]*vi\*\*\*@keqiao\.example/)
    await stranger.page.getByRole('main').getByRole('link', { name: '登录' }).click()
    await expect.poll(() => new URL(stranger.page.url()).searchParams.get('to')).toBe(link)

    const other = await visit({ as: 'firm@keqiao.example' })
    await other.go(link)
    await reads(other.page.locator('main'), /你现在登录的是另一个账号/)

    await admin.page.getByRole('button', { name: '退出' }).last().click()
    await admin.page.getByRole('dialog').getByRole('button', { name: '退出', exact: true }).click()
    await reads(admin.page.getByRole('dialog'), /你是唯一的成员/)
    await admin.page.keyboard.press('Escape')

    const guest = await visit({ as: 'visitor@keqiao.example', phone: true })
    await guest.go(link)
    await guest.page.getByRole('button', { name: '接受邀请' }).click()
    await guest.page.waitForURL(/\/members$/)
    await reads(guest.page.locator('main'), /访客小林（你）/)
    await guest.page.setViewportSize(PHONE)

    await admin.page.reload()
    await settled(admin.page)
    await admin.page.getByRole('main').getByRole('button', { name: '退出', exact: true }).click()
    const dialog = admin.page.getByRole('dialog')
    await dialog.getByRole('button', { name: '退出', exact: true }).click()
    await dialog.getByText('你是唯一的管理员，请先选一位接任。').waitFor()
    await dialog.getByRole('combobox', { name: '接任的管理员' }).selectOption({ label: '访客小林' })
    await dialog.getByRole('button', { name: '移交并退出' }).click()
    await admin.page.waitForURL(/\/workspace/)
    await guest.page.reload()
    await settled(guest.page)
    await reads(guest.page.locator('main'), /访客小林（你）[\s\S]*管理员/)
  })

  test('a link that is none says so', async ({ visit }) => {
    const { page, go } = await visit({ expected: /404/ })
    await go(`/invitation/${'A'.repeat(43)}`)
    await page.getByRole('heading', { name: '没有这份邀请' }).waitFor()
  })
})

describe('the offices', () => {
  test('are given by mail from the province’s desk alone', async ({ visit }) => {
    const { page, go } = await visit({ as: 'operator@keqiao.example', expected: /400/ })
    await go('/operator?tab=people')
    await field(page, '邮箱').fill('operator@keqiao.example')
    await page.getByRole('button', { name: '发出任命' }).click()
    await marked(field(page, '邮箱'), '不能任命自己')
    await field(page, '邮箱').fill('univ@keqiao.example')
    await page.getByRole('combobox', { name: '职务' }).selectOption('REGION_OP')
    await page.getByRole('button', { name: '发出任命' }).click()
    await marked(page.getByRole('combobox', { name: '所在地区' }), '市级运营对应一个市')
    await page.getByRole('combobox', { name: '所在地区' }).selectOption('130682')
    await page.getByRole('button', { name: '发出任命' }).click()
    await page.getByText('任命已发往 univ@keqiao.example，对方接受后生效。').waitFor()
    await reads(page.locator('main'), /univ@keqiao\.example[\s\S]*地区运营人员 · 定州市/)

    const city = await visit({ as: 'tangshan@keqiao.example' })
    await city.go('/operator?tab=people')
    expect(await city.page.getByRole('link', { name: '中心人员' }).count()).toBe(0)
  })
})
