import { buffer } from 'node:stream/consumers'
import { expect } from 'vitest'
import { reads, test } from '../support/browser.ts'

test('the operators of the province keep the synonyms: faults at the field, a reason for what is off', async ({ visit }) => {
  const { page, go } = await visit({ as: 'operator@keqiao.example', expected: /400/ })
  const word = `浏览器词${Date.now()}`
  await go('/operator?tab=knowledge&list=synonym')
  await page.getByRole('button', { name: '新增一组同义词' }).click()
  const terms = page.getByRole('textbox', { name: '可以互换的词' })
  await terms.fill(`锂电池\n${word}`)
  await page.getByRole('button', { name: '保存' }).click()
  await reads(page.getByRole('alert'), /“锂电池”已在另一组里/)
  expect(await terms.inputValue()).toBe(`锂电池\n${word}`)
  await terms.fill(`${word}甲\n${word}乙`)
  await page.getByRole('button', { name: '保存' }).click()
  await reads(page.getByRole('main'), /已保存，几秒内生效/)

  await page.getByRole('searchbox', { name: '找词' }).fill(`${word}甲`)
  await page.getByRole('button', { name: '查找' }).click()
  await page.waitForURL(/q=/)
  const row = page.getByRole('listitem').filter({ hasText: `${word}乙` })
  await row.getByRole('button', { name: /^停用/ }).click()
  await row.getByRole('button', { name: '停用' }).click()
  await reads(row.getByRole('alert'), /请写明停用的原因/)
  await row.getByRole('textbox', { name: '停用的原因' }).fill('只是试一下')
  await row.getByRole('button', { name: '停用' }).click()
  await reads(row, /停用原因：只是试一下/)
  await row.getByRole('button', { name: /^启用/ }).click()
  await row.getByRole('button', { name: /^停用/ }).waitFor()
})

test('a problem is added in the words of the works', async ({ visit }) => {
  const { page, go } = await visit({ as: 'operator@keqiao.example' })
  await go('/operator?tab=knowledge')
  await page.getByRole('button', { name: '新增问题—技术' }).click()
  await page.getByRole('textbox', { name: '毛病' }).fill('辊底炉炉辊结瘤划伤钢板')
  await page.getByRole('button', { name: '保存' }).click()
  await expect.poll(() => page.getByRole('alert').count()).toBe(2)
  expect(await page.getByRole('textbox', { name: '毛病' }).inputValue()).toBe('辊底炉炉辊结瘤划伤钢板')
  await page.getByRole('combobox', { name: '小方向' }).selectOption('010101')
  await page.getByRole('textbox', { name: '技术' }).fill('炉辊等离子喷涂')
  await page.getByRole('button', { name: '保存' }).click()
  await reads(page.getByRole('main'), /已保存，几秒内生效/)
  await go('/operator?tab=knowledge&state=changed')
  await reads(page.getByRole('listitem').filter({ hasText: '炉辊等离子喷涂' }), /本地新增/)
})

test('a table goes out, and comes back whole or not at all', async ({ visit }) => {
  const { page, go } = await visit({ as: 'operator@keqiao.example', expected: /422/ })
  const word = `表格词${Date.now()}`
  await go('/operator?tab=knowledge&list=synonym')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出全部（CSV）' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('同义词.csv')
  const exported = (await buffer(await download.createReadStream())).toString()
  expect(exported).toMatch(/^\ufeff"编号","领域编号","可以互换的词"/)

  await page.getByRole('button', { name: '从表格导入' }).click()
  const table = page.getByRole('region', { name: '导入同义词' })
  const send = (content: string) =>
    table.locator('input[type=file]').setInputFiles({ name: '改过.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
  await send('没有的列\n甲\n')
  await reads(table, /缺少的列：编号、可以互换的词/)
  await send(`${exported},,"${word}甲",,\r\n,,"锂电池；${word}乙",,\r\n`)
  await reads(table.getByRole('alert'), /2 处有问题/)
  await reads(table, /至少写 2 个词/)
  await reads(table, /“锂电池”在第 \d+ 行已经有了/)
  expect(await table.getByRole('button', { name: /^导入/ }).count()).toBe(0)
  await send(`${exported},,"${word}甲；${word}乙",,\r\n`)
  await reads(table.getByRole('status'), /新增 1 条，修改 0 条/)
  await table.getByRole('button', { name: '导入这 1 条' }).click()
  await reads(table, /已导入：新增 1 条/)
  await go(`/operator?tab=knowledge&list=synonym&q=${encodeURIComponent(`${word}甲`)}`)
  await reads(page.getByRole('listitem').filter({ hasText: `${word}乙` }), /本地新增/)
})
