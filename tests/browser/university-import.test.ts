import { readFileSync } from 'node:fs'
import type { Download, Page } from 'playwright-core'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { house, pictures, reads, results, settled, test } from '../support/browser.ts'

/** Of this run: a second run against the same house brings other numbers. */
const RUN = Date.now().toString(36)
const row = (n: number, more: Row = {}): Row => ({
  编号: `${RUN}-${n}`,
  成果名称: `高炉煤气羰基硫水解催化剂${RUN}第${n}号`,
  摘要: '以改性氧化铝为载体的低温水解催化剂，用于高炉煤气精脱硫，抗氯中毒。',
  关键词: '高炉煤气；羰基硫；水解催化剂',
  技术领域: '钢铁',
  拟解决的问题: '高炉煤气中羰基硫难以脱除，末端排放超标。',
  主要技术指标: '羰基硫转化率 ≥ 98 %',
  技术就绪度: 7,
  合作方式: '普通许可；合作开发',
  价格方式: '面议',
  ...more,
})
type Row = Record<string, string | number>

describe('a university', () => {
  test('imports a sheet with planted errors, corrects it, and finds its achievements once the centre let them pass', async ({
    visit,
  }) => {
    const { page, go } = await visit({ as: 'univ-admin@keqiao.example' })
    await go('/import')
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: '成果模板' }).click()
    const headings = await headingsOf(await downloading)
    expect(headings).toContain('成果名称')

    const planted = [
      row(1),
      row(2, { 成果名称: '' }),
      row(3, { 技术就绪度: '七级吧' }),
      row(4, { 技术领域: '炼丹术' }),
      row(5, { 主要技术指标: '转化率很高' }),
      row(1, { 成果名称: `编号重复的一行${RUN}` }),
      row(7),
    ]
    await upload(page, '材料学院成果.xlsx', headings, planted)
    await page.getByRole('heading', { name: '材料学院成果.xlsx' }).waitFor()
    await page.getByRole('button', { name: '确认入库 2 行' }).waitFor()

    const faults = page.getByRole('table', { name: '有问题的格' }).getByRole('row')
    await expect.poll(() => faults.count()).toBe(6)
    const said = (await faults.allTextContents()).join('\n')
    expect(said).toMatch(/第 3 行.*成果名称.*（空）.*此格必填/)
    expect(said).toMatch(/第 4 行.*技术就绪度.*七级吧/)
    expect(said).toMatch(/第 5 行.*技术领域.*炼丹术/)
    expect(said).toMatch(/第 6 行.*主要技术指标.*转化率很高.*指标无法识别/)
    expect(said).toMatch(/第 7 行.*编号.*编号重复/)
    await pictures(page, 'import')

    // The own sheet comes back with what is wrong written into it.
    const returning = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载标注了问题的表' }).first().click()
    const returned = await sheetOf(await returning)
    expect(JSON.stringify(returned)).toContain('炼丹术')

    await page.getByRole('button', { name: '放弃这次导入' }).click()
    await page.getByRole('link', { name: '再导入一份' }).click()
    await upload(
      page,
      '材料学院成果（已改）.xlsx',
      headings,
      [1, 2, 3, 4, 5, 6, 7].map((n) => row(n)),
    )
    await page.getByRole('button', { name: '确认入库 7 行' }).click()
    await reads(page.getByRole('main'), /已入库[\s\S]*7 新增/)

    const reviewer = await visit({ as: 'reviewer@keqiao.example' })
    const batch = new URL(page.url()).pathname.split('/').at(-1)
    const approved = await reviewer.context.request.post(`/api/v1/review/batches/achievement/${batch}/approve`, {
      headers: { origin: house() },
    })
    expect(approved.status()).toBe(202)

    await expect
      .poll(
        async () => {
          await go(`/search?kind=achievement&q=${encodeURIComponent(`羰基硫水解催化剂${RUN}`)}`)
          return results(page).getByRole('article').filter({ hasText: RUN }).count()
        },
        { timeout: 60_000 },
      )
      .toBe(7)
  })

  test('is told what is wrong with a file that is no sheet, and one with other headings', async ({ visit }) => {
    const { page, go } = await visit({ as: 'univ-admin@keqiao.example', expected: /4(00|15|22)/ })
    await go('/import')
    const choose = page.locator('input[type=file]')
    await choose.setInputFiles({
      name: '成果.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('not a sheet at all'),
    })
    await reads(page.getByRole('main'), /文件打不开|只接受 \.xlsx/)
    await upload(page, '别的表.xlsx', ['甲', '乙'], [{ 甲: '1', 乙: '2' }])
    await reads(page.getByRole('main'), /第一行的列名与模板不一致/)
    await settled(page)
    expect(new URL(page.url()).pathname).toBe('/import')
  })
})

async function upload(page: Page, name: string, headings: string[], rows: Row[]) {
  const cells = [headings, ...rows.map((one) => headings.map((heading) => one[heading] ?? null))].map((line) =>
    line.map((value) => (value === null || value === '' ? null : { value })),
  )
  const buffer = await writeXlsxFile(cells as never).toBuffer()
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
}

async function sheetOf(download: Download) {
  const [first] = await readXlsxFile(readFileSync(await download.path()))
  return first?.data ?? []
}

const headingsOf = async (download: Download) => ((await sheetOf(download))[0] ?? []).filter(Boolean).map(String)
