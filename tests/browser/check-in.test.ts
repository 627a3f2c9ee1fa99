import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ticketUrl } from '@keqiao/shared/signups'
import { afterAll, expect } from 'vitest'
import { test as base, house, reads } from '../support/browser.ts'
import { writeCameraFeed } from '../support/camera.ts'
import { launchWithCamera } from '../support/chromium.ts'
import { doorOf, eventWith, isKept } from '../support/door.ts'
import { phone } from '../support/open-event.ts'
import { accessible } from './looks/axe.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'keqiao-camera-'))
const FEED = path.join(folder, 'camera.y4m')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A browser whose camera is a file. */
const test = base.extend({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures wanted from the pattern
    async ({}, use) => {
      const browser = await launchWithCamera(FEED)
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
})

const named = (signs: string) => [...signs].map((sign) => ({ name: `来宾${sign}` }))

test('a telephone at the door: one by camera; without a network ten, one of them twice; back again, nine more are in', async ({
  visit,
}) => {
  const operator = await visit({ as: 'operator@keqiao.example' })
  const { id, guests, end } = await eventWith(operator, named('甲乙丙丁戊己庚辛壬癸'))
  const show = (n: number) => writeCameraFeed(FEED, [ticketUrl(house(), guests[n]?.ticket ?? '')])
  const { page, context, go } = await visit({ as: 'operator@keqiao.example', phone: true, expected: /ERR_INTERNET_DISCONNECTED/ })
  await context.grantPermissions(['camera'])
  await go(`/roadshows/${id}/check-in`)
  const answer = page.getByRole('region', { name: '签到结果' })
  const camera = page.getByRole('region', { name: '扫码' })
  const scan = async (n: number, said: RegExp) => {
    show(n)
    await camera.getByRole('button', { name: '打开摄像头' }).tap()
    await reads(answer, said)
    await camera.getByRole('button', { name: '暂停扫码' }).tap()
  }

  await scan(0, /通过[\s\S]*来宾甲/)
  await reads(page.locator('main'), /1\s*\/\s*10/)
  await accessible(page)
  await expect.poll(() => isKept(page)).toBe(true)

  await context.setOffline(true)
  await page.reload()
  await reads(page.locator('main'), /断网了[\s\S]*10 人/)
  await scan(1, /待核验[\s\S]*来宾乙/)
  const enter = async (ticket: string, said: RegExp) => {
    await page.getByLabel('或输入票号、链接').fill(ticket)
    await page.getByRole('button', { name: '签到', exact: true }).tap()
    await reads(answer, said)
  }
  for (const { name, ticket } of guests.slice(2)) await enter(ticket, new RegExp(`待核验[\\s\\S]*${name}`))
  await enter(guests[2]?.ticket ?? '', /已经签到过[\s\S]*来宾丙/)
  await enter('x'.repeat(42), /没有这张票/)
  await reads(page.locator('main'), /9 条待核验/)
  await accessible(page)
  expect(await doorOf(operator, id)).toMatchObject({ here: 1 })

  await context.setOffline(false)
  await expect.poll(async () => (await doorOf(operator, id)).here).toBe(10)
  await reads(page.locator('main'), /10\s*\/\s*10/)
  const { last } = await doorOf(operator, id)
  expect(last.map(({ name }) => name).sort()).toEqual(guests.map(({ name }) => name).sort())
  expect(last.filter(({ how }) => how === 'offline')).toHaveLength(9)

  await context.setOffline(true)
  await reads(page.locator('main'), '断网了')
  await context.setOffline(false)
  await reads(page.locator('main'), '已连接')
  await end()
})

test('helpers of the day need no account: a link, the last four figures, a mistake taken back, somebody without a sign-up', async ({
  visit,
}) => {
  const operator = await visit({ as: 'operator@keqiao.example' })
  const { id, guests, end } = await eventWith(operator, named('甲'))
  await operator.go(`/roadshows/${id}/check-in`)
  const office = operator.page
  await office.getByText('给志愿者的签到链接').click()
  await office.getByRole('button', { name: '新建链接' }).click()
  await reads(office.locator('main'), '请填写这一项')
  await office.getByLabel('给谁用').fill('西门 小王')
  await office.getByRole('button', { name: '新建链接' }).click()
  const link = await office.getByRole('textbox', { name: '西门 小王 的链接' }).inputValue()

  const helper = await visit({ phone: true, expected: /status of 4\d\d/ })
  const { page } = helper
  await helper.go(new URL(link).pathname)
  const answer = page.getByRole('region', { name: '签到结果' })
  await page.getByText('按姓名或手机后四位查找').tap()
  await page.getByLabel('姓名、单位或手机后四位').fill(guests[0]?.figures ?? '')
  await reads(page.getByRole('list', { name: '找到的来宾' }), /来宾甲[\s\S]*\*{4}\d{4}/)
  await page.getByRole('button', { name: '来宾甲 签到' }).tap()
  await reads(answer, /通过[\s\S]*来宾甲[\s\S]*撤回/)
  await answer.getByRole('button', { name: /撤回/ }).tap()
  await expect.poll(async () => (await doorOf(operator, id)).here).toBe(0)

  await page.getByText('现场报名', { exact: true }).tap()
  await page.getByRole('button', { name: '报名并签到' }).tap()
  await expect.poll(() => page.getByLabel('姓名', { exact: false }).last().getAttribute('aria-invalid')).toBe('true')
  await page.locator('form').last().getByLabel('姓名').fill('周工')
  await page.getByLabel('手机或邮箱').fill(phone())
  await page.locator('form').last().getByLabel('单位').fill('遵化铸造')
  await page.getByLabel('来宾已阅读并同意').check()
  await page.getByRole('button', { name: '报名并签到' }).tap()
  await reads(answer, /通过[\s\S]*周工/)
  await reads(page.locator('main'), /最近签到[\s\S]*周工[\s\S]*现场报名 · 西门 小王/)
  await accessible(page)

  const ticket = `/ticket/${guests[0]?.ticket}`
  await helper.go(ticket)
  await reads(page.locator('main'), /请由工作人员扫码/)
  await operator.go(ticket)
  await office.getByRole('button', { name: '签到这位来宾' }).click()
  await reads(office.getByRole('region', { name: '签到结果' }), /通过[\s\S]*来宾甲/)
  await operator.go(`/roadshows/${id}/badges`)
  await reads(office.getByRole('list', { name: '胸牌' }), /来宾甲[\s\S]*1 号[\s\S]*周工[\s\S]*2 号/)
  await accessible(office)

  await operator.go(`/roadshows/${id}/check-in`)
  await office.getByText('给志愿者的签到链接').click()
  await office.getByRole('button', { name: '停用 西门 小王 的链接' }).click()
  await reads(office.locator('main'), '已停用')
  await helper.go(new URL(link).pathname)
  await reads(page.locator('main'), '这个签到链接不能用')
  await end()
})
