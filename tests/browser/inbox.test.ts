import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, inject } from 'vitest'
import { reads, test } from '../support/browser.ts'
import { readMail } from '../support/mails.ts'

const bell = { name: /^站内信，/ }

describe('the inbox', () => {
  test('says what happened, leads to what it is about, and counts down as it is read', async ({ visit }) => {
    const { page, go } = await visit({ as: 'firm@keqiao.example' })
    await go('/inbox')
    const lines = page.locator('main li')
    const count = await lines.count()
    expect(count).toBeGreaterThanOrEqual(3)
    await reads(page.getByRole('link', bell).locator('visible=true'), String(count))

    const approved = lines.getByRole('link', { name: /已通过审核，现在公开可见/ })
    await approved.first().click()
    await page.waitForURL(/\/(needs|achievements)\//)
    await reads(page.getByRole('link', bell).locator('visible=true'), String(count - 1))

    await go('/inbox?unread=true')
    expect(await lines.count()).toBe(count - 1)
    await lines
      .first()
      .getByRole('button', { name: /^标为已读/ })
      .click()
    await expect.poll(() => lines.count()).toBe(count - 2)
    await page.getByRole('button', { name: '全部标为已读' }).click()
    await page.getByRole('heading', { name: '全部看过了' }).waitFor()
    await page.getByRole('link', { name: '站内信，没有未读' }).locator('visible=true').waitFor()
    await page.getByRole('link', { name: '看全部站内信' }).click()
    await expect.poll(() => lines.count()).toBe(count)
  })

  test('of somebody without notices says what will come and offers a step', async ({ visit }) => {
    const { page, go } = await visit({ as: 'auditor@keqiao.example', phone: true })
    await go('/inbox')
    await page.getByRole('heading', { name: '还没有站内信' }).waitFor()
    expect(await page.locator('main').getByRole('link', { name: '去工作台' }).count()).toBe(1)
  })

  test('is nobody’s who is not signed in', async ({ visit }) => {
    const { page, go } = await visit()
    await go('/inbox')
    await page.getByRole('heading', { name: '这一页需要登录' }).waitFor()
    expect(await page.getByRole('link', bell).count()).toBe(0)
  })
})

describe('notice settings', () => {
  test('are kept, by keyboard alone', async ({ visit }) => {
    const { page, go } = await visit({ as: 'institute@keqiao.example' })
    await go('/settings/notices')
    const choice = (kind: string, mail: string) => page.getByRole('group', { name: kind }).getByRole('radio', { name: mail })
    expect(await choice('审核与发布', '立即发邮件').isChecked()).toBe(true)
    await choice('审核与发布', '立即发邮件').focus()
    await page.keyboard.press('ArrowRight')
    expect(await choice('审核与发布', '每日汇总').isChecked()).toBe(true)
    await choice('到期提醒', '不发邮件').check()
    await page.getByRole('button', { name: '保存' }).press('Enter')
    await page.getByText('已保存，立即生效。').waitFor()
    await go('/settings/notices')
    expect(await choice('审核与发布', '每日汇总').isChecked()).toBe(true)
    expect(await choice('到期提醒', '不发邮件').isChecked()).toBe(true)
    expect(await choice('单位与成员', '立即发邮件').isChecked()).toBe(true)
  })
})

describe('a mail of the house', () => {
  const mailsTo = (address: string) =>
    readdirSync(inject('mails'))
      .filter((name) => name.endsWith('.eml'))
      .map((name) => readMail(readFileSync(path.join(inject('mails'), name), 'utf8')))
      .filter(({ header }) => header('To') === address)
  const approved = () => mailsTo('univ@keqiao.example').find(({ subject }) => subject.includes('已通过审核'))

  test('leads its reader to what it is about, and the notice is read', async ({ visit }) => {
    await expect.poll(approved).toBeDefined()
    const link = /http\S+\/inbox\/\S+/.exec(approved()?.text ?? '')?.[0] as string
    const { page, go } = await visit({ as: 'univ@keqiao.example' })
    await go('/inbox?unread=true')
    const before = await page.locator('main li').count()
    await go(link)
    await page.waitForURL(/\/achievements\//)
    await go('/inbox?unread=true')
    expect(await page.locator('main li').count()).toBe(before - 1)
  })

  test('is the last of its kind once its link to stop was followed, without signing in', async ({ visit }) => {
    await expect.poll(approved).toBeDefined()
    const link = approved()?.header('List-Unsubscribe')?.slice(1, -1) as string
    const stranger = await visit({ phone: true })
    await stranger.go(link)
    await stranger.page.getByRole('heading', { name: '不再接收「审核与发布」的邮件？' }).waitFor()
    await stranger.page.getByRole('button', { name: '不再接收这类邮件' }).click()
    await stranger.page.getByRole('heading', { name: '已退订' }).waitFor()
    const own = await visit({ as: 'univ@keqiao.example' })
    await own.go('/settings/notices')
    const kind = own.page.getByRole('group', { name: '审核与发布' })
    expect(await kind.getByRole('radio', { name: '不发邮件' }).isChecked()).toBe(true)
  })

  test('with a broken link says what to do instead', async ({ visit }) => {
    const { page, go } = await visit({ expected: /404/ })
    await go('/unsubscribe?token=p.x.review.y')
    await page.getByRole('heading', { name: '这个退订链接不完整' }).waitFor()
  })
})
