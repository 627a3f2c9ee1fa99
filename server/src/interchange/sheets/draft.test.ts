import { AchievementDraft } from '@keqiao/shared/achievements'
import { describe, expect, test } from 'vitest'
import { loadTaxonomies } from '../../taxonomy/taxonomy.ts'
import type { Cell } from '../cell.ts'
import { achievements } from './achievements.ts'
import type { Sheet } from './column.ts'
import { mapHeadings, toDraft } from './draft.ts'
import { needs } from './needs.ts'
import { sheetOf } from './sheets.ts'

const taxonomies = loadTaxonomies()
const achievement = sheetOf('achievement')
const need = sheetOf('need')

function check(
  sheet: Sheet<{ externalRef: string | null; name: string }>,
  given: Record<string, Cell>,
  seen = new Set<string>(),
) {
  const mapping = mapHeadings(sheet, Object.keys(given))
  return toDraft(sheet, mapping, { number: 7, cells: Object.values(given) }, { taxonomies, seen })
}
/** `heading: code` of every fault. */
const faults = (sheet: typeof achievement, given: Record<string, Cell>) =>
  check(sheet, given).problems.map((problem) => `${problem.column}: ${problem.code}`)
const draft = (sheet: typeof achievement, given: Record<string, Cell>) => {
  const { draft, problems } = check(sheet, given)
  expect(problems).toEqual([])
  return draft as unknown as Record<string, unknown>
}

describe('headings', () => {
  test('are known by their Chinese, by other names in use, and by the field’s own name', () => {
    for (const headings of [
      ['编号', '成果名称', '摘要', '关键词'],
      ['id', 'title', 'abstract', 'keywords'],
      ['externalRef', 'name', '成果简介', '关键字'],
    ])
      expect(mapHeadings(achievement, headings).columns.map((column) => column?.path)).toEqual([
        'externalRef',
        'name',
        'abstract',
        'keywords',
      ])
    expect(mapHeadings(need, ['需求名称 *', 'description', '预算上限（元）']).columns.map((column) => column?.path)).toEqual([
      'name',
      'background',
      'budgetMax',
    ])
  })

  test('that nobody knows, that are missing or stand twice are named', () => {
    expect(() => mapHeadings(achievement, ['摘要', '备注', '成果简介'])).toThrow(
      expect.objectContaining({
        code: 'header_wrong',
        facts: { missing: ['成果名称'], unknown: ['备注'], repeated: ['成果简介'] },
      }),
    )
  })

  test('mean one column each, in both sheets', () => {
    for (const { columns } of [achievements, needs]) {
      const names = columns.flatMap((column) => [column.heading, column.path])
      expect(new Set(names).size).toBe(names.length)
      expect(
        mapHeadings(
          { columns },
          columns.map((column) => column.heading),
        ).columns,
      ).toEqual(columns)
    }
  })
})

