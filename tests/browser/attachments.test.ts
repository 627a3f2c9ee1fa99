import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { gone, reads, settled, test, textOf } from '../support/browser.ts'
import { violations } from './looks/axe.ts'
import { idsOf } from './pages.ts'

/** The smallest picture there is. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })

test('a university adds files: each fault stands at its file, the others stay; what is public is approved first', async ({
  visit,
}) => {
  const { page, context, go } = await visit({ as: 'univ-admin@keqiao.example', expected: /415|422/ })
  const { ownAchievement } = await idsOf(context)
  await go(`/achievements/${ownAchievement}/edit`)
  const files = page
    .getByRole('region', { name: '附件' })
    .or(page.locator('section', { has: page.getByRole('heading', { name: '附件' }) }))
  const input = files.locator('input[type="file"]')
  await files.getByLabel('公开：审核通过后，看得到这一页的人都能下载').check()
  await input.setInputFiles([
    file('辊道照片.png', PNG),
    file('网页.pdf', Buffer.from('<html><script>alert(1)</script></html>')),
    file('程序.exe', Buffer.from('MZ')),
    file('改名.jpg', PNG),
    file('现场.png', PNG),
  ])
  const row = (name: string) => files.getByRole('listitem').filter({ hasText: name })
  await reads(row('网页.pdf'), '只接受 PDF、Word、Excel、PPT')
  await reads(row('程序.exe'), '只接受 PDF、Word、Excel、PPT')
  await reads(row('改名.jpg'), '扩展名与内容不一致')
  await reads(row('辊道照片.png'), /PNG 图片 · 1 KB · 审核通过后公开\s*公开前等待审核\s*未经病毒扫描/)
  await row('现场.png').getByRole('link', { name: '下载 现场.png' }).waitFor()

  expect(await violations(page)).toEqual([])

  await row('网页.pdf').getByRole('button', { name: '从列表移除 网页.pdf' }).click()
  await gone(row('网页.pdf'))
  await row('现场.png').getByRole('button', { name: '不公开了' }).click()
  await reads(row('现场.png'), '按申请提供')

  const visitor = await visit()
  await visitor.go(`/achievements/${ownAchievement}`)
  await settled(visitor.page)
  const list = visitor.page.locator('section', { has: visitor.page.getByRole('heading', { name: '附件' }) })
  await reads(list, /附件 2\s*PNG 图片 · 1 KB · 按申请提供/)
  expect(await textOf(list)).not.toMatch(/现场|辊道/)

  const desk = await visit({ as: 'reviewer@keqiao.example' })
  await desk.go(`/review?version=pending&item=achievement.${ownAchievement}.pending`)
  const changes = desk.page.getByRole('region', { name: '这次改了 1 项' })
  await reads(changes, /通过后公开的附件：1 个\s*辊道照片\.png/)
  await desk.page.keyboard.press('a')
  const isPublic = async () => {
    await visitor.page.reload()
    await settled(visitor.page)
    return list.getByRole('link', { name: '下载 辊道照片.png' }).count()
  }
  await expect.poll(isPublic, { timeout: 60_000, interval: 1000 }).toBe(1)
  const [download] = await Promise.all([
    visitor.page.waitForEvent('download'),
    list.getByRole('link', { name: '下载 辊道照片.png' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('辊道照片.png')
  expect((await readFile(await download.path())).subarray(1, 4).toString()).toBe('PNG')

  for (const name of ['辊道照片.png', '现场.png']) {
    await row(name)
      .getByRole('button', { name: `删除 ${name}` })
      .click()
    await row(name).getByRole('button', { name: '确认删除' }).click()
    await gone(row(name))
  }
  await visitor.go(`/achievements/${ownAchievement}`)
  await gone(visitor.page.getByRole('heading', { name: '附件' }))
})
