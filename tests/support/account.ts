import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { linkTo, type Visit } from './browser.ts'

export const PASSWORD = 'kan jian yan shan xue'

export const box = (page: Page, name: string) => page.getByRole('main').getByRole('textbox', { name, exact: true })
export const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click()
/** The tick of the privacy notice at the end of a sign-up. */
export const read = (page: Page) => page.getByRole('checkbox', { name: /^我已读过/ })
export const part = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })

/** The fault stands at the field, in words, and what was typed is still there. */
export async function faulty(page: Page, name: string, fault: RegExp, typed?: string) {
  const field = box(page, name)
  await expect.poll(() => field.getAttribute('aria-invalid'), { message: name }).toBe('true')
  const ids = (await field.getAttribute('aria-describedby'))?.split(' ') ?? []
  const texts = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).textContent()))
  expect(texts.join('\n')).toMatch(fault)
  if (typed !== undefined) expect(await field.inputValue()).toBe(typed)
}

/** From the first page of a sign-up to the workspace. */
export async function signUp({ page, go }: Visit, email: string, name = '王工') {
  await go('/sign-up')
  await box(page, '姓名').fill(name)
  await box(page, '邮箱').fill(email)
  await press(page, '发送注册邮件')
  await page.getByRole('heading', { name: '请查收邮件' }).waitFor()
  await go(await linkTo(email))
  await box(page, '密码').fill(PASSWORD)
  await read(page).check()
  await press(page, '完成注册')
  await page.waitForURL(/\/workspace$/)
}

export async function signIn({ page, go }: Visit, email: string, password: string) {
  await go('/sign-in')
  await box(page, '邮箱').fill(email)
  await box(page, '密码').fill(password)
  await press(page, '登录')
}