describe('a row becomes a draft', () => {
  test('with lists, codes by label or code, amounts, months and indicators', () => {
    expect(
      draft(achievement, {
        编号: 'A-1',
        成果名称: ' 热成形钢 ',
        关键词: '超高强；氢脆、热成形,',
        技术领域: '钢铁',
        细分方向: '010101',
        应用行业: 'C31；农、林、牧、渔专业及辅助性活动',
        所在地区: '石家庄',
        主要技术指标: '抗拉强度 ≥ 1800 MPa\n(2) 断后伸长率≥6%（室温）',
        技术就绪度: 6,
        就绪度依据: '自评',
        转化方式: '普通许可；股权融资 / 引入投资',
        价格方式: 'RANGE',
        '最低价（万元）': 80.5,
        '最高价（万元）': '1.2亿',
        完成年月: { date: '2026-05-01' },
        知识产权: '发明专利 | DEMO-1 | 一种方法 | 已授权\n计算机软件著作权',
      }),
    ).toEqual({
      ...AchievementDraft.parse({ name: '热成形钢' }),
      externalRef: 'A-1',
      keywords: ['超高强', '氢脆', '热成形'],
      field: '0101',
      subDirections: ['010101'],
      industries: ['C31', 'A05'],
      region: '130100',
      indicators: [
        { name: '抗拉强度', op: '>=', value: 1800, valueMax: null, unit: 'MPa', condition: null },
        { name: '断后伸长率', op: '>=', value: 6, valueMax: null, unit: '%', condition: '室温' },
      ],
      trl: 6,
      trlBasis: 'SELF',
      modes: ['LIC_NON', 'FINANCE'],
      priceShow: 'RANGE',
      priceMin: 80_500_000,
      priceMax: 12_000_000_000,
      finishedOn: '2026-05',
      ips: [
        { kind: 'PAT_INV', number: 'DEMO-1', name: '一种方法', status: 'GRANTED' },
        { kind: 'SW', number: null, name: null, status: null },
      ],
    })
  })

  test('with wishes apart from musts in a need', () => {
    const { indicators } = draft(need, { 需求名称: '麻点', 主要技术指标: '降级率 ≤ 1 %（连续3个月）；锌渣量 ≤ 6 kg/t（期望）' })
    expect(indicators).toEqual([
      { name: '降级率', op: '<=', value: 1, valueMax: null, unit: '%', condition: '连续3个月', must: true },
      { name: '锌渣量', op: '<=', value: 6, valueMax: null, unit: 'kg/t', condition: null, must: false },
    ])
  })

  test.each<[string, Cell, number]>([
    ['最低价（万元）', 3, 3_000_000],
    ['最低价（元）', 3, 300],
    ['最低价', '3万', 3_000_000],
    ['最低价（元）', '３，０００ 万元', 3_000_000_000],
    ['priceMin', 3_000_000, 3_000_000],
    ['最低价（万元）', '0', 0],
  ])('an amount under %s: %j is %d 分', (heading, cell, fen) => {
    expect(draft(achievement, { 成果名称: '甲', [heading]: cell }).priceMin).toBe(fen)
  })

  test.each<[Cell, string]>([
    ['2026-05', '2026-05'],
    ['2026/5', '2026-05'],
    ['2026年5月', '2026-05'],
    ['2026.05.31', '2026-05'],
    [202605, '2026-05'],
    ['2026-05-03 00:00:00', '2026-05'],
    [46143, '2026-05'],
    [{ date: '2026-05-01' }, '2026-05'],
  ])('the month %j is %s', (cell, month) => {
    expect(draft(achievement, { 成果名称: '甲', 完成年月: cell }).finishedOn).toBe(month)
  })

  test.each<[Cell, number]>([
    [6, 6],
    ['6', 6],
    ['TRL 6', 6],
    ['６级', 6],
    ['6.0', 6],
  ])('the readiness %j is %d', (cell, trl) => expect(draft(achievement, { 成果名称: '甲', 技术就绪度: cell }).trl).toBe(trl))

  test('a number as its own digits where a text is meant', () => {
    expect(draft(achievement, { 编号: 20260012, 成果名称: 3.5 })).toMatchObject({ externalRef: '20260012', name: '3.5' })
    expect(draft(achievement, { 编号: '00123', 成果名称: "'=甲" })).toMatchObject({ externalRef: '00123', name: '=甲' })
  })

  test('objects of a JSON line go in as they are', () => {
    const indicator = { name: '强度', op: '>=', value: 5, unit: 'MPa' }
    expect(draft(achievement, { title: '甲', keywords: { json: ['a', 'b'] }, indicators: { json: [indicator] } })).toMatchObject({
      keywords: ['a', 'b'],
      indicators: [{ ...indicator, valueMax: null, condition: null }],
    })
  })

  test('without a number of its own it gets one from what it says, the same every time', () => {
    const one = draft(achievement, { 成果名称: '甲', 摘要: '一' }).externalRef
    expect(one).toMatch(/^auto-[0-9a-f]{32}$/)
    expect(draft(achievement, { 摘要: '一', 成果名称: '甲' }).externalRef).toBe(one)
    expect(draft(achievement, { 成果名称: '甲', 摘要: '二' }).externalRef).not.toBe(one)
  })
})

describe('what is wrong is said at its own cell', () => {
  test.each<[Record<string, Cell>, string[]]>([
    [{ 成果名称: '' }, ['成果名称: required']],
    [{ 成果名称: '长'.repeat(201) }, ['成果名称: too_long']],
    [{ 成果名称: { formula: '=A1' } }, ['成果名称: formula']],
    [{ 成果名称: '甲', 技术领域: '炼丹' }, ['技术领域: not_in_list']],
    [{ 成果名称: '甲', 技术领域: '010101' }, ['技术领域: unknown_code']],
    [{ 成果名称: '甲', 应用行业: 'C31；Z99' }, ['应用行业: unknown_code']],
    [{ 成果名称: '甲', 技术就绪度: '中试' }, ['技术就绪度: not_a_number']],
    [{ 成果名称: '甲', 技术就绪度: 12 }, ['技术就绪度: wrong_value']],
    [{ 成果名称: '甲', 完成年月: '明年' }, ['完成年月: bad_date']],
    [{ 成果名称: '甲', 完成年月: 2026.1 }, ['完成年月: bad_date']],
    [{ 成果名称: '甲', 完成年月: '2026-13' }, ['完成年月: bad_date']],
    [{ 成果名称: '甲', '最低价（万元）': '很多' }, ['最低价（万元）: bad_money']],
    [{ 成果名称: '甲', '最低价（万元）': -5 }, ['最低价（万元）: bad_money']],
    [{ 成果名称: '甲', 主要技术指标: '强度很高' }, ['主要技术指标: bad_indicator']],
    [{ 成果名称: '甲', 联系电话: '0311' }, ['联系人: required']],
    [{ 成果名称: '甲', 联系人: '王', 联系邮箱: 'x' }, ['联系邮箱: wrong_value']],
    [
      { 完成年月: '明年', 成果名称: '', 关键词: '词；'.repeat(21), 技术领域: 'x' },
      ['完成年月: bad_date', '成果名称: required', '关键词: too_long', '技术领域: unknown_code'],
    ],
  ])('%j', (given, expected) => expect(faults(achievement, given)).toEqual(expected))

  test('a number that stood above is a duplicate; the first one stays', () => {
    const seen = new Set<string>()
    expect(check(achievement, { 编号: 'A-1', 成果名称: '甲' }, seen).problems).toEqual([])
    expect(check(achievement, { 编号: 'A-1', 成果名称: '乙' }, seen).problems).toEqual([
      { row: 7, column: '编号', code: 'duplicate_ref', value: 'A-1', facts: { externalRef: 'A-1' } },
    ])
  })
})
