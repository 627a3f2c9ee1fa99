import { expect } from 'vitest'
import { linkTo, reads, settled, test } from '../support/browser.ts'

const SUPPLY = `渤海测试学院${Date.now() % 100_000}`
const MAIL = `dean-${Date.now()}@bohai.example`
const SAID = '看了连铸现场，谈了在线检测的改造，下周寄坯样。'

test('on a phone: an agent records, the company confirms here, the university by its link; then nobody edits, and a correction is added', async ({
  visit,
}) => {
  const agent = await visit({ as: 'agent@keqiao.example', phone: true, expected: /400.*encounters/ })
  const { page } = agent
  await agent.go('/encounters/new')
  const started = Date.now()
  await page.getByRole('searchbox', { name: '需求' }).fill('板坯表面裂纹')
  await page
    .getByRole('list', { name: '找到的' })
    .getByRole('button', { name: /想在热态就看出来/ })
    .tap()
  await page.getByRole('button', { name: '不在平台上，写名称' }).tap()
  await page.getByLabel(/成果方是谁/).fill(SUPPLY)
  await page.getByLabel(/请对方确认的邮箱/).fill(MAIL)
  await page.getByLabel('内容').fill(SAID)
  await page.getByLabel(/做什么/).fill('寄三块坯样')
  await page.getByRole('radio', { name: '需求方', exact: true }).tap()
  await page.getByRole('button', { name: '记下，请双方确认' }).tap()
  await reads(page.getByText('请填写这一项'), '请填写这一项')
  await page.getByLabel('哪一天之前').fill('2099-01-05')
  await page.getByRole('button', { name: '记下，请双方确认' }).tap()
  await page.waitForURL(/\/encounters\/[0-9a-f-]{36}$/)
  await settled(page)
  const seconds = (Date.now() - started) / 1000
  console.log(`a meeting recorded on a phone in ${seconds.toFixed(1)} s of scripted typing, one fault mended`)
  await reads(page.getByRole('heading', { level: 1 }), SUPPLY)
  await reads(page.locator('main'), /等双方确认/)
  const address = new URL(page.url()).pathname

  const company = await visit({ as: 'firm-admin@keqiao.example', phone: true })
  await company.go('/workspace')
  await company.page.getByRole('link', { name: '去处理' }).tap()
  await settled(company.page)
  await company.page.getByRole('link', { name: new RegExp(SUPPLY) }).tap()
  await settled(company.page)
  await company.page.getByRole('button', { name: '属实，确认' }).tap()
  await reads(company.page.getByRole('status'), /已确认，谢谢/)
  await reads(company.page.locator('main'), new RegExp(`等${SUPPLY}确认`))

  const dean = await visit({ phone: true })
  await dean.go(await linkTo(MAIL, /\/encounter\//))
  await reads(dean.page.locator('main'), new RegExp(SAID.slice(0, 8)))
  await dean.page.getByRole('button', { name: '属实，确认' }).tap()
  await reads(dean.page.getByRole('status'), /已确认，谢谢/)
  await reads(dean.page.locator('main'), /下一步由冀东特钢股份做/)
  expect(await dean.page.getByRole('button', { name: /属实|不符/ }).count()).toBe(0)

  await agent.go(address)
  await reads(page.locator('main'), /定稿，不再改动/)
  expect(await page.getByRole('link', { name: '修改' }).count()).toBe(0)
  await page.getByRole('button', { name: '写更正' }).tap()
  await page.getByLabel('更正什么').fill('坯样是四块，不是三块。')
  await page.getByRole('button', { name: '写下' }).tap()
  await reads(page.getByRole('region', { name: '更正与后续' }).or(page.locator('#notes')), /坯样是四块/)
  await company.go(address)
  await reads(company.page.locator('#notes'), /更正 · 技术经理人/)
})
