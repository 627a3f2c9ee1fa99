import { expect } from 'vitest'
import { reads, test } from '../support/browser.ts'

test('a search is kept under a name: a missing one is told at its field; then muted, made weekly and deleted', async ({
  visit,
}) => {
  const { page, go } = await visit({ as: 'univ@keqiao.example', expected: /400/ })
  const name = `裂纹${Date.now()}`
  await go(`/search?kind=need&q=${encodeURIComponent('表面裂纹')}&field=01`)
  await page.getByRole('button', { name: '保存这个搜索' }).click()
  const field = page.getByRole('textbox', { name: '名称' })
  expect(await field.inputValue()).toBe('表面裂纹')
  await field.fill(' ')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('alert').first().waitFor()
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
  await field.fill(name)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await reads(page.getByRole('dialog', { name: '保存这个搜索' }), /有新结果会告诉你/)
  await page.getByRole('dialog', { name: '保存这个搜索' }).getByRole('link', { name: '看我的订阅' }).click()
  await page.waitForURL(/\/subscriptions/)

  const line = page.getByRole('listitem').filter({ hasText: name })
  await reads(line, /需求 · 表面裂纹 · 1 个筛选/)
  await line.getByRole('combobox', { name: /^何时告知/ }).selectOption('weekly')
  await line.getByRole('button', { name: /^静音/ }).click()
  await reads(line, /已静音/)
  await page.reload()
  expect(await line.getByRole('combobox', { name: /^何时告知/ }).inputValue()).toBe('weekly')
  await line.getByRole('button', { name: /^取消静音/ }).click()
  await line.getByRole('button', { name: /^静音/ }).waitFor()
  await line.getByRole('button', { name: /^删除/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click()
  await expect.poll(() => line.count()).toBe(0)
})

test('an owner sets from how many points and when, for all records and for one of them', async ({ visit }) => {
  const { page, go } = await visit({ as: 'univ-admin@keqiao.example' })
  await go('/subscriptions?tab=achievement')
  await page.getByRole('combobox', { name: '多少分起：总设置' }).selectOption('80')
  await reads(page.getByRole('main'), /已保存，立即生效/)
  const line = page.getByRole('listitem').first()
  await reads(line, /随总设置/)
  await expect.poll(() => line.getByRole('combobox', { name: /^多少分起/ }).inputValue()).toBe('80')
  await line.getByRole('combobox', { name: /^何时告知/ }).selectOption('daily')
  await reads(line, /单独设置/)
  await line.getByRole('button', { name: /^改回总设置/ }).click()
  await reads(line, /随总设置/)
  await page.getByRole('combobox', { name: '多少分起：总设置' }).selectOption('60')
  await expect.poll(() => line.getByRole('combobox', { name: /^多少分起/ }).inputValue()).toBe('60')
})
