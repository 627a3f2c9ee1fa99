import { codesOf } from '@keqiao/server/accounts/second-factor'
import { DEMO_PASSWORD, DEMO_SECOND_FACTOR } from '@keqiao/server/seed'
import { Secret, TOTP } from 'otpauth'
import { describe, expect, inject } from 'vitest'
import { box, faulty, PASSWORD, part, press, read, signIn, signUp } from '../support/account.ts'
import { gone, linkTo, reads, settled, test } from '../support/browser.ts'
import { mailsTo } from '../support/mailbox.ts'

const NEW_PASSWORD = 'ting jian bai yang dian'
const STEP = 30_000
const BACKUP = /^[a-zA-Z\d]{5}-[a-zA-Z\d]{5}$/

describe('an account', () => {
  test('is made from a mail: poor entries are named at their fields, a used link says what to do', async ({ visit }) => {
    const one = await visit({ expected: /4(00|10)/ })
    const { page, go } = one
    const email = 'xin@new.example'
    await go('/sign-up')
    await box(page, '邮箱').fill('xin@@new')
    await press(page, '发送注册邮件')
    await faulty(page, '姓名', /请填写这一项/)
    await faulty(page, '邮箱', /请填写邮箱/, 'xin@@new')
    await box(page, '姓名').fill('辛工')
    await box(page, '邮箱').fill(email)
    await press(page, '发送注册邮件')
    await page.getByRole('heading', { name: '请查收邮件' }).waitFor()

    const link = await linkTo(email)
    await go(link)
    expect(new URL(page.url()).hash).toBe('')
    expect([await box(page, '邮箱').inputValue(), await box(page, '姓名').inputValue()]).toEqual([email, '辛工'])
    expect(await read(page).isChecked()).toBe(false)
    await box(page, '密码').fill(PASSWORD)
    await press(page, '完成注册')
    await expect.poll(() => read(page).getAttribute('aria-invalid')).toBe('true')
    await read(page).check()
    for (const [poor, fault] of [
      ['short', /太短，至少 10 个字符/],
      ['woaini1314520', /常见的密码/],
      ['keqiao-2026', /不要用邮箱、姓名、单位或“科桥”/],
    ] as const) {
      await box(page, '密码').fill(poor)
      await press(page, '完成注册')
      await faulty(page, '密码', fault, poor)
    }
    await box(page, '密码').fill(PASSWORD)
    await press(page, '完成注册')
    await page.waitForURL(/\/workspace$/)
    await go(link)
    await page.getByRole('heading', { name: '这个链接已经失效' }).waitFor()
  })

  test('that exists is told by mail alone: the page says the same', async ({ visit }) => {
    const { page, go } = await visit()
    await go('/sign-up')
    await box(page, '姓名').fill('冒名')
    await box(page, '邮箱').fill('visitor@keqiao.example')
    await press(page, '发送注册邮件')
    await page.getByRole('heading', { name: '请查收邮件' }).waitFor()
    await expect
      .poll(() => mailsTo(inject('mails'), 'visitor@keqiao.example').map(({ subject }) => subject))
      .toContain('你的邮箱已有账号')
  })

  test('gets a new password by mail; every device is out, and the link works once', async ({ visit }) => {
    const one = await visit({ expected: /4(00|01|10)/ })
    const { page, go } = one
    const email = 'wang@forgetful.example'
    await signUp(one, email)
    const other = await visit()
    await other.go('/forgot')
    await box(other.page, '邮箱').fill('nobody')
    await press(other.page, '发送链接')
    await faulty(other.page, '邮箱', /请填写邮箱/, 'nobody')
    await box(other.page, '邮箱').fill(email)
    await press(other.page, '发送链接')
    await other.page.getByRole('heading', { name: '请查收邮件' }).waitFor()
    await expect.poll(() => mailsTo(inject('mails'), email).at(-1)?.link ?? '').toMatch(/^\/reset#/)
    const link = await linkTo(email)
    await go(link)
    await box(page, '新密码').fill('password2026')
    await press(page, '保存新密码')
    await faulty(page, '新密码', /常见的密码/, 'password2026')
    await box(page, '新密码').fill(NEW_PASSWORD)
    await press(page, '保存新密码')
    await page.getByRole('heading', { name: '新密码已生效' }).waitFor()
    await go('/settings/security')
    await page.getByRole('heading', { name: '这一页需要登录' }).waitFor()
    await go(link)
    await box(page, '新密码').fill('yet another long one')
    await press(page, '保存新密码')
    await page.getByRole('heading', { name: '这个链接已经失效' }).waitFor()
    await signIn(one, email, NEW_PASSWORD)
    await page.waitForURL(/\/workspace$/)
  })
})

describe('account security', () => {
  test('password and address change with the present password; faults stand at their fields', async ({ visit }) => {
    const one = await visit({ expected: /400/ })
    const { page, go } = one
    await signUp(one, 'liu@firm.example')
    const other = await visit()
    await signIn(other, 'liu@firm.example', PASSWORD)
    await other.page.waitForURL(/\/workspace$/)

    await go('/settings/security')
    await reads(part(page, '登录的设备'), /Linux · Chrome[\s\S]*这台[\s\S]*Linux · Chrome/)
    await press(page, '修改密码')
    await press(page, '保存新密码')
    await faulty(page, '现在的密码', /请填写这一项/)
    await box(page, '现在的密码').fill('not the password')
    await box(page, '新密码').fill(NEW_PASSWORD)
    await press(page, '保存新密码')
    await faulty(page, '现在的密码', /密码不对/, 'not the password')
    expect(await box(page, '新密码').inputValue()).toBe(NEW_PASSWORD)
    await box(page, '现在的密码').fill(PASSWORD)
    await press(page, '保存新密码')
    await page.getByText('密码已修改，其他设备上的登录已经结束。').waitFor()
    await reads(part(page, '登录的设备'), /只在这台设备上登录/)
    await other.page.reload()
    await settled(other.page)
    await other.page.getByRole('heading', { name: '这一页需要登录' }).waitFor()

    await press(page, '换邮箱')
    await box(page, '新邮箱').fill('liu@')
    await box(page, '现在的密码').fill(NEW_PASSWORD)
    await press(page, '发送确认邮件')
    await faulty(page, '新邮箱', /请填写邮箱/, 'liu@')
    await box(page, '新邮箱').fill('liu@moved.example')
    await press(page, '发送确认邮件')
    await page.getByText(/确认邮件已发往 liu@moved.example/).waitFor()
    await go(await linkTo('liu@moved.example'))
    await press(page, '确认')
    await page.getByText('以后用 liu@moved.example 登录和收信。').waitFor()
    await expect
      .poll(() => mailsTo(inject('mails'), 'liu@firm.example').map(({ subject }) => subject))
      .toContain('账号邮箱已更换')
  })

  test('a code app is set up by picture or key, kept by backup codes, and asked for from then on', async ({ visit }) => {
    const one = await visit({ expected: /40[01]/ })
    const { page, go } = one
    const email = 'sun@firm.example'
    await signUp(one, email)
    await go('/settings/security')
    await part(page, '动态验证码').getByRole('button', { name: '启用' }).click()
    await box(page, '现在的密码').fill('not the password')
    await press(page, '下一步')
    await faulty(page, '现在的密码', /密码不对/, 'not the password')
    await box(page, '现在的密码').fill(PASSWORD)
    await press(page, '下一步')
    const picture = page.getByRole('img', { name: '验证器要扫的二维码' })
    await expect.poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
    const shown = ((await page.getByText(/手工输入密钥/).textContent()) ?? '').match(/[A-Z2-7]{4}(?: [A-Z2-7]{1,4})+/)?.[0] ?? ''
    const app = new TOTP({ secret: Secret.fromBase32(shown.replaceAll(' ', '')) })
    await box(page, '验证码').fill('000000')
    await press(page, '启用')
    await faulty(page, '验证码', /验证码不对/, '000000')
    await box(page, '验证码').fill(app.generate())
    await press(page, '启用')
    await page.getByText('请把备用码存好').waitFor()
    const codes = (await page.getByRole('listitem').allInnerTexts()).filter((text) => BACKUP.test(text))
    expect(codes).toHaveLength(10)
    await press(page, '我已存好')
    await reads(part(page, '动态验证码'), /已启用[\s\S]*还有 10 个备用码/)

    const other = await visit({ expected: /400/ })
    await signIn(other, email, PASSWORD)
    await other.page.getByRole('heading', { name: '输入验证码' }).waitFor()
    expect(await box(other.page, '验证码').evaluate((element) => element === document.activeElement)).toBe(true)
    await box(other.page, '验证码').fill('123456')
    await press(other.page, '登录')
    await faulty(other.page, '验证码', /验证码不对/, '123456')
    await press(other.page, '用备用码')
    await box(other.page, '备用码').fill(codes[0] as string)
    await press(other.page, '登录')
    await other.page.waitForURL(/\/workspace$/)

    await go('/settings/security')
    await part(page, '动态验证码').getByRole('button', { name: '停用' }).click()
    await box(page, '现在的密码').fill(PASSWORD)
    await box(page, '验证码或备用码').fill('nonsense')
    await press(page, '停用')
    await faulty(page, '验证码或备用码', /验证码不对/, 'nonsense')
    await box(page, '验证码或备用码').fill(codes[1] as string)
    await press(page, '停用')
    await reads(part(page, '动态验证码'), /未启用/)
  })

  test('the operator signs in with a code, and cannot switch it off', async ({ visit }) => {
    const one = await visit({ expected: /403/ })
    const { page, go } = one
    await signIn(one, 'operator@keqiao.example', DEMO_PASSWORD)
    await page.getByRole('heading', { name: '输入验证码' }).waitFor()
    // The step after the one by which the house was entered: a code works once.
    await box(page, '验证码').fill(codesOf(DEMO_SECOND_FACTOR).generate({ timestamp: Date.now() + STEP }))
    await press(page, '登录')
    await page.waitForURL(/\/workspace$/)
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '中心管理' }).waitFor()
    await go('/settings/security')
    await page.getByText('你担任中心的职务，所以不能停用').waitFor()
    await gone(page.getByRole('button', { name: '停用' }))
  })
})
